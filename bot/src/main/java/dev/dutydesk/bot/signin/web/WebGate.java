package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.PublicAddress;
import dev.dutydesk.bot.signin.SignIn;
import dev.dutydesk.bot.signin.SignInOn;
import dev.dutydesk.bot.signin.store.Pass;
import dev.dutydesk.web.Gate;
import io.lettuce.core.RedisException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Tells the web chat who may go on. */
@Component
@SignInOn
final class WebGate implements Gate {
    private final PublicAddress address;
    private final SignIn signIn;

    WebGate(PublicAddress address, SignIn signIn) {
        this.address = address;
        this.signIn = signIn;
    }

    @Override
    public boolean isCalled(String host) {
        return address.isHost(host);
    }

    @Override
    public BooleanSupplier staying(HttpServletRequest request) {
        Optional<Pass> shown = Cookies.shown(request);
        return () -> {
            try {
                return shown.filter(signIn::stays).isPresent();
            } catch (RedisException e) {
                // whoever is let go comes again
                return false;
            }
        };
    }
}
