package dev.dutydesk.lark;

import com.google.gson.JsonParseException;
import com.lark.oapi.core.exception.ServerTimeoutException;
import com.lark.oapi.core.response.BaseResponse;
import com.lark.oapi.core.response.error.Error;
import com.lark.oapi.core.response.error.ErrorPermissionViolation;
import dev.dutydesk.chat.NotPosted;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message whose call failed.
 *
 * @see <a href="https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code">codes of all calls</a>
 */
final class Refusal {
    /** How the message begins where Lark doesn't take the app's id and secret. */
    static final String OF_THE_APP = "Lark doesn't take the app's id and secret: ";

    private static final String ANSWERS = "Lark answers ";
    private static final int OVERRUN = 99991400;
    private static final int NOT_ALLOWED = 99991672;

    /** The token is no longer one. */
    private static final Set<Integer> TOKEN =
            Set.of(99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677);

    /** Too much at a time: of the app, or in the chat. */
    private static final Set<Integer> BUSY = Set.of(OVERRUN, 230020, 11232, 11233, 11247);

    /** A person can mend these, nothing was sent: a scope, the app's state, addresses that are let in. */
    private static final Set<Integer> WAITS_FOR_REPAIR =
            Set.of(NOT_ALLOWED, 99991401, 99991662, 99991673, 99991674, 212100, 230006, 230027);

    /** Lark's own failures, and a message that is being sent at this moment. */
    private static final Set<Integer> PERHAPS_DONE = Set.of(1500, 1503, 2200, 230049, 99991000);

    /** Until somebody buys more, or the next month begins. */
    private static final Duration A_LONG_WHILE = Duration.ofMinutes(10);

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private Refusal() {}

    static boolean isOfTheToken(BaseResponse<?> response) {
        return TOKEN.contains(response.getCode());
    }

    /** Whether the app's id, its secret or its token isn't taken. */
    static boolean isOfTheApp(NotPosted failure) {
        return String.valueOf(failure.getMessage()).startsWith(OF_THE_APP);
    }

    /** Whether the organization has made all its calls of the month. */
    static boolean isOfTheMonth(NotPosted failure) {
        return String.valueOf(failure.getMessage()).startsWith(ANSWERS + Wire.MonthIsOver.SAID);
    }

    /** Whether only a permission is missing. */
    static boolean isOfAScope(NotPosted failure) {
        return String.valueOf(failure.getMessage()).startsWith(ANSWERS + NOT_ALLOWED);
    }

    /** The API has answered, with a code of its own. */
    static NotPosted of(BaseResponse<?> response) {
        int code = response.getCode();
        if (TOKEN.contains(code)) {
            return new NotPosted(NotPosted.Why.TRY_AGAIN, OF_THE_APP + code + " " + response.getMsg());
        }
        if (BUSY.contains(code)) {
            return new NotPosted(
                    NotPosted.Why.TRY_AGAIN,
                    "Lark takes no more for now",
                    wait(
                            response.getRawResponse() == null
                                    ? Map.of()
                                    : response.getRawResponse().getHeaders()));
        }
        NotPosted.Why why = PERHAPS_DONE.contains(code)
                ? NotPosted.Why.UNKNOWN
                : WAITS_FOR_REPAIR.contains(code) ? NotPosted.Why.TRY_AGAIN : NotPosted.Why.NEVER;
        return new NotPosted(why, ANSWERS + code + ": " + said(response));
    }

    private static String said(BaseResponse<?> response) {
        List<String> scopes = scopes(response.getError());
        return scopes.isEmpty()
                ? String.valueOf(response.getMsg())
                : "the app needs one of " + String.join(", ", scopes);
    }

    private static List<String> scopes(@Nullable Error error) {
        ErrorPermissionViolation[] violations = error == null ? null : error.getPermissionViolations();
        return violations == null
                ? List.of()
                : Arrays.stream(violations)
                        .map(ErrorPermissionViolation::getSubject)
                        .collect(Collectors.toList());
    }

    /**
     * No answer of the API came.
     *
     * @param unless what to say where it can't be known whether the call got through
     */
    static NotPosted of(Exception failure, NotPosted.Why unless) {
        return switch (failure) {
            case NotPosted known -> known;
            case Wire.MonthIsOver over ->
                new NotPosted(NotPosted.Why.TRY_AGAIN, ANSWERS + over.getMessage(), A_LONG_WHILE);
            case Wire.NoAnswer busy
            when busy.status() == 429 ->
                new NotPosted(NotPosted.Why.TRY_AGAIN, "Lark takes no more for now", wait(busy.headers()));
            case Wire.NoAnswer other -> new NotPosted(unless, ANSWERS + "HTTP " + other.status());
            case ServerTimeoutException _ -> new NotPosted(unless, ANSWERS + "HTTP 504");
            case ConnectException _, UnknownHostException _, NoRouteToHostException _ ->
                new NotPosted(NotPosted.Why.TRY_AGAIN, "Lark can't be reached");
            case IOException _, JsonParseException _, IllegalArgumentException _ ->
                new NotPosted(unless, "no answer came from Lark");
            default -> new NotPosted(unless, "the call to Lark failed: " + failure);
        };
    }

    private static Duration wait(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey() != null && header.getKey().equalsIgnoreCase("x-ogw-ratelimit-reset"))
                .flatMap(header -> header.getValue().stream())
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(Duration::isPositive)
                .findFirst()
                .orElse(SHORTLY);
    }
}
