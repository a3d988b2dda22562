package dev.dutydesk.bot.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A bot into which people must sign in, and what they do. Two desks: 王芳 is in the shop's alone, 周敏 in the mall's. */
final class Gated implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private final Path folder;
    private LiveBot bot;

    Gated(Path folder) {
        this.folder = folder;
        try (var example = Gated.class.getResourceAsStream("/desks/shop.yml")) {
            Path desks = Files.createDirectories(folder.resolve("desks"));
            Path patrols = Files.createDirectories(desks.resolve("patrols"));
            Files.writeString(patrols.resolve("shop.yml"), PATROL.formatted("shop"));
            Files.writeString(patrols.resolve("mall.yml"), PATROL.formatted("mall"));
            String shop = new String(example.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(desks.resolve("shop.yml"), shop);
            Files.writeString(desks.resolve("mall.yml"), MALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bot = start();
    }

    private static final String MALL = """
            version: 1
            desk: mall
            name: {zh-CN: 商场, en: Mall}
            prefix: MALL
            locale: zh-CN
            zone: Asia/Shanghai
            channels:
              mall: {platform: web, name: {zh-CN: 商场群, en: Mall}, for: [intake, alerts]}
            groups:
              dev: {name: {zh-CN: 开发方, en: Developers}, lead: zhou.min}
            people:
              - {id: zhou.min, name: 周敏, groups: [dev], role: lead, accounts: {web: zhou.min}}
              - {id: chen.jie, name: 陈杰, groups: [dev], accounts: {web: chen.jie}}
            routing:
              - {otherwise: true, category: function, module: other, grade: P3, group: dev}
            patrols: [patrols/mall.yml]
            """;

    /** Watches this machine, quietly. */
    private static final String PATROL = """
            version: 1
            targets:
              own: {host: local, system: %1$s}
            rounds:
              - {id: servers, every: 2h, checks: [%1$s-host], post: on-change}
            checks:
              - id: %1$s-host
                type: host
                target: [own]
                crit: ["disk.max_used <= 1.0"]
            """;

    private LiveBot start() {
        return LiveBot.start(List.of(QuickPasswords.class), folder, "--dutydesk.sign-in.enabled=true");
    }

    /** A password takes no core a while here; how well it is kept, {@link PasswordsTest} sees. No other bot takes these. */
    static class QuickPasswords {
        @Bean
        @Primary
        Passwords quickPasswords() {
            return new Passwords(4);
        }
    }

    LiveBot bot() {
        return bot;
    }

    void restarts() {
        bot.close();
        bot = start();
    }

    Path desk() {
        return folder.resolve("desks").resolve("shop.yml");
    }

    /** A new link's secret for the account, as an admin would hand it out. */
    String link(String account) {
        String link = bot.part(Links.class)
                .make(bot.part(Accounts.class).find(account).orElseThrow(), "http://localhost:" + bot.port());
        return link.substring(link.indexOf('#') + 1);
    }

    LiveBot.Reply uses(String link, String password) {
        return bot.post("/api/links/use", Map.of("link", link, "password", password), "Accept-Language", "en");
    }

    LiveBot.Reply tries(String account, String password) {
        return bot.post("/api/sign-in", Map.of("account", account, "password", password), "Accept-Language", "en");
    }

    /** Has a password and is signed in. @return headers that say so */
    String[] enters(String account) {
        assertThat(uses(link(account), PASSWORD).status()).isEqualTo(204);
        return entersAgain(account, PASSWORD);
    }

    String[] entersAgain(String account, String password) {
        LiveBot.Reply in = tries(account, password);
        assertThat(in.status()).as("%s", in.body()).isEqualTo(200);
        return as(in);
    }

    static String[] as(LiveBot.Reply in) {
        return new String[] {"Cookie", in.header("Set-Cookie").split(";", 2)[0], "Accept-Language", "en"};
    }

    static String[] bearing(String token) {
        return new String[] {"Authorization", "Bearer " + token, "Accept-Language", "en"};
    }

    LiveBot.Reply says(String[] as, Map<String, ?> message) {
        return bot.post("/api/rooms/shop/messages", message, as);
    }

    static String[] with(String[] headers, String... more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }

    @Override
    public void close() {
        bot.close();
    }
}
