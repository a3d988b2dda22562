package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The picture of a review, looked at as a machine can: by its colours. */
class PainterTest {
    private static final int NOW = 0xff1a6b57;
    private static final int BELOW = 0xffb3261e;
    private static final int BEFORE = 0xffb9c4bf;

    private static BufferedImage drawn(String name, Share share, @Nullable Share before) {
        byte[] png = Painter.draw(
                new Painter.Names("按时响应", "2026-48", before == null ? null : "2026-47", "目标"),
                List.of(new Painter.Bar(name, share, before)));
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(BufferedImage image, int colour) {
        long count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                count += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void aMissedTargetIsRedAndThePeriodBeforeStandsBesideIt() {
        BufferedImage kept = drawn("P1 响应", new Share(4, 4, 9_800), null);
        BufferedImage missed = drawn("P1 响应", new Share(3, 4, 9_800), new Share(2, 4, 9_800));

        assertThat(count(kept, NOW)).isGreaterThan(5_000);
        assertThat(count(kept, BEFORE)).isZero();
        assertThat(count(missed, BELOW)).isGreaterThan(5_000);
        assertThat(count(missed, BEFORE)).isGreaterThan(3_000).isLessThan(count(missed, BELOW));
    }

    /** A font without Chinese draws every sign as the same box. */
    @Test
    void chineseIsDrawnAsChinese() {
        BufferedImage one = drawn("响应响应", new Share(4, 4, null), null);
        BufferedImage other = drawn("完成完成", new Share(4, 4, null), null);
        boolean same = true;
        for (int x = 0; x < one.getWidth() && same; x++) {
            for (int y = 0; y < one.getHeight() && same; y++) {
                same = one.getRGB(x, y) == other.getRGB(x, y);
            }
        }
        assertThat(same).isFalse();
    }

    @Test
    void withoutCasesNothingIsDivided() {
        assertThat(drawn("日常 完成", new Share(0, 0, 9_900), new Share(0, 0, null)).getWidth())
                .isEqualTo(960);
    }
}
