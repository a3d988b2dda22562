package dev.dutydesk.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.templates.Card;
import java.util.ArrayList;
import java.util.List;

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
            places.homeOf(event.getUser()).ifPresent(channel -> show(channel, event));
        }
    }

    private void show(Channel channel, AppHomeOpenedEvent event) {
        List<Answer> answers = new ArrayList<>();
        for (String command : ASKED) {
            Inbound.Command asked = new Inbound.Command(
                    "home:" + event.getUser() + ":" + event.getEventTs() + ":" + command,
                    channel,
                    places.sender(channel, event.getUser()),
                    SlackTime.instant(event.getEventTs()),
                    null,
                    command);
            handing.hand(asked, answers::add);
        }
        publish(channel, event.getUser(), answers);
    }

    private void publish(Channel channel, String account, List<Answer> answers) {
        List<LayoutBlock> blocks = new ArrayList<>();
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
