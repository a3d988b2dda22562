package dev.dutydesk.demo;

import dev.dutydesk.bot.Dutydesk;
import dev.dutydesk.bot.process.BotTime;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The bot and a shop that it watches, both from nothing at each start: {@code mvn -Pdemo}. The shop's port is {@code
 * SHOP_PORT}, 8090 where that isn't set.
 */
public final class Demo implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Demo.class);

    private final Books books;
    private final Shop shop;
    private final Switches switches;
    private final Bot bot;
    private final Life life;
    private final ConfigurableApplicationContext context;

    private Demo(
            Books books, Shop shop, Switches switches, Bot bot, Life life, ConfigurableApplicationContext context) {
        this.books = books;
        this.shop = shop;
        this.switches = switches;
        this.bot = bot;
        this.life = life;
        this.context = context;
    }

    static void main(String[] args) throws IOException {
        String port = System.getenv().getOrDefault("SHOP_PORT", "8090");
        Path folder = Path.of("target", "demo").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        // The database says a lot while the bot's own settings aren't read yet.
        LoggingSystem.get(Demo.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        try {
            Demo demo = start(folder, Integer.parseInt(port), DeskFiles.AS_IT_IS, args);
            log.info(
                    "The demo shop is at http://localhost:{}\n  break it   http://localhost:{}/switches\n  see it     the"
                            + " chat of the bot, and /tickets there",
                    demo.shop.port(),
                    demo.shop.port());
        } catch (RuntimeException said) {
            // What is wrong has been said in words; an exit code is still owed.
            log.debug("The demo doesn't start", said);
            System.exit(1);
        }
    }

    /**
     * @param folder for all that is kept; must be empty
     * @param port of the shop; 0 for any free one
     * @param paced how often the patrol looks
     * @param args for the bot, as {@code --server.port=0}
     */
    static Demo start(Path folder, int port, UnaryOperator<String> paced, String... args) throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        InstantSource clock = new BotTime();
        Books books = Books.open();
        Life life = new Life(books, clock);
        Switches switches = new Switches(clock, life::turned);
        Shop shop = new Shop(books, switches, port, life::found);
        life.begin(switches);
        DeskFiles.write(folder.resolve("desks"), "http://localhost:" + shop.port(), books.address(), paced);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Dutydesk.class)
                .sources(History.class, Measured.class)
                .profiles("demo")
                .run(Stream.concat(
                                Stream.of(
                                        "--dutydesk.data.dir=" + folder.resolve("data"),
                                        "--dutydesk.desks.dir=" + folder.resolve("desks"),
                                        "--dutydesk.alarms.tokens.shop=" + token,
                                        "--dutydesk.beats.tokens.shop=" + token),
                                Stream.of(args))
                        .toArray(String[]::new));
        Bot bot = new Bot(
                "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"),
                DeskFiles.DESK,
                token);
        life.meets(bot);
        return new Demo(books, shop, switches, bot, life, context);
    }

    Shop shop() {
        return shop;
    }

    Switches switches() {
        return switches;
    }

    Bot bot() {
        return bot;
    }

    Life life() {
        return life;
    }

    @Override
    public void close() throws IOException {
        life.close();
        context.close();
        shop.close();
        bot.close();
        books.close();
    }
}
