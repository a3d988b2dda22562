package dev.dutydesk.bot.process;

import dev.dutydesk.bot.signin.SignInSettings;
import dev.dutydesk.state.redis.StartRefused;
import dev.dutydesk.web.WebChatSettings;
import java.net.InetAddress;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where nobody signs in, whoever can reach the port may act as anybody: it is for this machine alone unless told otherwise. */
@Configuration(proxyBeanMethods = false)
class AddressCheck {
    @Bean
    static Checked addressIsOurs(ServerProperties server, WebChatSettings web, SignInSettings signIn) {
        InetAddress address = server.getAddress();
        if (!signIn.enabled() && !web.insecure() && (address == null || !address.isLoopbackAddress())) {
            throw new StartRefused(
                    "Nobody signs in, so whoever reaches "
                            + (address == null ? "any address of this machine" : address.getHostAddress())
                            + " could act as anybody.",
                    "Let people sign in: DUTYDESK_SIGN_IN_ENABLED=true (docs/operations.md). Or leave server.address at"
                            + " 127.0.0.1, or say dutydesk.web.insecure=true where the network is safe.");
        }
        return new Checked();
    }

    record Checked() {}
}
