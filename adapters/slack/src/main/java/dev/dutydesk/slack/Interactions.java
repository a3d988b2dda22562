package dev.dutydesk.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbound;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands, taps, forms and shortcuts: what Slack never sends again, and what may open a form. */
final class Interactions {
    /** Commands that are a verb by themselves; every other one has its verb in its text. */
    static final Set<String> VERBS = Set.of("/report", "/ack", "/oncall");

    private final Places places;
    private final InstantSource clock;
    private final Handing handing;
    private final Replies replies;
    private final Reactions reactions;
    private final HomeTab home;

    Interactions(
            Places places, InstantSource clock, Handing handing, Replies replies, Reactions reactions, HomeTab home) {
        this.places = places;
        this.clock = clock;
        this.handing = handing;
        this.replies = replies;
        this.reactions = reactions;
        this.home = home;
    }

    /** Where an act counts, and where its answer goes. */
    private record Spot(Channel channel, @Nullable String direct) {}

    /** @param id of the channel; null for the app's home */
    private Optional<Spot> spot(@Nullable String id, String account) {
        if (id == null) {
            return places.homeOf(account).map(channel -> new Spot(channel, null));
        }
        return Places.isDirect(id)
                ? places.homeOf(account).map(channel -> new Spot(channel, id))
                : places.of(id).map(channel -> new Spot(channel, null));
    }

    void command(SlashCommandPayload payload) {
        String account = payload.getUserId();
        Spot spot = spot(payload.getChannelId(), account)
                .orElseGet(() ->
                        new Spot(places.unbound(payload.getChannelId(), payload.getChannelName(), account), null));
        String typed = payload.getText() == null ? "" : payload.getText();
        String text =
                VERBS.contains(payload.getCommand()) ? payload.getCommand().substring(1) + " " + typed : typed;
        Inbound.Command command = new Inbound.Command(
                payload.getTriggerId(),
                spot.channel(),
                places.sender(spot.channel(), account),
                clock.instant(),
                null,
                SlackText.typed(text, places.names(spot.channel())).strip());
        Replies.To to = new Replies.To(spot.channel(), account, null, spot.direct());
        handing.hand(command, answer -> replies.show(to, answer, payload.getTriggerId(), null));
    }

    /** The global shortcut: the same as the command without a text, in the person's own conversation. */
    void report(GlobalShortcutPayload payload) {
        String account = payload.getUser().getId();
        places.homeOf(account).ifPresent(channel -> {
            Inbound.Command command = new Inbound.Command(
                    payload.getTriggerId(), channel, places.sender(channel, account), clock.instant(), null, "report");
            Replies.To to = new Replies.To(channel, account, null, null);
            handing.hand(command, answer -> replies.show(to, answer, payload.getTriggerId(), null));
        });
    }

    void makeTicket(MessageShortcutPayload payload) {
        String id = payload.getChannel().getId();
        places.of(id)
                .ifPresent(channel ->
                        reactions.makeTicket(channel, payload.getUser().getId(), Said.of(id, payload.getMessage())));
    }

    void tap(BlockActionPayload payload) {
        BlockActionPayload.Container container = payload.getContainer();
        BlockActionPayload.User user = payload.getUser();
        Spot spot = spot(container.getChannelId(), user.getId()).orElse(null);
        if (spot == null) {
            return;
        }
        BlockActionPayload.Action action = payload.getActions().getFirst();
        Inbound.Button tap = new Inbound.Button(
                payload.getTriggerId(),
                spot.channel(),
                places.sender(spot.channel(), user.getId()),
                SlackTime.instant(action.getActionTs()),
                container.getMessageTs(),
                action.getValue(),
                action.getActionId(),
                null);
        Replies.To to = new Replies.To(spot.channel(), user.getId(), container.getThreadTs(), spot.direct());
        handing.hand(tap, answer -> replies.show(to, answer, payload.getTriggerId(), container.getMessageTs()));
        if (container.getChannelId() == null) {
            home.show(user.getId(), action.getActionTs());
        }
    }

    /** The form's own id is the delivery: who sends it again after a time-out sends the same. */
    void submission(ViewSubmissionPayload payload) {
        FormView.Origin origin = FormView.origin(payload.getView());
        Optional<Channel> channel = places.of(origin.channel());
        if (channel.isEmpty()) {
            return;
        }
        String account = payload.getUser().getId();
        Inbound.Button filled = new Inbound.Button(
                payload.getView().getId(),
                channel.get(),
                places.sender(channel.get(), account),
                clock.instant(),
                origin.message(),
                origin.subject(),
                origin.button(),
                FormView.filled(payload.getView()));
        Replies.To to = new Replies.To(channel.get(), account, origin.thread(), origin.direct());
        handing.hand(filled, answer -> replies.show(to, answer, payload.getTriggerId(), origin.message()));
    }
}
