package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.timer.Rounds;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Tells a watcher outside that the bot lives: calls its address after each commit that went to the disk. When the calls stop, the
 * watcher raises the alarm that the bot itself can't raise any more.
 */
@Component
final class Heartbeat extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final Desks desks;
    private final Store store;
    private final InstantSource clock;
    private boolean failing;

    /**
     * @param url called by GET; null for none. May hold a secret, so it isn't logged
     * @param every how often
     */
    @ConfigurationProperties("dutydesk.heartbeat")
    record Settings(@Nullable URI url, @DefaultValue("1m") Duration every) {}

    Heartbeat(Settings settings, Desks desks, Store store, InstantSource clock) {
        super("heartbeat", settings.every());
        this.settings = settings;
        this.desks = desks;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (settings.url() != null) {
            super.start();
        }
    }

    @Override
    protected void round() throws InterruptedException {
        URI url = settings.url();
        if (url != null) {
            told(committed() && called(url));
        }
    }

    /** As any message's: through the script, onto the disk. */
    private boolean committed() {
        Optional<Desk> desk = desks.all().stream().findFirst();
        try {
            return desk.isPresent()
                    && store.tickets().commit(Commit.answer(desk.get().id(), "heartbeat:" + clock.millis(), "{}"))
                            instanceof Outcome.Done;
        } catch (RedisException e) {
            return false;
        }
    }

    private static boolean called(URI url) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return http.send(
                                    HttpRequest.newBuilder(url)
                                            .timeout(PATIENCE)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    < 400;
        } catch (IOException e) {
            return false;
        }
    }

    private void told(boolean well) {
        if (!well && !failing && !isEnding()) {
            log.warn("The heartbeat failed: nothing was committed, or its address doesn't answer");
        }
        failing = !well;
    }
}
