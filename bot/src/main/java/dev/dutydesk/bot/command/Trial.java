package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Forecast;
import dev.dutydesk.bot.intake.Reading;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.oncall.Spoken;
import dev.dutydesk.bot.privacy.Masking;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.templates.model.ForecastModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what a text would become, and makes nothing of it. */
final class Trial {
    private static final Pattern AT = Pattern.compile(
            "(?<text>\"[^\"]+\"|“[^“”]+”|「[^「」]+」)\\s*(?:at|在|于|@)\\s*(?<when>\\S.*)", Pattern.CASE_INSENSITIVE);

    /** More is told by nobody's reading. */
    private static final int LINES = 10;

    private final Router router;
    private final FactsSource facts;
    private final OnCall onCall;
    private final Forecast forecast;
    private final Wording wording;
    private final InstantSource clock;

    Trial(Router router, FactsSource facts, OnCall onCall, Forecast forecast, Wording wording, InstantSource clock) {
        this.router = router;
        this.facts = facts;
        this.onCall = onCall;
        this.forecast = forecast;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param typed a text, or a quoted one and when it would be said: {@code "没人能付款" at "周六 03:00"} */
    Kept of(Turn turn, String typed) {
        Matcher timed = AT.matcher(typed.strip());
        if (!timed.matches()) {
            return of(turn, Words.unquoted(typed), null);
        }
        String when = Words.unquoted(timed.group("when").strip());
        return Spoken.read(when, turn.desk().zone(), clock.instant())
                .map(time -> of(turn, Words.unquoted(timed.group("text")), time.from()))
                .orElseGet(() -> wording.invalid(turn, "when-unclear", Map.of("typed", when)));
    }

    /** @param at when it would be said; null for now, without what would come of it */
    private Kept of(Turn turn, String text, @Nullable Instant at) {
        Desk desk = turn.desk();
        Instant now = at == null ? clock.instant() : at;
        Reading reading = router.read(desk, text);
        Triage triage = reading.triage();
        Shift shift = onCall.at(desk, triage.group(), now);
        Deadlines deadlines =
                facts.gather(desk, null, null, Actor.CLOCK, now).targets().getOrDefault(triage.grade(), Deadlines.NONE);
        Names names = wording.names(turn);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("text", Masking.of(text));
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
        model.put("at", at);
        model.put("timeline", at == null ? List.of() : timeline(turn, names, text, triage, at));
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "try", model));
    }

    private List<ForecastModel> timeline(Turn turn, Names names, String text, Triage triage, Instant at) {
        Act.Report report = Reports.act(turn, text, triage, new Voices.Place(null, null, null), at);
        return forecast.of(turn.desk(), report, turn.actor(), at, LINES).stream()
                .map(said -> new ForecastModel(
                        said.at(),
                        said.reminder().kind().word(),
                        said.reminder().what(),
                        said.reminder().people().stream().map(names::person).toList()))
                .toList();
    }
}
