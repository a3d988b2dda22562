package dev.dutydesk.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A desk's own files over the built-in ones. */
class LayersTest {
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    @TempDir
    private Path folder;

    @Test
    void aDesksOwnMessageIsUsedInsteadOfTheBuiltInOne() throws IOException {
        write("zh-CN/unknown-ticket.md", "好了：{{ key }}");
        Templates templates = Templates.builtIn().with(folder);
        assertThat(templates.faults()).isEmpty();
        assertThat(said(templates, CHINESE)).isEqualTo("好了：SHOP-12");
        assertThat(said(templates, Locale.ENGLISH)).isEqualTo("There is no ticket SHOP-12. The open ones: /list");
        assertThat(said(Templates.builtIn(), CHINESE)).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
    }

    @Test
    void aDesksOwnWordsAndPartsReachTheBuiltInMessages() throws IOException {
        write("zh-CN/words.yml", "state: {ACKNOWLEDGED: 有人管了}");
        write("zh-CN/part/duty.md", "谁都行");
        Templates templates = Templates.of(List.of(folder));
        assertThat(templates
                        .render("ticket", CHINESE, Samples.in("ACKNOWLEDGED"))
                        .title())
                .endsWith("SHOP-12 有人管了");
        assertThat(CardRenderer.toPlainText(templates.render("ticket", CHINESE, Samples.in("DISPATCHED"))))
                .contains("待接单", "开发方 · 谁都行");
    }

    @Test
    void theUppermostFolderWins(@TempDir Path upper) throws IOException {
        write("zh-CN/unknown-ticket.md", "下");
        Files.createDirectories(upper.resolve("zh-CN"));
        Files.writeString(upper.resolve("zh-CN/unknown-ticket.md"), "上");
        assertThat(said(Templates.of(List.of(folder)).with(upper), CHINESE)).isEqualTo("上");
        assertThat(said(Templates.of(List.of(upper, folder)), CHINESE)).isEqualTo("上");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "好了\n{% if %}",
                "好了\n{{ key",
                "---\ntone: [\n---\n好了",
                "---\ncolour: red\n---\n好了",
                "---\nbuttons:\n  - {id: x, label: y, style: loud}\n---\n好了",
                "好了 {{ key | sparkle }}",
                "{% autoescape false %}{{ key }}{% endautoescape %}",
                "{{ key | raw }}",
            })
    void aBrokenFileIsReportedWithItsLineAndTheBuiltInOneUsed(String broken) throws IOException {
        write("zh-CN/unknown-ticket.md", broken);
        Templates templates = Templates.of(List.of(folder));
        assertThat(said(templates, CHINESE)).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
        assertThat(templates.faults()).singleElement().asString().matches("zh-CN/unknown-ticket\\.md:\\d+: .+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ key", "{{ key | sparkle }}"})
    void aFaultSaysTheLineOfTheFile(String broken) throws IOException {
        write("zh-CN/unknown-ticket.md", "---\ntone: green\n---\n好了\n" + broken);
        Templates templates = Templates.of(List.of(folder));
        assertThat(said(templates, CHINESE)).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
        assertThat(templates.faults()).singleElement().asString().startsWith("zh-CN/unknown-ticket.md:5: ");
    }

    @Test
    void nothingOfABrokenFileIsUsed() throws IOException {
        write("zh-CN/list.md", "---\ntitle: \"{{ list.total }} 件\"\n---\n{{ broken");
        Card card = Templates.of(List.of(folder)).render("list", CHINESE, Everything.whole("list", "DISPATCHED"));
        assertThat(card.title()).isEqualTo("未闭环 7 件，1 件超时");
    }

    @Test
    void aFileThatFailsOnlyWhenItIsFilledIsReportedThen() throws IOException {
        write("zh-CN/unknown-ticket.md", "{% include \"part/nowhere\" %}");
        Templates templates = Templates.of(List.of(folder));
        assertThat(said(templates, CHINESE)).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
        assertThat(templates.faults())
                .singleElement()
                .asString()
                .startsWith("zh-CN/unknown-ticket.md")
                .contains("nowhere");
    }

    @Test
    void aMisspeltNameIsReported() throws IOException {
        write("zh-CN/tikcet.md", "x");
        assertThat(Templates.of(List.of(folder)).faults())
                .singleElement()
                .asString()
                .startsWith("zh-CN/tikcet.md:1: ");
    }

    @Test
    void brokenWordsAndAFileThatIsNoTextAreReported() throws IOException {
        write("zh-CN/words.yml", "state: [\n");
        Files.write(folder.resolve("zh-CN/unknown-ticket.md"), new byte[] {(byte) 0xC3, (byte) 0x28});
        Templates templates = Templates.of(List.of(folder));
        assertThat(templates.faults()).hasSize(2);
        assertThat(said(templates, CHINESE)).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
    }

    @Test
    void aFolderThatIsNotThereIsNoFault() {
        Templates templates = Templates.of(List.of(folder.resolve("nowhere")));
        assertThat(templates.faults()).isEmpty();
        assertThat(said(templates, CHINESE)).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
    }

    @Test
    void aChangedFileIsPickedUpAndAMendedOneNoFaultAnyMore() throws IOException {
        Templates templates = Templates.of(List.of(folder));
        write("zh-CN/unknown-ticket.md", "坏 {{");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(said(templates, CHINESE)).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
            assertThat(templates.faults()).hasSize(1);
        });
        write("zh-CN/unknown-ticket.md", "好了");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(said(templates, CHINESE)).isEqualTo("好了");
            assertThat(templates.faults()).isEmpty();
        });
    }

    @Test
    void aLanguageFallsBackToTheNearestAndThenToEnglish() throws IOException {
        Templates templates = Templates.builtIn();
        assertThat(said(templates, Locale.forLanguageTag("zh-TW"))).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
        assertThat(said(templates, Locale.CHINESE)).isEqualTo("没有 SHOP-12 这张工单。看未闭环的：/列表");
        assertThat(said(templates, Locale.UK)).isEqualTo("There is no ticket SHOP-12. The open ones: /list");
        assertThat(said(templates, Locale.JAPANESE)).isEqualTo("There is no ticket SHOP-12. The open ones: /list");
        write("ja/unknown-ticket.md", "完了: {{ key }}");
        assertThat(said(Templates.of(List.of(folder)), Locale.JAPAN)).isEqualTo("完了: SHOP-12");
    }

    @Test
    void whatAModelLacksIsADashAndAFaultInTests() {
        Map<String, Object> nothing = Map.of();
        assertThat(CardRenderer.toPlainText(Templates.builtIn().render("unknown-ticket", Locale.ENGLISH, nothing)))
                .isEqualTo("There is no ticket —. The open ones: /list");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Templates.strict(List.of()).render("unknown-ticket", Locale.ENGLISH, nothing));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Templates.strict(List.of()).render("nonsense", Locale.ENGLISH, nothing));
    }

    @Test
    void aDesksFileCantMakeMarkupOfWhatIsPutIn() throws IOException {
        write("en/unknown-ticket.md", "{{ key }}\n\n[open]({{ key }}) **{{ key }}** `{{ key }}`");
        Map<String, Object> model = Map.of("key", "javascript:alert(1)\n# x **y** `z` <b>");
        Card card = Templates.of(List.of(folder)).render("unknown-ticket", Locale.ENGLISH, model);
        assertThat(CardRenderer.toHtml(card.body()))
                .doesNotContain("<a ", "<h1", "<b>", "href")
                .contains("<strong>javascript:alert(1) # x **y** `z` &lt;b&gt;</strong>");
    }

    private static String said(Templates templates, Locale locale) {
        return CardRenderer.toPlainText(templates.render("unknown-ticket", locale, Map.of("key", "SHOP-12")));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
