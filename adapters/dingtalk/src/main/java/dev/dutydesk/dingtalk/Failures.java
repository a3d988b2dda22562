package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an answer of DingTalk's means for what was to be sent. */
final class Failures {
    /** Where DingTalk takes no more and doesn't say for how long. */
    private static final Duration A_WHILE = Duration.ofSeconds(15);

    /** Where all calls of the month are made: until somebody buys more, or the next one begins. */
    private static final Duration A_LONG_WHILE = Duration.ofMinutes(10);

    private static final int MONTH_IS_OVER = 90020;

    /** All web hooks and pushes of the month are made. */
    private static final int PUSHES_ARE_OVER = 90030;

    /** A robot that sends more than 20 messages in a minute is silenced for 10 minutes. */
    private static final Duration SILENCED = Duration.ofMinutes(1);

    private static final Set<Integer> WEBHOOK_BUSY = Set.of(-1, 88, 130101, 410100);

    private static final Set<Integer> TOKEN = Set.of(40001, 40014, 42001);

    /** The session is over: it was said too long ago. */
    private static final Set<Integer> WEBHOOK_OVER = Set.of(300001, 40035);

    private Failures() {}

    static NotPosted of(int status, @Nullable JsonNode body, Duration retryAfter) {
        String code = body == null ? "" : Json.text(body, "code");
        String said = "DingTalk answers " + (code.isEmpty() ? "HTTP " + status : code);
        if (body != null && isOfTheMonth(body)) {
            return usedUp(said);
        }
        if (isThrottled(status, body)) {
            return new NotPosted(Why.TRY_AGAIN, said, retryAfter.isZero() ? A_WHILE : retryAfter);
        }
        if (status >= 500) {
            return new NotPosted(Why.UNKNOWN, said);
        }
        // A person can mend these: what wasn't sent is sent then.
        boolean mendable = status == 401 || status == 403;
        return new NotPosted(mendable ? Why.TRY_AGAIN : Why.NEVER, said);
    }

    private static NotPosted usedUp(String said) {
        return new NotPosted(
                Why.TRY_AGAIN, said + ": the organization's calls of this month are used up", A_LONG_WHILE);
    }

    /** Whether all calls of the month are made, as either of DingTalk's interfaces says it. */
    static boolean isOfTheMonth(JsonNode answer) {
        return Json.text(answer, "code").contains("ApiCountLimitForOrg")
                || answer.path("errcode").asInt(0) == MONTH_IS_OVER;
    }

    /** Whether no web hook is taken any more in this month. */
    static boolean isOfThePushes(JsonNode answer) {
        return answer.path("errcode").asInt(0) == PUSHES_ARE_OVER;
    }

    /** Whether it was too much at a time. */
    static boolean isThrottled(int status, @Nullable JsonNode body) {
        String lower = body == null ? "" : Json.text(body, "code").toLowerCase(Locale.ROOT);
        return status == 429
                || Stream.of("throttling", "flowcontrol", "qpslimit", "toomanyrequests", "frequency")
                        .anyMatch(lower::contains);
    }

    /** Whether what isn't of the open API says that the token isn't taken any more. */
    static boolean isOfTheToken(JsonNode answer) {
        return TOKEN.contains(answer.path("errcode").asInt(0));
    }

    /** What isn't of the open API, web hooks too, answers 200 whatever came of it. @throws NotPosted where it wasn't sent */
    static void check(JsonNode answer) throws NotPosted {
        int code = answer.path("errcode").asInt(0);
        if (code == 0) {
            return;
        }
        String said = "DingTalk answers errcode " + code;
        if (isOfTheMonth(answer)) {
            throw usedUp(said);
        }
        if (WEBHOOK_BUSY.contains(code)) {
            throw new NotPosted(Why.TRY_AGAIN, said, SILENCED);
        }
        throw new NotPosted(WEBHOOK_OVER.contains(code) ? Why.TRY_AGAIN : Why.NEVER, said);
    }

    /** Whether the app's id and secret aren't taken. */
    static boolean isOfTheSecret(NotPosted failure) {
        String said = String.valueOf(failure.getMessage());
        return Stream.of(
                        "invalidClientIdOrSecret", "InvalidAuthentication", "invalidClientId", "authFailed", "HTTP 401")
                .anyMatch(said::contains);
    }
}
