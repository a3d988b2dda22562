package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Warnings;
import dev.dutydesk.state.redis.RedisServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the bot is, once it can be used. */
@Component
class StartReport {
    private static final Logger log = LoggerFactory.getLogger(StartReport.class);

    private final WebServerApplicationContext context;
    private final DutydeskSettings settings;
    private final Desks desks;
    private final RedisServer redis;
    private final List<Warnings> warnings;

    StartReport(
            WebServerApplicationContext context,
            DutydeskSettings settings,
            Desks desks,
            RedisServer redis,
            List<Warnings> warnings) {
        this.context = context;
        this.settings = settings;
        this.desks = desks;
        this.redis = redis;
        this.warnings = warnings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        String names = desks.all().stream().map(Desk::id).collect(Collectors.joining(", "));
        redis.warnings().forEach(warning -> log.warn("Store: {}", warning));
        warnings(desks, warnings).forEach(warning -> log.warn("Desk {}", warning));
        log.info(
                "Dutydesk is ready at http://localhost:{}\n  desks  {} ({})\n  data   {}\n  store  {}",
                context.getWebServer() == null ? "?" : context.getWebServer().getPort(),
                names,
                settings.desks().dir().toAbsolutePath().normalize(),
                settings.data().dir().toAbsolutePath().normalize(),
                redis.describe());
    }

    /** What doesn't work as the desks' files promise, each behind its desk's id. */
    static Stream<String> warnings(Desks desks, List<Warnings> sources) {
        return desks.all().stream()
                .flatMap(desk -> sources.stream()
                        .flatMap(source -> source.of(desk).stream())
                        .map(warning -> desk.id() + ": " + warning.text()));
    }
}
