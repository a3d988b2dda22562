package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NumberedChoices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What is said to the robot, in groups by a mention and alone without one, and its coming into a group. */
final class Hearing {
    private static final Logger log = LoggerFactory.getLogger(Hearing.class);

    private final Places places;
    private final Handing handing;
    private final Replies replies;
    private final NumberedChoices choices;
    private final Robot robot;
    private final Webhooks webhooks;
    private final MonthlyCalls pushes;
    private final InstantSource clock;

    Hearing(
            Places places,
            Handing handing,
            Replies replies,
            NumberedChoices choices,
            Robot robot,
            Webhooks webhooks,
            MonthlyCalls pushes,
            InstantSource clock) {
        this.places = places;
        this.handing = handing;
        this.replies = replies;
        this.choices = choices;
        this.robot = robot;
        this.webhooks = webhooks;
        this.pushes = pushes;
        this.clock = clock;
    }

    /** Its own id is its delivery: DingTalk delivers it once, an HTTP robot perhaps again. */
    void said(JsonNode data) {
        Said said = Said.of(data);
        if (said == null) {
            log.warn("A message without sender or id came from DingTalk, and can't be answered");
            return;
        }
        if (said.webhook() != null && said.webhookUntil() != null) {
            webhooks.learn(said.conversation(), said.webhook(), said.webhookUntil());
        }
        Channel channel = channel(said);
        if (said.withheld()) {
            pushes.refused();
            sayThatItIsDeaf(channel, said.account());
            return;
        }
        pushes.taken();
        Inbound.Sender sender = places.sender(channel, said.account(), said.nick());
        Instant at = Objects.requireNonNullElseGet(said.at(), clock::instant);
        Inbound inbound = choices.pick(said.account(), said.text())
                .map(picked -> (Inbound) new Inbound.Button(
                        said.id(), channel, sender, at, picked.message(), picked.subject(), picked.button(), null))
                .orElseGet(() -> message(said, channel, sender, at));
        Replies.To to = new Replies.To(channel, said.account(), said.conversation(), said.direct(), said.id());
        handing.hand(inbound, answer -> replies.show(handing, to, answer));
    }

    /** Nobody may believe to be heard. */
    private void sayThatItIsDeaf(Channel channel, String account) {
        try {
            replies.alone(channel, account, Replies.deaf(channel.locale()));
        } catch (NotPosted e) {
            log.warn("Somebody who wasn't heard can't be told: {}", e.getMessage());
        }
    }

    private Channel channel(Said said) {
        return said.direct()
                ? places.homeOf(said.account()).orElseGet(() -> places.unbound(said.conversation(), null))
                : places.of(said.conversation()).orElseGet(() -> places.unbound(said.conversation(), said.title()));
    }

    private Inbound.Message message(Said said, Channel channel, Inbound.Sender sender, Instant at) {
        Quote quote = said.quote();
        return new Inbound.Message(
                said.id(),
                channel,
                sender,
                at,
                said.id(),
                null,
                said.text(),
                true,
                files(said),
                quote == null ? List.of() : quote.forwarded(),
                quote == null ? null : quote.subject());
    }

    /** With where they can be had for now; without that where DingTalk doesn't say, rather than not at all. */
    private List<Inbound.File> files(Said said) {
        List<Inbound.File> files = new ArrayList<>();
        for (Said.Attached attached : said.files()) {
            files.add(new Inbound.File(attached.name(), address(attached).orElse("")));
        }
        return files;
    }

    private Optional<String> address(Said.Attached attached) {
        try {
            return robot.addressOf(attached.code());
        } catch (NotPosted e) {
            log.warn("The file {} can't be fetched: {}", attached.name(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The greeting is for all; where no desk has the group it says what to paste. */
    void joined(JsonNode data, String delivery) {
        String conversation = Json.text(data, "openConversationId");
        if (conversation.isEmpty()) {
            return;
        }
        Channel channel = places.of(conversation).orElseGet(() -> places.unbound(conversation, null));
        String account = Json.text(data, "operator");
        Inbound.Joined joined = new Inbound.Joined(
                "joined:" + delivery,
                channel,
                places.sender(channel, account.isEmpty() ? "dingtalk" : account, null),
                clock.instant());
        handing.hand(joined, answer -> replies.tellAll(channel, answer, joined.delivery()));
    }
}
