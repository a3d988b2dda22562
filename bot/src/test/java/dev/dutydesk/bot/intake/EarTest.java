package dev.dutydesk.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EarTest {
    private static final String EXTRA = "  dev-work: {platform: web, for: [alerts]}\n\nintake:";
    private final Desk mentioned = Examples.shop(Examples.text().replace("\nintake:", EXTRA));
    private final Desk every = Examples.shop(
            Examples.text().replace("\nintake:", EXTRA).replace("when: mention ", "when: every-message "));

    @Test
    void aMentionIsAReport() {
        assertThat(Ear.hears(mentioned, message("shop", null, "付不了款", true))).isTrue();
        assertThat(Ear.hears(mentioned, message("shop", "root", "付不了款", true))).isTrue();
        assertThat(Ear.hears(mentioned, message("shop", null, "付不了款", false))).isFalse();
    }

    @Test
    void everyMessageIsOneWhereTheDeskSaysSoButNotTalkInThreads() {
        assertThat(Ear.hears(every, message("shop", null, "付不了款", false))).isTrue();
        assertThat(Ear.hears(every, message("shop", "root", "付不了款", false))).isFalse();
    }

    @Test
    void talkOutsideThreadsIsOverheardWhereReportsNeedAMention() {
        assertThat(Ear.overhears(mentioned, message("shop", null, "付不了款", false)))
                .isTrue();
        assertThat(Ear.overhears(mentioned, message("shop", "root", "付不了款", false)))
                .isFalse();
        assertThat(Ear.overhears(mentioned, message("shop", null, "付不了款", true)))
                .isFalse();
        assertThat(Ear.overhears(mentioned, message("dev-work", null, "付不了款", false)))
                .isFalse();
        assertThat(Ear.overhears(every, message("shop", null, "付不了款", false))).isFalse();
    }

    @Test
    void nothingSaidAndChannelsThatTakeNoReportsAreNot() {
        assertThat(Ear.hears(every, message("shop", null, "  ", true))).isFalse();
        assertThat(Ear.hears(every, message("dev-work", null, "付不了款", true))).isFalse();
        assertThat(Ear.hears(every, message("elsewhere", null, "付不了款", true))).isFalse();
    }

    private Inbound.Message message(String channel, @Nullable String thread, String text, boolean mention) {
        return new Inbound.Message(
                "1",
                new Channel("web", channel, channel, "shop", channel, mentioned.locale()),
                new Inbound.Sender("wang.fang", "王芳"),
                Instant.EPOCH,
                "1",
                thread,
                text,
                mention,
                List.of());
    }
}
