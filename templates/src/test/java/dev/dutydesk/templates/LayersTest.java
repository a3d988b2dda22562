package dev.dutydesk.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
        write("zh-CN/done.md", "好了：{{ key }}");
        Templates templates = Templates.builtIn().with(folder);
        assertThat(templates.faults()).isEmpty();
        assertThat(done(templates, CHINESE)).isEqualTo("好了：SHOP-12");
        assertThat(done(templates, Locale.ENGLISH)).isEqualTo("Recorded: SHOP-12 is acknowledged.");
        assertThat(done(Templates.builtIn(), CHINESE)).isEqualTo("记下了：SHOP-12 已接单。");
    }

    @Test
    void aDesksOwnWordsAndPartsReachTheBuiltInMessages() throws IOException {
        write("zh-CN/words.yml", "state: {ACKNOWLEDGED: 有人管了}");
        write("zh-CN/part/duty.md", "谁都行");
        Templates templates = Templates.of(List.of(folder));
        assertThat(done(templates, CHINESE)).isEqualTo("记下了：SHOP-12 有人管了。");
        assertThat(CardRenderer.toPlainText(templates.render("ticket", CHINESE, Samples.in("DISPATCHED"))))
                .contains("待接单", "开发方 · 谁都行");
    }

    @Test
    void theUppermostFolderWins(@TempDir Path upper) throws IOException {
        write("zh-CN/done.md", "下");
        Files.createDirectories(upper.resolve("zh-CN"));
        Files.writeString(upper.resolve("zh-CN/done.md"), "上");
        assertThat(done(Templates.of(List.of(folder)).with(upper), CHINESE)).isEqualTo("上");
        assertThat(done(Templates.of(List.of(upper, folder)), CHINESE)).isEqualTo("上");
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
        write("zh-CN/done.md", broken);
        Templates templates = Templates.of(List.of(folder));
        assertThat(done(templates, CHINESE)).isEqualTo("记下了：SHOP-12 已接单。");
        assertThat(templates.faults()).singleElement().asString().matches("zh-CN/done\\.md:\\d+: .+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ key", "{{ key | sparkle }}"})
    void aFaultSaysTheLineOfTheFile(String broken) throws IOException {
        write("zh-CN/done.md", "---\ntone: green\n---\n好了\n" + broken);
        Templates templates = Templates.of(List.of(folder));
        assertThat(done(templates, CHINESE)).isEqualTo("记下了：SHOP-12 已接单。");
        assertThat(templates.faults()).singleElement().asString().startsWith("zh-CN/done.md:5: ");
    }

    @Test
    void nothingOfABrokenFileIsUsed() throws IOException {
        write("zh-CN/list.md", "---\ntitle: \"{{ list.total }} 件\"\n---\n{{ broken");
        Card card = Templates.of(List.of(folder)).render("list", CHINESE, Samples.whole("list", "DISPATCHED"));
        assertThat(card.title()).isEqualTo("未闭环 7 件，1 件超时");
    }

    @Test
    void aFileThatFailsOnlyWhenItIsFilledIsReportedThen() throws IOException {
        write("zh-CN/done.md", "{% include \"part/nowhere\" %}");
        Templates templates = Templates.of(List.of(folder));
        assertThat(done(templates, CHINESE)).isEqualTo("记下了：SHOP-12 已接单。");
        assertThat(templates.faults())
                .singleElement()
                .asString()
                .startsWith("zh-CN/done.md")
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
        Files.write(folder.resolve("zh-CN/done.md"), new byte[] {(byte) 0xC3, (byte) 0x28});
        Templates templates = Templates.of(List.of(folder));
        assertThat(templates.faults()).hasSize(2);
        assertThat(done(templates, CHINESE)).isEqualTo("记下了：SHOP-12 已接单。");
    }

    @Test
    void aFolderThatIsNotThereIsNoFault() {
        Templates templates = Templates.of(List.of(folder.resolve("nowhere")));
        assertThat(templates.faults()).isEmpty();
        assertThat(done(templates, CHINESE)).isEqualTo("记下了：SHOP-12 已接单。");
    }

    @Test
    void aChangedFileIsPickedUpAndAMendedOneNoFaultAnyMore() throws IOException {
        Templates templates = Templates.of(List.of(folder));
        write("zh-CN/done.md", "坏 {{");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(done(templates, CHINESE)).isEqualTo("记下了：SHOP-12 已接单。");
            assertThat(templates.faults()).hasSize(1);
        });
        write("zh-CN/done.md", "好了");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(done(templates, CHINESE)).isEqualTo("好了");
            assertThat(templates.faults()).isEmpty();
        });
    }

    @Test
    void aLanguageFallsBackToTheNearestAndThenToEnglish() throws IOException {
        Templates templates = Templates.builtIn();
        assertThat(done(templates, Locale.forLanguageTag("zh-TW"))).isEqualTo("记下了：SHOP-12 已接单。");
        assertThat(done(templates, Locale.CHINESE)).isEqualTo("记下了：SHOP-12 已接单。");
        assertThat(done(templates, Locale.UK)).isEqualTo("Recorded: SHOP-12 is acknowledged.");
        assertThat(done(templates, Locale.JAPANESE)).isEqualTo("Recorded: SHOP-12 is acknowledged.");
        write("ja/done.md", "完了: {{ key }}");
        assertThat(done(Templates.of(List.of(folder)), Locale.JAPAN)).isEqualTo("完了: SHOP-12");
    }

    @Test
    void whatAModelLacksIsADashAndAFaultInTests() {
        Map<String, Object> nothing = Map.of();
        assertThat(CardRenderer.toPlainText(Templates.builtIn().render("done", Locale.ENGLISH, nothing)))
                .isEqualTo("Recorded: — is —.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Templates.strict(List.of()).render("done", Locale.ENGLISH, nothing));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Templates.strict(List.of()).render("nonsense", Locale.ENGLISH, nothing));
    }

    @Test
    void aDesksFileCantMakeMarkupOfWhatIsPutIn() throws IOException {
        write("en/done.md", "{{ key }}\n\n[open]({{ key }}) **{{ key }}** `{{ key }}`");
        Map<String, Object> model = Map.of("key", "javascript:alert(1)\n# x **y** `z` <b>");
        Card card = Templates.of(List.of(folder)).render("done", Locale.ENGLISH, model);
        assertThat(CardRenderer.toHtml(card.body()))
                .doesNotContain("<a ", "<h1", "<b>", "href")
                .contains("<strong>javascript:alert(1) # x **y** `z` &lt;b&gt;</strong>");
    }

    private static String done(Templates templates, Locale locale) {
        Map<String, Object> model = new HashMap<>();
        model.put("key", "SHOP-12");
        model.put("state", "ACKNOWLEDGED");
        return CardRenderer.toPlainText(templates.render("done", locale, model));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
