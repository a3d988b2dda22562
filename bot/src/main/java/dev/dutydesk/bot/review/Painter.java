package dev.dutydesk.bot.review;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Draws shares as bars, those of the period before beside them and a mark at each target. Safe for many threads. */
final class Painter {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 24;
    private static final int TOP = 84;
    private static final int BOTTOM = 64;
    private static final int BAR = 34;

    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(0x1c2321);
    private static final Color FAINT = new Color(0x5d6a66);
    private static final Color RULE = new Color(0xdbe0dd);
    private static final Color NOW = new Color(0x1a6b57);
    private static final Color BELOW = new Color(0xb3261e);
    private static final Color BEFORE = new Color(0xb9c4bf);

    /** Ten megabytes: read when the first picture is drawn. */
    private static final class Fonts {
        private static final Font CHINESE = read();

        private static Font read() {
            try (InputStream in = Painter.class.getResourceAsStream("/fonts/NotoSansSC-Regular.ttf")) {
                return Font.createFont(
                        Font.TRUETYPE_FONT, Objects.requireNonNull(in, "The font of pictures is missing"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param before null where the period before had no such cases */
    record Bar(String name, Share share, @Nullable Share before) {}

    /** @param now what this period is called, @param before what the one before is; null where there is none */
    record Names(String title, String now, @Nullable String before, String target) {}

    private Painter() {}

    /** @return a PNG */
    static byte[] draw(Names names, List<Bar> bars) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            new Brush(graphics).paint(names, bars);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private record Brush(Graphics2D graphics) {
        void paint(Names names, List<Bar> bars) {
            say(names.title(), LEFT, 34, 20, INK);
            int x = mark(BEFORE, names.before(), mark(NOW, names.now(), LEFT));
            graphics.setColor(BELOW);
            graphics.fillRect(x, 56, 18, 4);
            say(names.target(), x + 26, 64, 15, FAINT);
            for (int percent = 0; percent <= 100; percent += 25) {
                int y = y(percent);
                graphics.setColor(RULE);
                graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
                right(percent + " %", LEFT - 8, y + 5);
            }
            int step = (WIDTH - LEFT - RIGHT) / Math.max(1, bars.size());
            for (int i = 0; i < bars.size(); i++) {
                bar(bars.get(i), LEFT + i * step + step / 2);
            }
        }

        private int mark(Color colour, @Nullable String name, int x) {
            if (name == null) {
                return x;
            }
            graphics.setColor(colour);
            graphics.fillRect(x, 50, 18, 14);
            say(name, x + 26, 64, 15, FAINT);
            return x + 46 + graphics.getFontMetrics().stringWidth(name);
        }

        private void bar(Bar bar, int middle) {
            if (bar.before() != null && bar.before().all() > 0) {
                fill(BEFORE, middle - BAR - 3, percent(bar.before()));
            }
            Share share = bar.share();
            fill(share.isBelow() ? BELOW : NOW, middle + 3, percent(share));
            Integer target = share.target();
            if (target != null) {
                graphics.setColor(BELOW);
                graphics.setStroke(new BasicStroke(3));
                int y = y(target / 100.0);
                graphics.drawLine(middle - BAR - 8, y, middle + BAR + 8, y);
                graphics.setStroke(new BasicStroke(1));
            }
            centred(share.met() + "/" + share.all(), middle + 3 + BAR / 2, y(percent(share)) - 8, 14);
            centred(bar.name(), middle, HEIGHT - BOTTOM + 26, 15);
        }

        private void fill(Color colour, int x, double percent) {
            graphics.setColor(colour);
            graphics.fillRect(x, y(percent), BAR, Math.max(2, y(0) - y(percent)));
        }

        private static double percent(Share share) {
            return share.all() == 0 ? 0 : 100.0 * share.met() / share.all();
        }

        private static int y(double percent) {
            return HEIGHT - BOTTOM - (int) Math.round(percent / 100 * (HEIGHT - BOTTOM - TOP - 20));
        }

        private void say(String text, int x, int y, int size, Color colour) {
            graphics.setFont(Fonts.CHINESE.deriveFont((float) size));
            graphics.setColor(colour);
            graphics.drawString(text, x, y);
        }

        private void right(String text, int x, int y) {
            graphics.setFont(Fonts.CHINESE.deriveFont(13f));
            say(text, x - graphics.getFontMetrics().stringWidth(text), y, 13, FAINT);
        }

        private void centred(String text, int x, int y, int size) {
            graphics.setFont(Fonts.CHINESE.deriveFont((float) size));
            FontMetrics metrics = graphics.getFontMetrics();
            say(text, x - metrics.stringWidth(text) / 2, y, size, INK);
        }
    }
}
