package dev.dutydesk.state.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T01:00:00.123Z", "1970-01-01T00:00:00Z", "2099-12-31T23:59:59.999Z"})
    void tellsWhenItWasMade(String at) {
        assertThat(TicketId.at(Instant.parse(at)).made()).isEqualTo(Instant.parse(at));
    }
}
