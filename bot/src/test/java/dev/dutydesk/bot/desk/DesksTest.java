package dev.dutydesk.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesksTest {
    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void name() {
        folder = temp.resolve("desks");
    }

    @Test
    void anAbsentFolderGetsTheExample() throws IOException {
        try (Desks desks = open()) {
            assertThat(desks.all()).extracting(Desk::id).containsExactly("shop");
            assertThat(Files.readString(folder.resolve("shop.yml"))).isEqualTo(Examples.text());
            assertThat(folder.resolve("patrols/shop.yml")).isRegularFile();
            assertThat(folder.resolve("desk.schema.json")).isRegularFile();
            assertThat(desks.warnings()).singleElement().asString().contains("MOBILE_LI_WEI");
            try (var files = Files.list(temp)) {
                assertThat(files).containsExactly(folder);
            }
        }
    }

    @Test
    void theExamplesPatrolLooksAtTheBotsOwnPort() throws IOException {
        try (Desks desks = Desks.open(folder, 18080, name -> null)) {
            assertThat(desks.faults()).isEmpty();
            assertThat(Files.readString(folder.resolve("patrols/shop.yml")))
                    .contains("http://127.0.0.1:18080")
                    .doesNotContain(":8080");
        }
    }

    @Test
    void anEmptyFolderIsRefusedInASentenceThatHelps() throws IOException {
        Files.createDirectory(folder);
        assertThatThrownBy(this::open).isInstanceOfSatisfying(DesksRefused.class, refused -> {
            assertThat(refused.what()).contains("There is no desk file (*.yml) in " + folder);
            assertThat(refused.hint()).contains("Put one there");
        });
    }

    @Test
    void aFileInTheFoldersPlaceIsRefused() throws IOException {
        Files.writeString(folder, "");
        assertThatThrownBy(this::open).isInstanceOf(DesksRefused.class).hasMessageContaining("can't be read");
    }

    @Test
    void aStartTellsAllFaultsOfAllFiles() throws IOException {
        write("a.yml", Examples.text().replace("zone: Asia/Shanghai", "zone: nowhere"));
        write("b.yml", mall().replace("lead: ann", "lead: bob").replace("{mall: {platform", "{other: {platform"));
        write("c.yml", mall());
        write("d.yml", mall());
        Files.write(folder.resolve("e.yml"), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        DesksRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Object::toString)
                                .satisfiesExactly(
                                        a -> assertThat(a).startsWith("a.yml:8:7: 'nowhere' stands here"),
                                        b -> assertThat(b).startsWith("b.yml:2:7: the desk 'mall' is already in c.yml"),
                                        b -> assertThat(b)
                                                .startsWith("b.yml:4:9: the prefix 'MALL' is already in c.yml"),
                                        b -> assertThat(b).startsWith("b.yml:8:40: there is no person 'bob'"),
                                        d -> assertThat(d).startsWith("d.yml:2:7: the desk 'mall' is already in c.yml"),
                                        d -> assertThat(d)
                                                .startsWith("d.yml:4:9: the prefix 'MALL' is already in c.yml"),
                                        d -> assertThat(d)
                                                .startsWith("d.yml:7:12: the channel 'mall' is already in c.yml"),
                                        d -> assertThat(d).startsWith("d.yml:7:18: the same address of a channel"),
                                        e -> assertThat(e).startsWith("e.yml:1:1: the file isn't UTF-8 text")));
    }

    @Test
    void aChangeIsTakenUpAndABadOneIsNot() throws IOException {
        try (Desks desks = open()) {
            write("shop.yml", Examples.text().replace("zh-CN: 示例商城", "zh-CN: 好商城"));
            assertThat(desks.refresh()).isTrue();
            assertThat(desks.refresh()).isFalse();
            assertThat(desks.all().getFirst().name().in(Locale.CHINA)).isEqualTo("好商城");

            write("shop.yml", Examples.text().replace("prefix: SHOP", "prefix: shop"));
            assertThat(desks.refresh()).isTrue();
            assertThat(desks.faults()).singleElement().asString().startsWith("shop.yml:6:9: 'shop' stands here");
            assertThat(desks.all().getFirst().name().in(Locale.CHINA)).isEqualTo("好商城");

            write("shop.yml", Examples.text());
            assertThat(desks.refresh()).isTrue();
            assertThat(desks.faults()).isEmpty();
            assertThat(desks.all().getFirst().name().in(Locale.CHINA)).isEqualTo("示例商城");
        }
    }

    @Test
    void anUnchangedDeskStaysTheSameWhenAnotherComesAndGoes() throws IOException {
        try (Desks desks = open()) {
            Desk shop = desks.byId("shop").orElseThrow();
            write("mall.yml", mall());
            assertThat(desks.refresh()).isTrue();
            assertThat(desks.byPrefix("MALL")).isPresent();
            assertThat(desks.byId("shop").orElseThrow()).isSameAs(shop);
            Files.delete(folder.resolve("mall.yml"));
            desks.refresh();
            assertThat(desks.all()).containsExactly(shop);
        }
    }

    @Test
    void aNewcomerThatClashesIsRefusedNotTheOneInForce() throws IOException {
        try (Desks desks = open()) {
            write("a.yml", mall().replace("prefix: MALL", "prefix: SHOP"));
            desks.refresh();
            assertThat(desks.all()).extracting(Desk::id).containsExactly("shop");
            assertThat(desks.faults())
                    .singleElement()
                    .asString()
                    .startsWith("a.yml:2:7: the prefix SHOP belongs to the desk shop");
        }
    }

    @Test
    void channelsMayBeMovedBetweenDesksInOneGo() throws IOException {
        write("mall.yml", mall());
        write("shop.yml", Examples.text());
        try (Desks desks = open()) {
            write("mall.yml", mall().replace("channels: {mall:", "channels: {shop:"));
            desks.refresh();
            assertThat(desks.faults()).isNotEmpty();
            write("shop.yml", Examples.text().replace("  shop:      {platform", "  mall:      {platform"));
            desks.refresh();
            assertThat(desks.faults()).isEmpty();
            assertThat(desks.channelNamed("shop").orElseThrow().desk()).isEqualTo("mall");
        }
    }

    @Test
    void aPrefixAndAnIdNeverChange() throws IOException {
        try (Desks desks = open()) {
            write("shop.yml", Examples.text().replace("prefix: SHOP", "prefix: STORE"));
            desks.refresh();
            assertThat(desks.faults())
                    .singleElement()
                    .asString()
                    .isEqualTo("shop.yml:6:9: the prefix of shop is SHOP and can't change");
            write("shop.yml", Examples.text().replace("desk: shop", "desk: store"));
            desks.refresh();
            assertThat(desks.faults()).singleElement().asString().contains("the prefix SHOP belongs to the desk shop");
            assertThat(desks.byId("shop")).isPresent();
        }
    }

    @Test
    void aFileMayBeRenamed() throws IOException {
        try (Desks desks = open()) {
            Files.move(folder.resolve("shop.yml"), folder.resolve("store.yaml"));
            desks.refresh();
            assertThat(desks.faults()).isEmpty();
            assertThat(desks.all()).extracting(Desk::id).containsExactly("shop");
        }
    }

    @Test
    void whoStillHoldsTicketsIsNotDropped() throws IOException {
        String without =
                Examples.text().replaceAll("(?m)^  - \\{id: he.jing.*\n", "").replace(", deputy: he.jing", "");
        Map<String, List<String>> holding = new HashMap<>(Map.of("he.jing", List.of("SHOP-3", "SHOP-7")));
        try (Desks desks = open()) {
            desks.guard(desk -> holding, Identities.NONE);
            write("shop.yml", without);
            desks.refresh();
            assertThat(desks.faults())
                    .singleElement()
                    .asString()
                    .startsWith("shop.yml:42:10: he.jing (何静) isn't in the file any more but still has SHOP-3, SHOP-7");
            assertThat(desks.byId("shop").orElseThrow().person("he.jing")).isPresent();

            holding.clear();
            assertThat(desks.refresh()).isTrue();
            assertThat(desks.faults()).isEmpty();
            assertThat(desks.byId("shop").orElseThrow().person("he.jing")).isEmpty();
        }
    }

    @Test
    void aDeskWhoseFileIsGoneStaysWhileItsTicketsAreHeld() throws IOException {
        write("mall.yml", mall());
        write("shop.yml", Examples.text());
        try (Desks desks = open()) {
            desks.guard(desk -> desk.equals("mall") ? Map.of("ann", List.of("MALL-1")) : Map.of(), Identities.NONE);
            Files.delete(folder.resolve("mall.yml"));
            desks.refresh();
            assertThat(desks.byId("mall")).isPresent();
            assertThat(desks.faults())
                    .singleElement()
                    .asString()
                    .contains("the file is gone")
                    .contains("MALL-1");
        }
    }

    @Test
    void whatTheStoreRemembersCounts() {
        try (Desks desks = open()) {
            assertThatThrownBy(
                            () -> desks.guard(Holders.NONE, desk -> Optional.of("tickets of shop are called OLD-1, …")))
                    .isInstanceOf(DesksRefused.class)
                    .hasMessageContaining("shop.yml:6:9: tickets of shop are called OLD-1");
        }
    }

    @Test
    void aStoreThatCantBeAskedChangesNothing() throws IOException {
        try (Desks desks = open()) {
            boolean[] down = {false};
            desks.guard(Holders.NONE, desk -> {
                if (down[0]) {
                    throw new IllegalStateException("down");
                }
                return Optional.empty();
            });
            down[0] = true;
            write("shop.yml", Examples.text().replace("zh-CN: 示例商城", "zh-CN: 好商城"));
            assertThatThrownBy(desks::refresh).hasMessage("down");
            assertThat(desks.all().getFirst().name().in(Locale.CHINA)).isEqualTo("示例商城");
            down[0] = false;
            assertThat(desks.refresh()).isTrue();
            assertThat(desks.all().getFirst().name().in(Locale.CHINA)).isEqualTo("好商城");
        }
    }

    @Test
    void aChangeIsSeenWithoutBeingTold() throws IOException {
        try (Desks desks = open()) {
            desks.watch();
            write("mall.yml", mall());
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> desks.byId("mall").isPresent());
        }
    }

    @Test
    void adaptersAreToldChannelsAndMembers() throws IOException {
        write("mall.yml", mall());
        write("shop.yml", Examples.text());
        try (Desks desks = open()) {
            Channel shop = new Channel("web", "shop", "shop", "shop", "商城维护群", Locale.forLanguageTag("zh-CN"));
            assertThat(desks.channels("web")).extracting(Channel::name).containsExactly("mall", "shop");
            assertThat(desks.channels("slack")).isEmpty();
            assertThat(desks.channel("web", "shop")).contains(shop);
            assertThat(desks.byChannel(shop).orElseThrow().id()).isEqualTo("shop");
            assertThat(desks.members("shop", "web"))
                    .contains(
                            new Member("li.wei", "李伟", "开发方"),
                            new Member("wang.fang", "王芳", "客服"),
                            new Member("admin", "管理员", ""));
            assertThat(desks.members("shop", "slack")).containsExactly(new Member("U0LIWEI", "李伟", "开发方"));
            assertThat(desks.members("nowhere", "web")).isEmpty();
        }
    }

    private Desks open() {
        return Desks.open(folder, 8080, name -> null);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String mall() {
        return """
                version: 1
                desk: mall
                name: Mall
                prefix: MALL
                locale: en
                zone: Europe/Berlin
                channels: {mall: {platform: web, for: [intake, alerts]}}
                groups: {dev: {name: Developers, lead: ann}}
                people: [{id: ann, name: Ann, groups: [dev], accounts: {web: ann}}]
                routing: [{otherwise: true, category: other, grade: P3, group: dev}]
                """;
    }
}
