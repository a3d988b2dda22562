package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Growth;
import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.command.Parsed.Talk;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.intake.Router;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is typed is read, and quickly. {@code -Ddutydesk.typed=1000000} types more. */
class AnythingTypedTest {
    private static final int TYPED = Integer.getInteger("dutydesk.typed", 10_000);
    private static final Duration QUICK = Duration.ofMillis(50);
    private static final int LONGEST = 10_000;
    private static final Pattern KEY = Pattern.compile(
            "\\s*(?:(?:#\\s*|(?:#\\s*)?shop\\s?-\\s?)[1-9]\\d{0,8}(?!\\d)|[1-9]\\d{0,8}(?!\\d|\\s*[点单]))");
    private static final List<String> PIECES = Stream.concat(
                    Stream.of(Command.values()).flatMap(command -> command.names().stream()),
                    Stream.of(
                            "/",
                            "／",
                            "@dutydesk ",
                            " ",
                            "\n",
                            "　",
                            "#",
                            "SHOP-12",
                            "ＳＨＯＰ－１２",
                            "ａｃｋ",
                            "－－version",
                            "12",
                            "１２",
                            "3",
                            "点",
                            "单",
                            "了",
                            "吗",
                            "--version",
                            "——",
                            "—",
                            "版本1.4.2",
                            "回滚",
                            "回归通过",
                            "=",
                            "\"",
                            "“",
                            "”",
                            "-n",
                            "付不了款",
                            "没有",
                            "昨天",
                            "nobody can pay",
                            "\u202E",
                            "\u0000",
                            "👨‍👩‍👧‍👦",
                            "https://a.example/?b=c",
                            "a".repeat(50),
                            "付".repeat(50)))
            .toList();

    private final Random random = new Random(20261123);
    private final Desk desk = Examples.shop();
    private final Router router = new Router();

    private String typed(int number) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(number % 100 == 0 ? 2_000 : 12);
        for (int i = 0; i < pieces && text.length() < LONGEST; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void isReadWithoutAFaultAndQuicklyAndOnlyAVerbIsACommand() {
        Parser room = new Parser(desk.prefix(), false);
        Parser thread = new Parser(desk.prefix(), true);
        router.read(desk, "付不了款");
        room.message("接单 12", false);
        int slow = 0;
        for (int i = 0; i < TYPED; i++) {
            String text = typed(i);
            long began = Growth.cpuNanos();
            Parsed said = room.message(text, false);
            room.message(text, true);
            thread.message(text, true);
            thread.perhaps(text);
            room.command(text);
            router.read(desk, text);
            if (Growth.cpuNanos() - began > QUICK.toNanos()) {
                slow++;
            }
            isACommandOnlyWhereItIsMeantAsOne(text, said);
        }
        // A collection of garbage may fall into one now and then, never into many.
        assertThat(slow).isLessThanOrEqualTo(TYPED / 1_000);
    }

    /** Told by another way than the parser's: what isn't said to the bot is done only where a verb and a key begin it, or a slash. */
    private static void isACommandOnlyWhereItIsMeantAsOne(String text, Parsed said) {
        if (!beginsWithAVerb(text)) {
            assertThat(said).as(text).isInstanceOf(Talk.class);
        } else if (said instanceof Said command && !Parser.isSlashed(text)) {
            assertThat(command.key()).as(text).isNotNull();
            String plain =
                    Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
            assertThat(command.command().names())
                    .as(text)
                    .anyMatch(verb -> plain.startsWith(verb)
                            && KEY.matcher(plain.substring(verb.length())).lookingAt());
        }
    }

    private static boolean beginsWithAVerb(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return plain.startsWith("/")
                || plain.startsWith("／")
                || Stream.of(Command.values())
                        .flatMap(command -> command.names().stream())
                        .anyMatch(plain::startsWith);
    }
}
