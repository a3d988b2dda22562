package dev.dutydesk.bot.signin;

import java.net.InetAddress;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** By which address the bot can be called, for links that don't stand on a page of its own. */
@Component
public final class OwnAddress {
    private final WebServerApplicationContext context;
    private final ServerProperties server;
    private final PublicUrl publicUrl;

    OwnAddress(WebServerApplicationContext context, ServerProperties server, PublicUrl publicUrl) {
        this.context = context;
        this.server = server;
        this.publicUrl = publicUrl;
    }

    /**
     * Such as {@code https://desk.example.com}, without a path: {@link PublicUrl}, else where it listens, which another
     * machine may not reach. To be asked once it listens.
     */
    public String base() {
        return publicUrl.url() == null ? here() : publicUrl.url().toString();
    }

    boolean isTls() {
        return server.getSsl() != null && server.getSsl().isEnabled();
    }

    private String here() {
        InetAddress bound = server.getAddress();
        String host = bound == null || bound.isAnyLocalAddress() || bound.isLoopbackAddress()
                ? "localhost"
                : bound.getHostAddress();
        WebServer web = context.getWebServer();
        return (isTls() ? "https" : "http") + "://" + host + ":" + (web == null ? 0 : web.getPort());
    }
}
