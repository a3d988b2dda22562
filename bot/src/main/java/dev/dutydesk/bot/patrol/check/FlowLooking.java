package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Work;
import dev.dutydesk.bot.patrol.Work.Request;
import dev.dutydesk.bot.patrol.Work.Step;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests that pass values on. A part of the time is kept for the steps that are always done, so that they clean up also after
 * one that took all of it.
 */
final class FlowLooking {
    static final Pattern PASSED = Pattern.compile("\\$\\{([a-zA-Z_][a-zA-Z0-9_-]*)}");

    private final Web web;
    private final Look look;
    private final String base;
    private final Map<String, String> passed = new LinkedHashMap<>();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, Object> steps = new LinkedHashMap<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private Phrase.@Nullable Said trouble;
    private String failed = "";

    private FlowLooking(Web web, Look look) {
        this.web = web;
        this.look = look;
        base = look.address(Address.Web.class).url();
    }

    static Seen look(Web web, Look look, Work.Flow work) throws InterruptedException {
        FlowLooking flow = new FlowLooking(web, look);
        for (Map.Entry<String, Secret> word : work.account().entrySet()) {
            String value = word.getValue().reveal().orElse(null);
            if (value == null) {
                return Seen.not(Level.UNKNOWN, Phrase.NO_SECRET.of(), Map.of(), List.of());
            }
            flow.passed.put(word.getKey(), value);
        }
        return flow.all(work.steps());
    }

    private Seen all(List<Step> all) throws InterruptedException {
        Duration whole = look.deadline().whole();
        boolean cleans = all.stream().anyMatch(Step::always);
        Deadline deadline = cleans
                ? new Deadline(
                        whole.multipliedBy(3).dividedBy(4), look.deadline().began())
                : look.deadline();
        for (Step step : all) {
            if (step.always()) {
                if (trouble == null || isReady(step)) {
                    take(step, look.deadline());
                }
            } else if (trouble == null) {
                take(step, deadline);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("up", trouble == null);
        values.put("ms", look.deadline().spent());
        values.put("steps", steps);
        values.put("failed", failed);
        return trouble == null
                ? Seen.well(
                        values,
                        evidence,
                        Phrase.STEPS.of(all.size(), Math.round(look.deadline().spent())))
                : Seen.not(Level.CRIT, trouble, values, evidence);
    }

    /** Whether all it needs was passed on: there is nothing to clean up of what never came about. */
    private boolean isReady(Step step) {
        String text = step.request().path() + " " + step.request().json();
        return PASSED.matcher(text).results().allMatch(m -> passed.containsKey(m.group(1)));
    }

    private void take(Step step, Deadline deadline) throws InterruptedException {
        Answer answer = web.ask(look.where(), base, filled(step.request()), cookies, deadline);
        evidence.add(new Evidence(
                step.id() + ": " + answer.evidence().title(), answer.evidence().text()));
        Map<String, Object> values = answer.values();
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("ms", answer.ms());
        if (answer.status() != null) {
            kept.put("status", answer.status().doubleValue());
        }
        steps.put(step.id(), kept);
        Phrase.Said wrong = answer.trouble() == null ? judged(step, values) : answer.trouble();
        // What was made must be known to be cleaned up, also where the answer wasn't as expected.
        step.save()
                .forEach((name, expression) -> Conditions.ofStep()
                        .value(expression, values)
                        .ifPresent(value -> passed.put(name, Values.shown(value))));
        if (wrong == null) {
            wrong = step.save().entrySet().stream()
                    .filter(save ->
                            Conditions.ofStep().value(save.getValue(), values).isEmpty())
                    .findFirst()
                    .map(save -> Phrase.NOTHING_TO_SAVE.of(save.getKey(), save.getValue()))
                    .orElse(null);
        }
        if (wrong != null && trouble == null) {
            failed = step.id();
            trouble = Phrase.STEP.of(step.id(), wrong);
        }
    }

    private static Phrase.@Nullable Said judged(Step step, Map<String, Object> values) {
        for (String statement : step.expect()) {
            Conditions.Said said = Conditions.ofStep().ask(statement, values);
            if (said.holds() == null) {
                return Phrase.CANNOT_TELL.of(statement, said.why());
            }
            if (!said.holds()) {
                return Phrase.MUST_HOLD.of(
                        statement, Verdict.figures(Conditions.ofStep().speaksOf(statement, values, List.of())));
            }
        }
        return null;
    }

    private Request filled(Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, value) -> headers.put(name, filled(value, text -> text.replaceAll("[\\r\\n]", ""))));
        return new Request(
                request.method(),
                filled(
                        request.path(),
                        text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")),
                headers,
                request.json() == null ? null : filled(request.json(), Values::quoted));
    }

    private String filled(String text, UnaryOperator<String> written) {
        return PASSED.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(written.apply(passed.getOrDefault(m.group(1), ""))));
    }
}
