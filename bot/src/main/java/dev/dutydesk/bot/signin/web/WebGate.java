package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.PublicUrl;
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
    private final PublicUrl publicUrl;
    private final SignIn signIn;

    WebGate(PublicUrl publicUrl, SignIn signIn) {
        this.publicUrl = publicUrl;
        this.signIn = signIn;
    }

    @Override
    public boolean isCalled(String host) {
        return publicUrl.isHost(host);
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
