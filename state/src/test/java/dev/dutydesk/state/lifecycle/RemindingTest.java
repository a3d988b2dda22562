package dev.dutydesk.state.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.state.ticket.Way;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 王芳 reported a P1 that nobody takes; the clock tells people. */
class RemindingTest {
    private final Story story = Story.of(Cast.WANG_FANG, Grade.P1).minutes(4);

    private Decision.Changed remind(Reminder... reminders) {
        return (Decision.Changed) story.attempt(Actor.CLOCK, new Act.Remind(List.of(reminders)));
    }

    private static Reminder unanswered(Instant since, int step, String... people) {
        return new Reminder(Reminder.Kind.UNANSWERED, "80%", since, step, List.of(people), false);
    }

    @Test
    void whoIsToldStandsOnTheHistoryAndGetsANotice() {
        Instant since = story.ticket().report().at();
        Decision.Changed told = remind(unanswered(since, 3, "zhao.min", "chen.jie"));

        Event event = told.change().tickets().getFirst().steps().getFirst().event();
        assertThat(event.verb()).isEqualTo(Verb.REMIND);
        assertThat(event.detail()).containsEntry("to", "zhao.min,chen.jie").containsEntry("kind", "unanswered");
        assertThat(told.change().notices())
                .extracting(Notice::to, Notice::kind, Notice::urgent)
                .containsExactly(
                        tuple("zhao.min", Notice.Kind.UNANSWERED, true),
                        tuple("chen.jie", Notice.Kind.UNANSWERED, true));
        Ticket after = told.change().after();
        assertThat(after.said().unanswered()).isEqualTo(new Ticket.Chain(since, 3, story.now()));
    }

    @Test
    void whatIsDueTogetherTellsNobodyTwice() {
        Instant since = story.ticket().report().at();
        Decision.Changed told = remind(unanswered(since, 1, "li.wei"), unanswered(since, 2, "li.wei", "chen.jie"));

        assertThat(told.change().tickets().getFirst().steps()).hasSize(2);
        assertThat(told.change().notices()).extracting(Notice::to).containsExactly("li.wei", "chen.jie");
        assertThat(told.change().after().said().unanswered()).isEqualTo(new Ticket.Chain(since, 2, story.now()));
    }

    @Test
    void whoIsCalledGetsOneNoticeMoreAndNoneInTheThreadWhereTheCardSaysIt() {
        Instant since = story.ticket().report().at();
        Map<Way, List<String>> calls = Map.of(Way.CALL, List.of("li.wei"));
        Decision.Changed told = remind(
                new Reminder(
                        Reminder.Kind.UNANSWERED, "0%", since, 1, List.of("li.wei"), calls, List.of(), true, false),
                new Reminder(
                        Reminder.Kind.UNANSWERED,
                        "40%",
                        since,
                        2,
                        List.of("chen.jie"),
                        Map.of(),
                        List.of(),
                        false,
                        false));

        assertThat(told.change().notices())
                .extracting(Notice::to, Notice::way)
                .containsExactly(tuple("li.wei", Way.CALL), tuple("chen.jie", Way.THREAD));
        assertThat(told.change().tickets().getFirst().steps().getFirst().event().detail())
                .containsEntry("to", "li.wei")
                .containsEntry("call", "li.wei");
    }

    @Test
    void whatTheChatCannotTellIsToldInsteadAndTheTicketStays() {
        Decision.Changed told = tell(Way.THREAD, List.of(Way.SMS), false);
        assertThat(told.change().notices())
                .extracting(Notice::to, Notice::way, Notice::kind)
                .containsExactly(tuple("li.wei", Way.SMS, Notice.Kind.UNANSWERED));
        assertThat(told.change().after().said()).isEqualTo(story.ticket().said());
        assertThat(told.change().after().state()).isEqualTo(story.ticket().state());
    }

    @Test
    void whomNothingReachesIsNamedToTheLeadOnce() {
        Decision.Changed told = tell(Way.THREAD, List.of(), true);
        assertThat(told.change().notices())
                .extracting(Notice::to, Notice::kind)
                .containsExactly(tuple("zhao.min", Notice.Kind.LEAD));

        story.by(Actor.CLOCK, tell("li.wei", Way.THREAD, List.of(), true));
        assertThat(tell(Way.THREAD, List.of(), true).change().notices()).isEmpty();
    }

    private Decision.Changed tell(Way way, List<Way> instead, boolean unreached) {
        return (Decision.Changed) story.attempt(Actor.CLOCK, tell("li.wei", way, instead, unreached));
    }

    private static Act tell(String person, Way way, List<Way> instead, boolean unreached) {
        return new Act.Tell(person, way, Delivery.FAILED, "no account", Notice.Kind.UNANSWERED, instead, unreached);
    }

    @Test
    void whatWasSaidOfADeadlineIsKeptOnce() {
        Instant since = story.ticket().report().at();
        Reminder half = new Reminder(Reminder.Kind.DEADLINE, "resolve 50%", since, 0, List.of("li.wei"), true);
        Decision.Changed told = remind(half, half);

        assertThat(told.change().after().said().passed()).containsExactly("deadline resolve 50%");
        assertThat(told.change().tickets().getFirst().steps().getFirst().event().detail())
                .containsEntry("late", "true");
    }
}
