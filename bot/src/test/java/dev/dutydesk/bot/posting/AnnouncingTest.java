package dev.dutydesk.bot.posting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.posting.Wall.Message;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Announcement.Board;
import dev.dutydesk.state.store.Announcement.How;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a desk says beside its tickets. */
class AnnouncingTest {
    private static final String SHOP = Announcement.channel("shop");

    @RegisterExtension
    static final World world = new World();

    private final Wall wall = new Wall();

    @BeforeEach
    void oneRoom() throws IOException {
        world.channels("shop: {platform: web, for: [intake, alerts]}");
    }

    @Test
    void whatWaitsForTheSameReadersIsOneMessage() {
        world.announces("handover", "值班交接", SHOP, false);
        world.announces("digest", "今日待办", SHOP, false);
        world.announces("swap", "换班", "li.wei", false);

        world.sends(new RichChat.ById("web", wall));
        world.untilAllIsShown();

        assertThat(said()).hasSize(2);
        assertThat(said().getFirst()).contains("值班交接", "今日待办");
        assertThat(said().getLast()).contains("换班");
    }

    @Test
    void whatNobodyNeedsAnyMoreIsNotSaid() {
        world.announces("a", "over", SHOP, false);
        world.announces("b", "离线", SHOP, true);
        world.clock.move(Duration.ofMinutes(61));
        world.announces("c", "在线", SHOP, false);

        world.sends(new RichChat.ById("web", wall));
        world.untilAllIsShown();

        assertThat(said()).singleElement().asString().contains("在线");
    }

    @Test
    void whatIsForNobodyWhoIsThereIsLetGo() {
        world.announces("a", "值班交接", Announcement.channel("gone"), false);
        world.announces("b", "换班", "nobody", false);

        world.sends(new RichChat.ById("web", wall));
        world.untilAllIsShown();

        assertThat(said()).isEmpty();
    }

    @Test
    void oneWhoseAnswerWasLostStandsThereOnce() {
        AtomicInteger tries = new AtomicInteger();
        wall.suffersAfterwards(post -> {
            if (tries.incrementAndGet() == 1) {
                throw new NotPosted(NotPosted.Why.UNKNOWN, "no answer");
            }
        });
        world.announces("a", "值班交接", SHOP, false);
        world.announces("b", "今日待办", SHOP, false);

        world.sends(new RichChat.Searching("web", wall));
        world.untilAllIsShown();

        assertThat(said()).singleElement().asString().contains("值班交接", "今日待办");
    }

    @Test
    void whereNobodyCanTellOnlyWhatIsUrgentIsSaidAgain() {
        AtomicInteger tries = new AtomicInteger();
        wall.suffersAfterwards(post -> {
            if (tries.incrementAndGet() <= 2) {
                throw new NotPosted(NotPosted.Why.UNKNOWN, "no answer");
            }
        });
        world.announces("a", "值班交接", "wang.fang", false);
        world.announces("b", "离线", "li.wei", true);

        world.sends(new RichChat("web", wall));
        world.untilAllIsShown();

        assertThat(said()).filteredOn(text -> text.contains("离线")).hasSizeGreaterThan(1);
        assertThat(said()).filteredOn(text -> text.contains("值班交接")).hasSize(1);
    }

    private void writes(String id, String subject, How how) {
        world.announces(id, subject, SHOP, false, new Board("rounds", how));
        world.untilAllIsShown();
    }

    @Test
    void whatHasItsMessageIsWrittenIntoIt() {
        world.sends(new RichChat.ById("web", wall));
        writes("01:00", "monday", How.ONLY_EDITED);
        assertThat(said()).isEmpty();
        writes("08:00", "monday", How.EDITED);
        writes("10:00", "monday", How.EDITED);
        writes("11:00", "monday", How.ONLY_EDITED);
        assertThat(said()).singleElement().asString().contains("11:00");
        writes("12:00", "monday", How.ANEW);
        writes("14:00", "monday", How.EDITED);
        assertThat(said()).hasSize(2).first().asString().contains("见新消息");
        assertThat(said()).last().asString().contains("14:00");
        writes("tuesday", "tuesday", How.EDITED);
        assertThat(said()).hasSize(3);
    }

    private List<String> said() {
        return wall.main("shop").stream().map(Message::text).toList();
    }
}
