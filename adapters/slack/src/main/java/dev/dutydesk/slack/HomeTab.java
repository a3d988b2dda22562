package dev.dutydesk.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Tone;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Document;

/** What a person finds in the app's home: what the bot answers to those commands, asked whenever it is opened. */
final class HomeTab {
    private static final List<String> ASKED = List.of("mine", "oncall");

    private final Places places;
    private final Calls calls;
    private final Handing handing;

    HomeTab(Places places, Calls calls, Handing handing) {
        this.places = places;
        this.calls = calls;
        this.handing = handing;
    }

    void opened(AppHomeOpenedEvent event) {
        if ("home".equals(event.getTab())) {
            show(event.getUser(), event.getEventTs());
        }
    }

    /** @param ts when it was opened, or when something was done there */
    void show(String account, String ts) {
        places.homeOf(account).ifPresent(channel -> show(channel, account, ts));
    }

    private void show(Channel channel, String account, String ts) {
        List<Answer> answers = new ArrayList<>();
        for (String command : ASKED) {
            Inbound.Command asked = new Inbound.Command(
                    "home:" + account + ":" + ts + ":" + command,
                    channel,
                    places.sender(channel, account),
                    SlackTime.instant(ts),
                    null,
                    command);
            handing.hand(asked, answers::add);
        }
        publish(channel, account, answers);
    }

    private static Card reports(Channel channel) {
        Card.Button report =
                new Card.Button("report", Words.in(channel.locale()).report(), Card.Style.PRIMARY, false);
        return new Card("", Tone.PLAIN, new Document(), List.of(), List.of(report));
    }

    private void publish(Channel channel, String account, List<Answer> answers) {
        List<LayoutBlock> blocks = new ArrayList<>(
                CardBlocks.of(reports(channel), null, channel.locale()).blocks());
        for (Answer answer : answers) {
            Card card = answer.reply();
            if (card != null) {
                blocks.addAll(
                        CardBlocks.of(card, answer.subject(), channel.locale()).blocks());
            }
        }
        View home = View.builder().type("home").blocks(blocks).build();
        try {
            calls.make(methods ->
                    methods.viewsPublish(request -> request.userId(account).view(home)));
        } catch (NotPosted e) {
            throw new Unsettled("the home isn't shown: " + e.getMessage());
        }
    }
}
