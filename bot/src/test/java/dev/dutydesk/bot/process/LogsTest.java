package dev.dutydesk.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.dutydesk.bot.OneBot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever may read the log learns neither what colleagues wrote nor what opens a door. */
class LogsTest extends OneBot {
    private static final Pattern CALENDAR = Pattern.compile("/calendars/([0-9a-f]{48})\\.ics");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> reader = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                log.add(event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        }
    };

    @BeforeEach
    void read() {
        reader.start();
        root.addAppender(reader);
    }

    @AfterEach
    void stopReading() {
        root.detachAppender(reader);
    }

    @Test
    void noTextOfATicketIsLogged() {
        String key = bot.done("王芳", "@dutydesk 付不了款，客户说芝麻开门也不行");
        bot.done("李伟", "接单 " + key);
        bot.say("李伟", "/resolve " + key + " 换了芝麻证书 --cause 芝麻");
        bot.done("李伟", "/resolve " + key + " 换了芝麻证书 --regression passed");
        bot.say("王芳", "/accept " + key + " --stars 芝麻");
        bot.say("路人", "/芝麻 " + key);
        bot.done("王芳", "/accept " + key + " --stars 5");

        assertThat(logged()).noneMatch(line -> line.contains("芝麻"));
    }

    @Test
    void noCalendarsAddressIsLogged() {
        String told = bot.say("陈杰", "/值班 日历").body().toString();
        List<String> secrets = CALENDAR.matcher(told)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(secrets).isNotEmpty();
        secrets.forEach(secret -> bot.get("/calendars/" + secret + ".ics"));
        bot.say("陈杰", "/值班 日历 换新");
        secrets.forEach(secret -> bot.get("/calendars/" + secret + ".ics"));

        assertThat(logged()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    /** What was logged, proved to be read by a line of ours. */
    private List<String> logged() {
        LoggerFactory.getLogger("dev.dutydesk.bot.process").info("read to here");
        assertThat(log).last().isEqualTo("read to here");
        return log;
    }
}
