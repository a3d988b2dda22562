package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.OneBot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each command by each role, typed in the web chat: who may has it in the ticket's history, who may not is told why. */
class EveryRoleTest extends OneBot {
    private static final List<String> CAST =
            List.of("小明", "wang.fang", "he.jing", "chen.jie", "li.wei", "zhao.min", "admin");
    private static final AtomicInteger PAGES = new AtomicInteger();

    /** What brings a fresh ticket there; 李伟 handles it, 王芳 reported it. */
    private enum At {
        DISPATCHED,
        ACKNOWLEDGED,
        ON_HOLD,
        RESOLVED,
        ACCEPTED
    }

    @ParameterizedTest(name = "{1} when {0}: {2}")
    @CsvSource(textBlock = """
            DISPATCHED,   ack KEY,                         chen.jie li.wei zhao.min
            ACKNOWLEDGED, release KEY 不归我们,             li.wei zhao.min
            DISPATCHED,   assign KEY chen.jie,             chen.jie li.wei zhao.min
            ACKNOWLEDGED, diagnose KEY 样式表旧了,          chen.jie li.wei zhao.min
            ACKNOWLEDGED, resolve KEY 已改 --regression passed, chen.jie li.wei zhao.min
            ACKNOWLEDGED, progress KEY 正在改,              li.wei zhao.min
            ACKNOWLEDGED, ask KEY 哪个浏览器？,             li.wei zhao.min
            ACKNOWLEDGED, hold KEY waiting-vendor,         li.wei zhao.min
            ON_HOLD,      resume KEY,                      li.wei zhao.min
            RESOLVED,     withdraw KEY,                    li.wei
            RESOLVED,     accept KEY,                      wang.fang he.jing
            RESOLVED,     accept KEY --for-reporter 休假,   wang.fang he.jing zhao.min
            RESOLVED,     reject KEY 还是错位,              wang.fang he.jing
            ACCEPTED,     reopen KEY 又错位了,              wang.fang he.jing chen.jie li.wei zhao.min
            ACCEPTED,     rate KEY 5,                      wang.fang
            ACCEPTED,     archive KEY,                     zhao.min
            ACKNOWLEDGED, grade KEY P2,                    wang.fang he.jing chen.jie li.wei zhao.min
            ACKNOWLEDGED, classify KEY payment,            chen.jie li.wei zhao.min
            ACKNOWLEDGED, comment KEY 手机上也是,           小明 wang.fang he.jing chen.jie li.wei zhao.min admin
            ACKNOWLEDGED, nudge KEY,                       小明 wang.fang he.jing chen.jie li.wei zhao.min admin
            ACKNOWLEDGED, link KEY https://shop.example/,  chen.jie li.wei zhao.min
            ACKNOWLEDGED, merge KEY OTHER,                 chen.jie li.wei zhao.min
            ACKNOWLEDGED, cancel KEY withdrawn,            wang.fang zhao.min
            ACKNOWLEDGED, cancel KEY false-alarm,          wang.fang li.wei zhao.min
            ACKNOWLEDGED, redact KEY 错位,                  zhao.min
            """)
    void whoMayDoesIt(At at, String command, String may) {
        Set<String> did = new TreeSet<>();
        for (String person : CAST) {
            String key = ticket(at);
            int before = history(key);
            Caller.Reply reply =
                    bot.say(person, "/" + command.replace("KEY", key).replace("OTHER", other()));
            assertThat(reply.status()).isEqualTo(201);
            if (history(key) > before) {
                did.add(person);
            } else {
                assertThat(reply.body().at("/reply/text").asString())
                        .as("%s is told why not", person)
                        .isNotBlank();
            }
        }
        assertThat(did).isEqualTo(Stream.of(may.split(" ")).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everybodyMayAskAndReport() {
        String key = ticket(At.ACKNOWLEDGED);
        for (String person : CAST) {
            for (String command : List.of("/show " + key, "/list", "/mine", "/who", "/here", "/help", "/try 付不了款")) {
                assertThat(bot.say(person, command).body().path("reply").has("text"))
                        .as("%s by %s", command, person)
                        .isTrue();
            }
            assertThat(bot.done(person, "/report 第" + PAGES.incrementAndGet() + "页的样式错位"))
                    .startsWith("SHOP-");
        }
    }

    private static String ticket(At at) {
        String key = bot.done("wang.fang", "/report 第" + PAGES.incrementAndGet() + "页的样式错位");
        if (at != At.DISPATCHED) {
            bot.done("li.wei", "/ack " + key);
        }
        if (at == At.ON_HOLD) {
            bot.done("li.wei", "/hold " + key + " waiting-vendor");
        }
        if (at == At.RESOLVED || at == At.ACCEPTED) {
            bot.done("li.wei", "/resolve " + key + " 已改 --regression passed --cause code");
        }
        if (at == At.ACCEPTED) {
            bot.done("wang.fang", "/accept " + key);
        }
        return key;
    }

    private static String other() {
        return ticket(At.DISPATCHED);
    }

    private static int history(String key) {
        return bot.ticket(key).path("history").size();
    }
}
