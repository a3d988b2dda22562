package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.NarrowStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same commands and offers where nothing can be tapped, edited or filled in: all is typed, and the bot mentioned. */
class NarrowTalkTest {
    private static final AtomicLong MINUTES = new AtomicLong();
    private static final NarrowStage GROUP = new NarrowStage(
            new Channel("wecom", "key", "service", "shop", "客服群", Locale.forLanguageTag("zh-CN")),
            () -> MINUTES.addAndGet(60_000_000_000L));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static LiveBot bot;

    @Configuration(proxyBeanMethods = false)
    static class Narrow {
        @Bean
        ChatAdapter narrow() {
            return GROUP.adapter();
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("desks"));
        Files.writeString(
                folder.resolve("desks/shop.yml"),
                Examples.text()
                        .replace("patrols: [patrols/shop.yml]", "")
                        .replace(
                                "\nchannels:\n",
                                "\nchannels:\n  service: {platform: wecom, address: key, name: 客服群, for: [intake]}\n")
                        .replaceAll("accounts: \\{web: ([a-z.]+)", "accounts: {web: $1, wecom: $1"));
        bot = LiveBot.start(List.of(Narrow.class), folder);
    }

    @AfterAll
    static void stop() {
        bot.close();
    }

    @Test
    void aReportClosesItsLoopByTypedCommands() {
        says("wang.fang", "付不了款，页面一直转圈");
        String key = latest();
        assertThat(ticket(key, "grade")).isEqualTo("P1");
        says("li.wei", "接单" + key.substring(5));
        says("li.wei", "定位 " + key + " 网关证书过期");
        says("li.wei", "进展 " + key + " “约三成支付失败” 下次 10:30");
        assertThat(ticket(key, "progress")).isEqualTo("约三成支付失败");
        says("li.wei", "解决 ＃" + key.substring(5) + " 已换证书 版本1.4.2 回滚1.4.1 ——regression passed");
        assertThat(ticket(key, "state")).isEqualTo("RESOLVED");
        assertThat(ticket(key, "version")).isEqualTo("1.4.2");
        says("wang.fang", "验收 " + key);
        assertThat(ticket(key, "state")).isEqualTo("ACCEPTED");
        assertThat(reply("wang.fang")).contains("1 1", "5 5");
        says("wang.fang", "5");
        assertThat(ticket(key, "stars")).isEqualTo("5");
    }

    @Test
    void whatIsOfferedIsPickedByItsNumber() {
        says("wang.fang", "快递柜的声音太大");
        String first = latest();
        says("he.jing", "快递柜声音一直太大");
        String second = latest();
        assertThat(reply("he.jing")).contains("1 同 " + first);
        says("wang.fang", "1");
        assertThat(ticket(second, "state")).as("offered to 何静, not to 王芳").isEqualTo("DISPATCHED");
        says("he.jing", "1");
        assertThat(ticket(second, "state")).isEqualTo("MERGED");
        says("he.jing", "1");
        assertThat(bot.ticket(first).path("merged").size()).isEqualTo(1);
    }

    @Test
    void aDefectWithoutItsRegressionIsAskedForIt() {
        says("wang.fang", "报修 首页样式错位");
        String key = latest();
        says("li.wei", "resolve " + key + " 已改");
        assertThat(ticket(key, "state")).isEqualTo("DISPATCHED");
        assertThat(reply("li.wei")).contains("1 ");
        says("li.wei", "１");
        assertThat(ticket(key, "state")).isEqualTo("RESOLVED");
        assertThat(ticket(key, "solution")).isEqualTo("已改");
    }

    @Test
    void refusalsAndListsAreSaidWithAMention() {
        says("wang.fang", "报修 会员页样式错位");
        String key = latest();
        says("wang.fang", "接单 " + key);
        assertThat(reply("wang.fang")).startsWith("@wang.fang").contains("接单");
        says("wang.fang", "接但 " + key);
        assertThat(reply("wang.fang")).contains("接单");
        says("wang.fang", "列表");
        assertThat(reply("wang.fang")).contains(key);
        says("wang.fang", "帮助 解决");
        assertThat(reply("wang.fang")).contains("--回归");
        says("wang.fang", "我是谁");
        assertThat(reply("wang.fang")).contains("wecom: wang.fang");
    }

    @Test
    void whatIsSecretIsNotSaidWhereAllReadIt() {
        says("li.wei", "值班 日历");
        assertThat(reply("li.wei")).contains("人人可见", "网页聊天").doesNotContain("/calendars/");
    }

    private static void says(String account, String text) {
        GROUP.says(account, null, "@dutydesk " + text);
    }

    private static String reply(String account) {
        return GROUP.replies(account).getLast();
    }

    private static String latest() {
        return bot.get("/api/tickets?limit=1").body().at("/items/0/key").asString();
    }

    private static String ticket(String key, String field) {
        return bot.ticket(key).path(field).asString("");
    }
}
