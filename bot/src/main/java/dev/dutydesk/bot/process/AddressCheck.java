package dev.dutydesk.bot.process;

import dev.dutydesk.state.redis.StartRefused;
import dev.dutydesk.web.WebChatSettings;
import java.net.InetAddress;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever can reach the port may act as anybody, until people sign in: it is for this machine alone unless told otherwise. */
@Configuration(proxyBeanMethods = false)
class AddressCheck {
    @Bean
    static Checked addressIsOurs(ServerProperties server, WebChatSettings web) {
        InetAddress address = server.getAddress();
        if (!web.insecure() && (address == null || !address.isLoopbackAddress())) {
            throw new StartRefused(
                    "The web chat has no sign-in yet, so whoever reaches "
                            + (address == null ? "any address of this machine" : address.getHostAddress())
                            + " could act as anybody.",
                    "Leave server.address at 127.0.0.1, or say dutydesk.web.insecure=true where the network is safe.");
        }
        return new Checked();
    }

    record Checked() {}
}
