package dev.dutydesk.bot.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dutydesk.bot.calling.GatewaySettings.Door;
import dev.dutydesk.state.ticket.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gateway is asked, and what its answers mean. */
class GatewayTest {
    private static final Page PAGE =
            new Page("SHOP:1:li.wei", "+86 138 0000 0000", "P1 “付不了款”\n\"x\" · SHOP-12 无人接单", "SHOP-12", "P1", "李伟");
    private static final Answer TAKEN = new Answer.Ended(Delivery.DELIVERED, null);
    /** For what answers, however busy the machine is. */
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init")
    private FakeGateway fake;

    @BeforeEach
    void opens() throws IOException {
        fake = new FakeGateway();
    }

    @AfterEach
    void closes() {
        fake.close();
    }

    private static Door door(@Nullable String url, List<String> headers, String body, Duration patience) {
        return new Door(url, headers, body, "s3cret", patience, 2, Duration.ofMillis(10));
    }

    private Gateway gateway(List<String> headers, String body) {
        return new Gateway("dutydesk.gateway.call", door(fake.url("/call"), headers, body, PATIENT));
    }

    private Gateway gateway() {
        return gateway(List.of(), "{\"to\": \"{number}\"}");
    }

    @Test
    void theTemplateIsFilledAndEscapedAndTheSecretGoesWhereItIsPut() throws InterruptedException {
        Answer answer = gateway(
                        List.of("Authorization: Bearer {secret}", "X-Ticket: {ticket}"),
                        "{\"id\": \"{id}\", \"to\": \"{number}\", \"text\": \"{text}\", \"grade\": \"{grade}\","
                                + " \"other\": \"{other}\"}")
                .ask(PAGE);

        assertThat(answer).isEqualTo(TAKEN);
        FakeGateway.Asked asked = fake.asked().getFirst();
        assertThat(asked.body())
                .isEqualTo(
                        "{\"id\": \"SHOP:1:li.wei\", \"to\": \"+86 138 0000 0000\", \"text\": \"P1 “付不了款”\\n\\\"x\\\""
                                + " · SHOP-12 无人接单\", \"grade\": \"P1\", \"other\": \"{other}\"}");
        assertThat(asked.headers())
                .containsEntry("Authorization", "Bearer s3cret")
                .containsEntry("X-Ticket", "SHOP-12")
                .containsEntry("Idempotency-Key", "SHOP:1:li.wei")
                .containsEntry("Content-Type", "application/json; charset=utf-8");
    }

    @Test
    void aFormIsFilledAsAForm() throws InterruptedException {
        gateway(List.of("Content-Type: application/x-www-form-urlencoded"), "To={number}&Body={ticket}&By={person}")
                .ask(PAGE);
        assertThat(fake.bodies()).containsExactly("To=%2B86+138+0000+0000&Body=SHOP-12&By=%E6%9D%8E%E4%BC%9F");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {} | DELIVERED",
                "204 | | DELIVERED",
                "200 | not JSON | DELIVERED",
                "200 | {\"result\": 7} | DELIVERED",
                "200 | {\"result\": \"answered\"} | DELIVERED",
                "200 | {\"result\": \"no_answer\"} | UNANSWERED",
                "202 | {\"result\": \"Busy\"} | UNANSWERED",
                "200 | {\"result\": \"failed\"} | FAILED",
                "401 | {\"result\": \"delivered\"} | FAILED",
                "302 | | FAILED",
            })
    void howItEndedIsReadFromTheStatusAndTheResult(int status, @Nullable String body, Delivery expected)
            throws InterruptedException {
        fake.answers(status, body == null ? "" : body);
        assertThat(gateway().ask(PAGE)).isInstanceOfSatisfying(Answer.Ended.class, ended -> {
            assertThat(ended.delivery()).isEqualTo(expected);
            assertThat(ended.why() != null).isEqualTo(expected == Delivery.FAILED);
        });
        assertThat(fake.asked()).as("it goes nowhere else").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "429", "408"})
    void whatMayPassIsWorthAnotherTry(int status) throws InterruptedException {
        fake.answers(status, "");
        assertThat(gateway().ask(PAGE)).isEqualTo(new Answer.NotNow("the gateway answered " + status));
    }

    @Test
    void soIsAGatewayThatSaysNothingOrIsNotThere() throws InterruptedException {
        Gateway gateway =
                new Gateway("dutydesk.gateway.call", door(fake.url("/call"), List.of(), "{}", Duration.ofMillis(300)));
        fake.isSilent(true);
        assertThat(gateway.ask(PAGE)).isEqualTo(new Answer.NotNow("no answer within 300 ms"));
        fake.close();
        assertThat(gateway.ask(PAGE)).isInstanceOf(Answer.NotNow.class);
    }

    @Test
    void settingsThatCannotWorkAreRefusedInWordsWithoutWhatMayBeSecret() {
        assertThatThrownBy(() -> new Gateway("dutydesk.gateway.sms", door("ftp://user:pass@x", List.of(), "", PATIENT)))
                .hasMessage("dutydesk.gateway.sms.url isn't an address that begins with http:// or https://");
        assertThatThrownBy(() -> gateway(List.of("Bearer s3cret"), ""))
                .hasMessage("dutydesk.gateway.call.headers takes lines such as \"Name: value\"");
        assertThatThrownBy(() -> gateway(List.of("Host: s3cret"), ""))
                .hasMessage("dutydesk.gateway.call.headers has one that can't be sent");
        assertThat(door("http://x/?key=s3cret", List.of("A: s3cret"), "s3cret", PATIENT)
                        .toString())
                .doesNotContain("s3cret");
    }
}
