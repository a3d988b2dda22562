package dev.dutydesk.slack;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.slack.api.Slack;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import dev.dutydesk.chat.NotPosted;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message that Slack didn't take. */
class CallsTest {
    private final Calls calls = new Calls(Slack.getInstance().methods());

    @ParameterizedTest
    @CsvSource({
        "channel_not_found, NEVER",
        "is_archived, NEVER",
        "invalid_blocks, NEVER",
        "invalid_auth, TRY_AGAIN",
        "ratelimited, TRY_AGAIN",
        "internal_error, UNKNOWN"
    })
    void aRefusalSaysWhetherItIsWorthAnotherTry(String error, NotPosted.Why why) {
        ChatPostMessageResponse refused = new ChatPostMessageResponse();
        refused.setError(error);

        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> calls.make(methods -> refused))
                .withMessage("Slack answers " + error)
                .returns(why, NotPosted::why);
    }

    @Test
    void whatTimedOutMayHaveBeenSent() {
        fails(new SocketTimeoutException("timeout"), NotPosted.Why.UNKNOWN);
    }

    @Test
    void whatNeverReachedSlackWasNotSent() {
        fails(new ConnectException("refused"), NotPosted.Why.TRY_AGAIN);
    }

    private void fails(IOException with, NotPosted.Why why) {
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> calls.<ChatPostMessageResponse>make(methods -> {
                    throw with;
                }))
                .returns(why, NotPosted::why);
    }
}
