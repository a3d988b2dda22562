package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.intake.Reading;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Deadlines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what a text would become, and makes nothing of it. */
final class Trial {
    private final Router router;
    private final FactsSource facts;
    private final OnCall onCall;
    private final Wording wording;
    private final InstantSource clock;

    Trial(Router router, FactsSource facts, OnCall onCall, Wording wording, InstantSource clock) {
        this.router = router;
        this.facts = facts;
        this.onCall = onCall;
        this.wording = wording;
        this.clock = clock;
    }

    Kept of(Turn turn, String typed) {
        Desk desk = turn.desk();
        String text = Words.unquoted(typed);
        Instant now = clock.instant();
        Reading reading = router.read(desk, text);
        Triage triage = reading.triage();
        Shift shift = onCall.at(desk, triage.group(), now);
        Deadlines deadlines =
                facts.gather(desk, null, null, Actor.CLOCK, now).targets().getOrDefault(triage.grade(), Deadlines.NONE);
        Names names = wording.names(turn);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("text", text);
        model.put("kind", reading.kind().name().toLowerCase(Locale.ROOT));
        model.put("grade", triage.grade().word());
        model.put("category", triage.category());
        model.put("module", triage.module());
        model.put("group", names.group(triage.group()));
        model.put("why", triage.why());
        model.put("triage", triage.triage());
        model.put("outOfScope", triage.outOfScope());
        model.put("onDuty", names.person(shift.person()));
        model.put("backup", names.personOrNull(shift.backup()));
        model.put("respond", deadlines.respond());
        model.put("resolve", deadlines.resolve());
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "try", model));
    }
}
