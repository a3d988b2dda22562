package dev.dutydesk.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.templates.model.Details;
import dev.dutydesk.templates.model.NoticeModel;
import dev.dutydesk.templates.model.Person;
import dev.dutydesk.templates.model.RefusalModel;
import dev.dutydesk.templates.model.StepModel;
import dev.dutydesk.templates.model.TicketModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type stays text, wherever it is put. */
class HostileTextTest {
    private final Templates templates = Templates.strict(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# heading\n## two",
                "**bold** _it_ ~~no~~ `code` ```\nblock\n```",
                "[here](http://evil.example) ![p](http://evil.example/p.png) <http://evil.example>",
                "<script>alert(1)</script> <b>x</b> <!-- c --> &lt;i&gt; &amp;",
                "@all @李伟 <!channel> <@U0LIWEI> <at user_id=\"all\"></at> @everyone",
                "- one\n- two\n1. three\n> quote\n---\n***",
                "{{ ticket }} {% if true %} {# x #} {{ 'a' | raw }} #{x} ${y}",
                "---\ntitle: mine\nbuttons:\n  - {id: accept, label: x}\n---\n",
                "\uDB80\uDC00\uDB80\uDC01 \uE000 \uDBBF\uDFFD \uD800 \uDC00 \u0000\u0007\u001B[31m",
                "\u202Edesrever\u202C \u2066x\u2069 \u200Bzero\u200Bwidth\uFEFF",
                "a · · b ·\n· c",
                "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 葛󠄀",
                "\\[x\\] \\* \\@ a\\\nb",
                "one\r\ntwo\rthree\u2028four\u2029five\u0085six\n\n\n\n\nseven",
                "    indented\n\ttab\n| a | b |\n|---|---|",
            })
    void itMakesNoMarkupMentionOrButton(String hostile) throws IOException {
        for (String name : EveryMessageTest.messages()) {
            for (Locale locale : EveryMessageTest.LOCALES) {
                Card plain = templates.render(name, locale, saying(name, "text"));
                Card card = templates.render(name, locale, saying(name, hostile));
                assertThat(shape(card.body())).as(name).isEqualTo(shape(plain.body()));
                assertThat(card.buttons()).isEqualTo(plain.buttons());
                assertThat(card.tone()).isEqualTo(plain.tone());
                assertThat(card.title()).doesNotContain("\n", "\r", "\u2028");
                assertThat(CardRenderer.toPlainText(card))
                        .doesNotContain("\u202E", "\u2066", "\u200B", "\uE000", "\u0000", "\u001B");
            }
        }
    }

    @Test
    void tenThousandCharactersAreCutWhereverTheyStand() throws IOException {
        String typed = "付不了款 <b>👨‍👩‍👧‍👦</b> ".repeat(600);
        assertThat(typed.length()).isGreaterThan(10_000);
        for (String name : EveryMessageTest.messages()) {
            for (Locale locale : EveryMessageTest.LOCALES) {
                Card card = templates.render(name, locale, saying(name, typed));
                assertThat(card.title().length()).as(name).isLessThan(300);
                assertThat(CardRenderer.cut(CardRenderer.toPlainText(card.body()), 3_000, locale))
                        .as(name)
                        .hasSizeLessThanOrEqualTo(3_000);
            }
        }
    }

    @Test
    void whatTheyTypedCanBeRead() {
        String typed = "价格 <b>1*2*3</b> [x](y) #7 {{ z }} 👨‍👩‍👧‍👦";
        Card card = templates.render("ticket", Locale.ENGLISH, saying("ticket", typed));
        assertThat(card.title()).contains(typed);
        assertThat(CardRenderer.toPlainText(card.body())).contains(typed);
        assertThat(CardRenderer.toHtml(card.body()))
                .contains("&lt;b&gt;1*2*3&lt;/b&gt; [x](y) #7 {{ z }} 👨‍👩‍👧‍👦")
                .doesNotContain("<b>", "<a ");
    }

    @Test
    void anAddressIsReadableAndCallsNobody() {
        Card card = templates.render("ticket", Locale.ENGLISH, saying("ticket", "wang@shop.example @all"));
        assertThat(card.title()).contains("wang@shop.example @\u2060all");
    }

    @Test
    void onlyAPersonWithAnAccountIsCalled() {
        Person guest = Person.named("Guest");
        Map<String, Object> model = new HashMap<>(saying("notice/nudged", "text"));
        model.put("notice", new NoticeModel(guest, null, null, List.of()));
        assertThat(shape(
                        templates.render("notice/nudged", Locale.ENGLISH, model).body()))
                .doesNotContain("Mention");
        model.put("notice", new NoticeModel(Samples.LI_WEI, null, null, List.of()));
        Node body = templates.render("notice/nudged", Locale.ENGLISH, model).body();
        assertThat(shape(body)).contains("Mention");
        assertThat(CardRenderer.toHtml(body)).contains("<span class=\"mention\" data-account=\"U0LIWEI\">@李伟</span>");
    }

    @Property(tries = 200)
    void asMarkdownItReadsTheSame(@ForAll @StringLength(max = 60) String any) {
        Card card = templates.render(
                "step/comment", Locale.ENGLISH, saying("step/comment", any + " #1. *a*_b_[c](d)<e>`f`"));
        Node read = Parser.builder().build().parse(CardRenderer.toMarkdown(card.body()));
        assertThat(CardRenderer.toPlainText(read)).isEqualTo(CardRenderer.toPlainText(card.body()));
        assertThat(shape(read)).isEqualTo(shape(card.body()));
    }

    /** The kinds of nodes in order, runs of text and line ends as one. */
    private static List<String> shape(Node node) {
        List<String> shape = new ArrayList<>();
        collect(node, shape);
        return shape;
    }

    private static void collect(Node node, List<String> into) {
        String kind = node instanceof Text || node instanceof HardLineBreak
                ? "text"
                : node.getClass().getSimpleName();
        if (!kind.equals("text") || into.isEmpty() || !into.getLast().equals("text")) {
            into.add(kind);
        }
        Markup.children(node).forEach(child -> collect(child, into));
    }

    /** The text in every place that people's words come to. */
    private static Map<String, Object> saying(String name, String text) {
        Map<String, Object> model = new HashMap<>(Everything.whole(name, "DIAGNOSED"));
        Person person = new Person(text, "li.wei");
        TicketModel ticket = Samples.onHold();
        model.put(
                "ticket",
                ticket.with(t -> t.report(ticket.report()
                                .with(r -> r.title(text)
                                        .description("What: " + text)
                                        .reporter(person)
                                        .side(text)))
                        .sort(ticket.sort()
                                .with(s ->
                                        s.why(List.of(text, text)).group(text).module(text)))
                        .work(ticket.work()
                                .with(w -> w.finding(text)
                                        .progress(text)
                                        .solution(text)
                                        .version(text)))
                        .hand(ticket.hand().with(h -> h.handler(person).onDuty(List.of(person))))));
        Details said = details(Samples.details(model.get("step") instanceof StepModel step ? step.verb() : ""), text);
        model.put("step", StepModel.of("comment", person, Samples.at("09:03"), "DIAGNOSED", said));
        RefusalModel refusal = Samples.refusal("accept");
        model.put(
                "refusal",
                new RefusalModel(
                        "SHOP-12", "accept", "/accept SHOP-12", details(refusal.detail(), text), refusal.possible()));
        for (String variable : List.of("typed", "option", "value", "desk")) {
            model.put(variable, text);
        }
        return model;
    }

    private static Details details(Details before, String text) {
        Map<String, Object> said = new HashMap<>(before.said());
        said.replaceAll((name, value) -> switch (value) {
            case Person person -> new Person(text, person.account());
            case String word
            when !List.of("kind", "as", "state", "grade", "from", "to", "outOfScope", "address")
                    .contains(name) -> text;
            default -> value;
        });
        return new Details(said);
    }
}
