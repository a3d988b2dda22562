package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Taps on cards. DingTalk tells of each at most once; its answer comes to whoever tapped alone. */
final class CardTaps {
    private static final Logger log = LoggerFactory.getLogger(CardTaps.class);

    private final Places places;
    private final Handing handing;
    private final Replies replies;
    private final Sureness sureness;
    private final InstantSource clock;

    CardTaps(Places places, Handing handing, Replies replies, Sureness sureness, InstantSource clock) {
        this.places = places;
        this.handing = handing;
        this.replies = replies;
        this.sureness = sureness;
        this.clock = clock;
    }

    /** @param delivery DingTalk's id of this push */
    void tapped(JsonNode data, String delivery) {
        String track = Json.text(data, "outTrackId");
        String account = Json.text(data, "userId");
        JsonNode content =
                Json.unwrapped(data.path("content").isMissingNode() ? data.path("value") : data.path("content"));
        JsonNode tap = content.path("cardPrivateData");
        JsonNode params = Json.unwrapped(tap.path("params"));
        String action = Json.text(params, Cards.ACTION);
        String button = action.isEmpty() ? tap.path("actionIds").path(0).asString("") : action;
        Channel channel = places.of(Json.text(data, "spaceId"))
                .or(() -> places.homeOf(account))
                .orElse(null);
        if (track.isEmpty() || account.isEmpty() || button.isEmpty() || channel == null) {
            log.warn("A tap on a card came from DingTalk without card, person or button");
            return;
        }
        if (button.startsWith(Cards.ASKS) && !sureness.isSure(account, track, button, delivery)) {
            ask(channel, account, Json.text(params, Cards.LABEL));
            return;
        }
        Inbound.Button tapped = new Inbound.Button(
                delivery,
                channel,
                places.sender(channel, account, null),
                clock.instant(),
                track,
                Tracks.subject(track),
                button.startsWith(Cards.ASKS) ? button.substring(Cards.ASKS.length()) : button,
                null);
        Replies.To to = new Replies.To(channel, account, null, true, track);
        handing.hand(tapped, answer -> replies.show(handing, to, answer));
    }

    private void ask(Channel channel, String account, String label) {
        try {
            replies.alone(channel, account, Sureness.question(channel.locale(), label));
        } catch (NotPosted e) {
            log.warn("Whether a tap was meant can't be asked: {}", e.getMessage());
        }
    }
}
