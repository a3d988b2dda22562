package dev.dutydesk.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.File;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Inbound;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What comes from Slack, as the port has it. A message that mentions the bot comes twice, as a message and as a mention;
 * the message says all, so the mention is left to Bolt to acknowledge, as are edits, joins and the like.
 */
final class Arrivals {
    private static final Pattern ANY = Pattern.compile("(?s).*");

    private final Directory directory;
    private final InstantSource clock;
    private final Handing handing;
    private final Replies replies;

    Arrivals(Directory directory, InstantSource clock, Handing handing, Replies replies) {
        this.directory = directory;
        this.clock = clock;
        this.handing = handing;
        this.replies = replies;
    }

    /** Every handler returns only after the bot has answered; Bolt acknowledges what it returns. */
    void register(App app) {
        app.event(MessageEvent.class, (payload, context) -> {
            MessageEvent event = payload.getEvent();
            if (event.getBotId() == null) {
                message(new Said(event), context.getBotUserId());
            }
            return context.ack();
        });
        app.event(MessageFileShareEvent.class, (payload, context) -> {
            message(new Said(payload.getEvent()), context.getBotUserId());
            return context.ack();
        });
        app.command(ANY, (request, context) -> {
            command(request.getPayload());
            return context.ack();
        });
        app.blockAction(ANY, (request, context) -> {
            tap(request.getPayload());
            return context.ack();
        });
        app.viewSubmission(ANY, (request, context) -> {
            submission(request.getPayload());
            return context.ack();
        });
    }

    private record Said(
            String channel,
            String user,
            String ts,
            @Nullable String thread,
            String text,
            List<File> files) {

        Said(MessageEvent event) {
            this(
                    event.getChannel(),
                    event.getUser(),
                    event.getTs(),
                    event.getThreadTs(),
                    Objects.requireNonNullElse(event.getText(), ""),
                    Objects.requireNonNullElse(event.getFiles(), List.of()));
        }

        Said(MessageFileShareEvent event) {
            this(
                    event.getChannel(),
                    event.getUser(),
                    event.getTs(),
                    event.getThreadTs(),
                    Objects.requireNonNullElse(event.getText(), ""),
                    Objects.requireNonNullElse(event.getFiles(), List.of()));
        }
    }

    /** Its ts is its delivery: the same in a repeat, and where the history is read later. */
    private void message(Said said, String bot) {
        Optional<Channel> channel = channel(said.channel());
        if (channel.isEmpty()) {
            return;
        }
        String text = said.text();
        Inbound.Message message = new Inbound.Message(
                said.ts(),
                channel.get(),
                new Inbound.Sender(said.user(), name(channel.get(), said.user())),
                SlackTime.instant(said.ts()),
                said.ts(),
                said.thread(),
                SlackText.typed(SlackText.without(text, bot), account -> name(channel.get(), account)),
                SlackText.mentions(text, bot),
                said.files().stream()
                        .map(file -> new Inbound.File(file.getName(), file.getUrlPrivate()))
                        .toList());
        Replies.To to = new Replies.To(channel.get(), said.user(), said.thread());
        handing.hand(message, answer -> replies.show(to, answer));
    }

    private void command(SlashCommandPayload payload) {
        Optional<Channel> channel = channel(payload.getChannelId());
        if (channel.isEmpty()) {
            return;
        }
        Inbound.Command command = new Inbound.Command(
                payload.getTriggerId(),
                channel.get(),
                new Inbound.Sender(payload.getUserId(), payload.getUserName()),
                clock.instant(),
                null,
                SlackText.typed(
                        Objects.requireNonNullElse(payload.getText(), ""), account -> name(channel.get(), account)));
        Replies.To to = new Replies.To(channel.get(), payload.getUserId(), null);
        handing.hand(command, answer -> replies.show(to, answer, payload.getTriggerId(), null));
    }

    private void tap(BlockActionPayload payload) {
        BlockActionPayload.Container container = payload.getContainer();
        Optional<Channel> channel = channel(container.getChannelId());
        if (channel.isEmpty()) {
            return;
        }
        BlockActionPayload.User user = payload.getUser();
        BlockActionPayload.Action action = payload.getActions().getFirst();
        Inbound.Button tap = new Inbound.Button(
                payload.getTriggerId(),
                channel.get(),
                new Inbound.Sender(user.getId(), user.getName()),
                SlackTime.instant(action.getActionTs()),
                container.getMessageTs(),
                action.getValue(),
                action.getActionId(),
                null);
        Replies.To to = new Replies.To(channel.get(), user.getId(), container.getThreadTs());
        handing.hand(tap, answer -> replies.show(to, answer, payload.getTriggerId(), container.getMessageTs()));
    }

    /** The form's own id is the delivery: who sends it again after a time-out sends the same. */
    private void submission(ViewSubmissionPayload payload) {
        FormView.Origin origin = FormView.origin(payload.getView());
        Optional<Channel> channel = channel(origin.channel());
        if (channel.isEmpty()) {
            return;
        }
        ViewSubmissionPayload.User user = payload.getUser();
        Inbound.Button filled = new Inbound.Button(
                payload.getView().getId(),
                channel.get(),
                new Inbound.Sender(user.getId(), user.getName()),
                clock.instant(),
                origin.message(),
                origin.subject(),
                origin.button(),
                FormView.filled(payload.getView()));
        Replies.To to = new Replies.To(channel.get(), user.getId(), origin.thread());
        handing.hand(filled, answer -> replies.show(to, answer, payload.getTriggerId(), origin.message()));
    }

    private Optional<Channel> channel(String id) {
        return directory.channel(SlackChat.PLATFORM, id);
    }

    private String name(Channel channel, String account) {
        return directory.members(channel.desk(), SlackChat.PLATFORM).stream()
                .filter(member -> member.account().equals(account))
                .map(Directory.Member::name)
                .findFirst()
                .orElse(account);
    }
}
