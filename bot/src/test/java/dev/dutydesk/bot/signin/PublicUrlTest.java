package dev.dutydesk.bot.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PublicUrlTest {
    private static PublicUrl bound(String variable, String value) {
        ConfigurationPropertySource environment = ConfigurationPropertySource.from(
                new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, value)));
        return new Binder(Objects.requireNonNull(environment)).bindOrCreate("dutydesk", PublicUrl.class);
    }

    @Test
    void itIsReadFromTheEnvironmentUnderItsOneName() {
        assertThat(bound("DUTYDESK_PUBLIC_URL", "https://desk.example.com").url())
                .isEqualTo(URI.create("https://desk.example.com"));
        assertThat(bound("DUTYDESK_PUBLIC_ADDRESS", "https://desk.example.com").url())
                .isNull();
    }

    @Test
    void itIsAnAddressWithoutAPath() {
        assertThatThrownBy(() -> bound("DUTYDESK_PUBLIC_URL", "https://desk.example.com/chat"))
                .hasRootCauseMessage("dutydesk.public-url must be an address without a path, such as"
                        + " https://desk.example.com, not https://desk.example.com/chat");
    }
}
