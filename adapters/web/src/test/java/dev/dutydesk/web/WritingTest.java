package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Inbound;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What helps one write: the list of commands, of people, of tickets; files picked, pasted and dropped. */
class WritingTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static final String OFFERS = "#say-offers";
    private static final String GIVE = "const data = new DataTransfer();"
            + "data.items.add(new File([arguments[2]], arguments[1], {type: 'text/plain'}));"
            + "const target = document.querySelector(arguments[0]);";

    @TempDir
    private static Path folder;

    private static World world;
    private static Browser wangFang;

    @BeforeAll
    static void start() {
        wangFang = Browser.open("zh-CN");
        world = new World(REDIS, "dutydesk.web.max-file-size=100KB");
    }

    @AfterAll
    static void stop() {
        wangFang.close();
        world.close();
    }

    @BeforeEach
    void comesIn() {
        wangFang.forgets(page());
        world.bot.forget();
        world.bot.received().clear();
        world.bot.answers(new ShopBot(world));
        wangFang.enters(page(), "wang.fang");
    }

    private static String page() {
        return world.uri("/").toString();
    }

    private static Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), new byte[size]);
    }

    @Test
    void aSlashListsTheCommandsWithTheirHelpAndTheKeysOfOpenTickets() {
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);
        wangFang.reads("#line .card", "SHOP-12");

        wangFang.types("#say", "/");
        wangFang.reads(OFFERS, "/接单 工单号");
        wangFang.reads(OFFERS, "看有哪些命令");
        wangFang.photo("commands");
        wangFang.types("#say", "re");
        assertThat(wangFang.count(OFFERS + " li")).isEqualTo(1);
        wangFang.types("#say", Keys.TAB);
        assertThat(wangFang.value("#say")).isEqualTo("/resolve ");
        wangFang.reads(OFFERS, "SHOP-12");
        wangFang.types("#say", Keys.ENTER);
        assertThat(wangFang.value("#say")).isEqualTo("/resolve SHOP-12 ");
        wangFang.noLonger(OFFERS);
        wangFang.types("#say", "已换证书", Keys.ENTER);
        wangFang.reads("#line .typed", "/resolve SHOP-12 已换证书");
    }

    @Test
    void aCommandThatIsWholeIsSentByEnterAndEscapeClosesTheList() {
        wangFang.types("#say", "/help", Keys.ENTER);
        wangFang.reads("#line .typed", "/help");
        wangFang.noLonger(OFFERS);
        wangFang.types("#say", "/");
        wangFang.sees(OFFERS);
        wangFang.types("#say", Keys.ESCAPE);
        wangFang.noLonger(OFFERS);
        assertThat(wangFang.value("#say")).isEqualTo("/");
    }

    @Test
    void anAtOffersThePeopleAndTheBot() {
        wangFang.types("#say", "请看 @li");
        wangFang.reads(OFFERS, "@李伟");
        assertThat(wangFang.script("return document.activeElement.getAttribute('aria-activedescendant')"))
                .isEqualTo("say-offers-0");
        wangFang.types("#say", Keys.ENTER);
        assertThat(wangFang.value("#say")).isEqualTo("请看 @李伟 ");
        wangFang.types("#say", "@", Keys.ARROW_DOWN, Keys.ARROW_UP);
        wangFang.reads(OFFERS + " [aria-selected=true]", "@dutydesk");
        wangFang.taps(OFFERS + " [aria-selected=true]");
        assertThat(wangFang.value("#say")).isEqualTo("请看 @李伟 @dutydesk ");
    }

    @Test
    void aPictureIsPickedShownAndSeenLarge() throws IOException {
        Path picture = folder.resolve("付款页.png");
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        wangFang.gives("#say-form input[type=file]", picture);
        wangFang.gives("#say-form input[type=file]", file("日志.txt", 2000));
        wangFang.reads("#say-tray", "付款页.png");
        wangFang.types("#say", "@dutydesk 付不了款", Keys.ENTER);

        wangFang.sees("#line .picture img");
        wangFang.reads("#line .file", "日志.txt");
        wangFang.noLonger("#say-tray");
        await().until(() -> Boolean.TRUE.equals(
                wangFang.script("return document.querySelector('#line .picture img').naturalWidth === 400")));
        assertThat(world.bot.messages().getFirst().files())
                .extracting(Inbound.File::name)
                .containsExactly("付款页.png", "日志.txt");
        wangFang.photo("files");
        wangFang.taps("#line .picture");
        wangFang.reads("dialog", "付款页.png");
        wangFang.presses(Keys.ESCAPE);
        wangFang.noLonger("dialog");
        assertThat(wangFang.complaints()).isEmpty();
    }

    @Test
    void aFileIsPastedOrDroppedInTheLineAndInTheThread() {
        wangFang.script(
                GIVE + "target.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}))",
                "#say",
                "贴的.txt",
                "a");
        wangFang.reads("#say-tray", "贴的.txt");
        wangFang.types("#say", Keys.ENTER);
        wangFang.reads("#line .file", "贴的.txt");

        wangFang.hovers("#line .message");
        wangFang.taps("#line .reply");
        wangFang.sees("#thread-line .message");
        wangFang.script(
                GIVE + "target.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true}))",
                "#thread",
                "放下的.txt",
                "b");
        wangFang.reads("#thread-tray", "放下的.txt");
        wangFang.types("#thread-say", "在这里", Keys.ENTER);
        wangFang.reads("#thread-line .file", "放下的.txt");
    }

    @Test
    void whatIsTooLargeIsSaidBeforeItIsSentAndWhatFailedGoesAgain() throws IOException {
        wangFang.gives("#say-form input[type=file]", file("large.bin", 100 * 1024 + 1));
        wangFang.reads("#say-tray", "太大，最大 100 KB");
        wangFang.types("#say", "看附件", Keys.ENTER);
        assertThat(wangFang.value("#say")).isEqualTo("看附件");
        wangFang.taps("#say-tray .icon");
        wangFang.noLonger("#say-tray");

        wangFang.online(false);
        wangFang.gives("#say-form input[type=file]", file("log.txt", 10));
        wangFang.reads("#say-tray", "没有传上去");
        wangFang.online(true);
        wangFang.taps("#say-tray .link");
        wangFang.noLonger("#say-tray .link");
        wangFang.types("#say", Keys.ENTER);
        wangFang.reads("#line .file", "log.txt");
    }

    @Test
    void anUploadedFileOfADraftIsThereAfterAReload() throws IOException {
        wangFang.gives("#say-form input[type=file]", file("draft.txt", 10));
        wangFang.reads("#say-tray", "draft.txt");
        await().until(() -> String.valueOf(wangFang.script("return localStorage['dutydesk.files.shop']"))
                .contains("draft.txt"));
        wangFang.goes("about:blank");
        wangFang.goes(page());
        wangFang.reads("#say-tray", "draft.txt");
        wangFang.types("#say", Keys.ENTER);
        wangFang.reads("#line .file", "draft.txt");
    }

    /** Leaves pictures in target/screens. */
    @Test
    void whatHelpsOneWriteFitsPhonesAndDesksByDayAndNightInBothLanguages() throws IOException {
        Path picture = folder.resolve("checkout.png");
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        for (String language : new String[] {"zh-CN", "en"}) {
            String room = language.equals("en") ? "shop-en" : "shop";
            String report = language.equals("en") ? "@dutydesk Nobody can pay" : "@dutydesk 付不了款";
            wangFang.goes(page() + "#/" + room);
            wangFang.script("localStorage.setItem('dutydesk.language', arguments[0])", language);
            wangFang.goes("about:blank");
            wangFang.goes(page() + "#/" + room);
            wangFang.gives("#say-form input[type=file]", picture);
            wangFang.gives("#say-form input[type=file]", file("server.log", 2000));
            wangFang.reads("#say-tray", "server.log");
            wangFang.types("#say", report, Keys.ENTER);
            wangFang.sees("#line .picture img");
            wangFang.sees("#line .card");
            for (boolean phone : new boolean[] {true, false}) {
                for (boolean dark : new boolean[] {false, true}) {
                    String name = "writing-" + language + (phone ? "-narrow" : "-wide") + (dark ? "-dark" : "-light");
                    wangFang.looks(phone ? 390 : 1280, phone ? 844 : 800, phone, dark);
                    wangFang.goes("about:blank");
                    wangFang.goes(page() + "#/" + room);
                    wangFang.sees("#status.live");
                    wangFang.sees("#line .picture img");
                    wangFang.gives("#say-form input[type=file]", file("draft.txt", 10));
                    wangFang.reads("#say-tray", "draft.txt");
                    wangFang.fitsItsWidth();
                    wangFang.photo(name + "-files");
                    wangFang.taps("#say-tray .icon");
                    wangFang.types("#say", "/");
                    wangFang.sees(OFFERS);
                    wangFang.fitsItsWidth();
                    wangFang.photo(name + "-commands");
                    wangFang.types("#say", Keys.BACK_SPACE, "@");
                    wangFang.reads(OFFERS, "@dutydesk");
                    wangFang.fitsItsWidth();
                    wangFang.photo(name + "-people");
                    wangFang.types("#say", Keys.BACK_SPACE);
                }
            }
        }
    }
}
