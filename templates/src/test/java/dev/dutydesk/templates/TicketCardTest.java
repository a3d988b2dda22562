package dev.dutydesk.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.templates.model.Person;
import dev.dutydesk.templates.model.StepModel;
import dev.dutydesk.templates.model.TicketModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicketCardTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String LONG = "支付页面一直转圈，👨‍👩‍👧‍👦 客户付不了款。\n".repeat(200);

    private final Templates templates = Templates.strict(List.of());

    static List<String> states() {
        return Samples.STATES;
    }

    /** With {@code -Dgolden.write=true} it writes them instead: read what changed before you commit it. */
    @ParameterizedTest
    @MethodSource("states")
    void itReadsAsItWasWritten(String state) throws IOException {
        for (Locale locale : EveryMessageTest.LOCALES) {
            Path golden = GOLDEN.resolve(locale.toLanguageTag()).resolve(state.toLowerCase(Locale.ROOT) + ".txt");
            String shown = shown(templates.render("ticket", locale, Samples.in(state)));
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, shown);
            }
            assertThat(shown).isEqualTo(Files.readString(golden));
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void itHasAtMostTwelveLinesWhateverWasWritten(String state) {
        for (Locale locale : EveryMessageTest.LOCALES) {
            Card card = templates.render("ticket", locale, Samples.about(verbose(state), "10:05"));
            String text = CardRenderer.toPlainText(card);
            assertThat(text.lines()).hasSizeLessThanOrEqualTo(12);
            assertThat(text.length()).isLessThan(2_000);
            assertThat(card.title()).hasSizeLessThan(120).contains("SHOP-12");
            assertThat(card.buttons()).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void itSaysWhatIsOverdueAndWhatIsUnclear() {
        TicketModel ticket = Samples.reported("页面有点怪");
        TicketModel unclear = ticket.withSort(
                ticket.sort().with(s -> s.triage(true).outOfScope(true).why(List.of())));
        assertThat(text(unclear, "09:17", Locale.SIMPLIFIED_CHINESE))
                .contains("响应 09:05（超时 12 分）", "待分诊：", " · 不在服务协议范围内");
        assertThat(text(unclear, "09:17", Locale.ENGLISH))
                .contains("respond by 09:05 (12 min over)", "To be triaged", "outside the service agreement");
    }

    @Test
    void onlyWhoMustActIsCalled() {
        assertThat(text(Samples.reported("x"), "09:00", Locale.ENGLISH))
                .contains("@李伟")
                .doesNotContain("@陈杰", "@王芳");
        assertThat(text(Samples.acknowledged(), "09:04", Locale.ENGLISH))
                .contains("李伟")
                .doesNotContain("@");
    }

    @Test
    void aPatrolsTicketSaysWhichCheckFoundIt() {
        TicketModel ticket = Samples.reported("下单接口 5xx");
        TicketModel found = ticket.withReport(ticket.report().withSource("order-api"));
        assertThat(text(found, "09:00", Locale.SIMPLIFIED_CHINESE)).contains("order-api 自动发现，09:00 提报");
    }

    @Test
    void theLastStepsStandInItWhereThereAreNoThreads() {
        TicketModel ticket = Samples.acknowledged()
                .withSteps(List.of(Samples.step("report"), Samples.step("acknowledge"), Samples.step("progress")));
        assertThat(text(ticket, "09:04", Locale.SIMPLIFIED_CHINESE)).contains("- 李伟接单 · 09:03，用时 3 分，时限内");
    }

    private String text(TicketModel ticket, String clock, Locale locale) {
        return CardRenderer.toPlainText(templates.render("ticket", locale, Samples.about(ticket, clock)));
    }

    /** Everything in it that can be said, and all of it long. */
    private static TicketModel verbose(String state) {
        Map<String, @Nullable Object> model = Samples.in(state);
        TicketModel ticket = (TicketModel) java.util.Objects.requireNonNull(model.get("ticket"));
        List<StepModel> steps =
                Stream.of("report", "comment", "resolve").map(Samples::step).toList();
        return ticket.with(t -> t.report(ticket.report()
                        .with(r -> r.title(LONG)
                                .description(LONG)
                                .facts(List.of(new TicketModel.Fact("order", LONG), new TicketModel.Fact("url", LONG)))
                                .others(List.of(Samples.LI_WEI, Samples.CHEN_JIE))))
                .sort(ticket.sort().with(s -> s.triage(true).outOfScope(true)))
                .work(ticket.work().with(w -> w.finding(LONG).progress(LONG).solution(LONG)))
                .hand(ticket.hand().withNudges(3))
                .closing(ticket.closing().with(c -> c.reason(LONG).rejections(2)))
                .hold(new TicketModel.Hold(
                        "waiting-reporter", LONG, Person.named("王芳"), Samples.LI_WEI, Samples.at("09:30")))
                .steps(steps));
    }

    private static String shown(Card card) {
        String buttons = card.buttons().stream()
                .map(button -> "[" + button.label() + "]")
                .collect(Collectors.joining(" "));
        return (CardRenderer.toPlainText(card) + "\n" + buttons).strip() + "\n";
    }
}
