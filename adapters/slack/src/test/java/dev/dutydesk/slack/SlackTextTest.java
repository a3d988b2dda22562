package dev.dutydesk.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlackTextTest {
    @Test
    void whatSlackMarkedIsReadAsItWasTyped() {
        String text = "<@U0LIWEI> <#C0SHOP|shop> <#C0SHOP> <!here> <http://shop.example|shop.example> "
                + "<https://shop.example/pay?a=1&amp;b=2> 1 &lt; 2 &amp;amp;";

        assertThat(SlackText.typed(text, new Shop()))
                .isEqualTo("@李伟 #shop #店铺运维 @here shop.example https://shop.example/pay?a=1&b=2 1 < 2 &amp;");
    }

    @Test
    void theBotsOwnMentionIsTakenOutWhereverItStands() {
        assertThat(SlackText.without("<@U0BOT> 付不了款", "U0BOT")).isEqualTo("付不了款");
        assertThat(SlackText.without("付不了款 <@U0BOT>", "U0BOT")).isEqualTo("付不了款");
        assertThat(SlackText.without("<@U0BOTTOM> 付不了款", "U0BOT")).isEqualTo("<@U0BOTTOM> 付不了款");
    }

    @Test
    void timesKeepTheirMicroseconds() {
        Instant at = SlackTime.instant("1700000000.000100");

        assertThat(at).isEqualTo(Instant.parse("2023-11-14T22:13:20.000100Z"));
        assertThat(SlackTime.ts(at)).isEqualTo("1700000000.000100");
    }

    private static final class Shop implements SlackText.Names {
        @Override
        public String account(String id) {
            return id.equals("U0LIWEI") ? "李伟" : id;
        }

        @Override
        public String channel(String id) {
            return id.equals("C0SHOP") ? "店铺运维" : id;
        }
    }
}
