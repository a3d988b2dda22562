package dev.dutydesk.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CardRendererTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @Test
    void tooLongATextIsCutBetweenSignsAndSaysHowToReadTheRest() {
        String cut = CardRenderer.cut(FAMILY.repeat(10), 40, Locale.SIMPLIFIED_CHINESE);
        assertThat(cut).isEqualTo(FAMILY.repeat(3) + "… 查看").hasSizeLessThanOrEqualTo(40);
        assertThat(CardRenderer.cut("e\u0301".repeat(30), 20, Locale.ENGLISH))
                .isEqualTo("e\u0301".repeat(7) + "… open");
        assertThat(CardRenderer.cut("short", 20, Locale.ENGLISH)).isEqualTo("short");
    }

    @Test
    void itNeverExceedsTheLimitHoweverSmall() {
        for (int most = 0; most < 60; most++) {
            assertThat(CardRenderer.cut(FAMILY.repeat(10), most, Locale.ENGLISH))
                    .hasSizeLessThanOrEqualTo(most);
        }
    }

    @Test
    void aWholeCardHasItsMarkTitleBodyAndFields() {
        Card step = Templates.builtIn().render("unknown-ticket", Locale.ENGLISH, java.util.Map.of("key", "SHOP-1"));
        Card card = new Card(
                "P3 [x](y) *z*", Tone.PLAIN, step.body(), List.of(new Card.Field("Version", "1_2_3")), List.of());
        assertThat(CardRenderer.toPlainText(card))
                .isEqualTo("○ P3 [x](y) *z*\nThere is no ticket SHOP-1. The open ones: /list\nVersion: 1_2_3");
        assertThat(CardRenderer.toMarkdown(card)).contains("○ P3 \\[x\\]\\(y\\) \\*z\\*\n", "Version: 1\\_2\\_3");
    }
}
