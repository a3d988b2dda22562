package dev.dutydesk.bot.missed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.state.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A platform delivers nothing later: what came in between is asked for, whether the link was away or the bot. */
class AskingAgainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicReference<LossyChat> CHAT = new AtomicReference<>(new LossyChat());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Configuration(proxyBeanMethods = false)
    static class Lossy {
        @Bean
        ChatAdapter lossy() {
            return CHAT.get();
        }
    }

    @BeforeEach
    void desk() throws IOException {
        Files.createDirectories(folder.resolve("desks"));
        Files.writeString(
                folder.resolve("desks/shop.yml"),
                Examples.text()
                        .replace("patrols: [patrols/shop.yml]", "")
                        .replace(
                                "\nchannels:\n",
                                "\nchannels:\n"
                                        + "  service: {platform: wecom, address: key, for: [intake]}\n"
                                        + "  watch: {platform: wecom, address: other, for: [alerts]}\n"));
    }

    @Test
    void theBotsOwnAbsenceCountsAndAShortBreakDoesNot() {
        Instant last = InstantSource.system().instant().minusSeconds(300);
        CHAT.get().stands(last);
        try (LiveBot bot = start()) {
            await().atMost(PATIENCE).until(() -> last.equals(stood(bot)));
            assertThat(CHAT.get().asked())
                    .as("nobody knows how long the first start's absence was")
                    .isEmpty();
        }

        CHAT.set(new LossyChat());
        CHAT.get().stands(InstantSource.system().instant());
        try (LiveBot bot = start()) {
            await().atMost(PATIENCE).until(() -> CHAT.get().asked().size() == 1);

            InstantSource clock = bot.part(InstantSource.class);
            CHAT.get().breaks(clock.instant().minusSeconds(5));
            isLookedAt();
            CHAT.get().stands(clock.instant());
            isLookedAt();
            assertThat(CHAT.get().asked())
                    .as("in the room where reports are taken alone")
                    .hasSize(1);
            assertThat(bot.part(AskingAgain.class)
                            .of(bot.part(Desks.class).all().getFirst()))
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.text()).contains("the link to wecom was down for"));
        }
    }

    /** Whatever it is now was looked at. */
    private static void isLookedAt() {
        int before = CHAT.get().looks();
        await().atMost(PATIENCE).until(() -> CHAT.get().looks() >= before + 2);
    }

    private LiveBot start() {
        return LiveBot.start(List.of(Lossy.class), folder);
    }

    private static Instant stood(LiveBot bot) {
        return new LostRecord(bot.part(Store.class), "test")
                .of(bot.part(Desks.class).all().getFirst())
                .stood()
                .getOrDefault("wecom", Instant.EPOCH);
    }
}
