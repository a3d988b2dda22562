package dev.dutydesk.bot.signin;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * By which address people reach the bot.
 *
 * @param url such as {@code https://desk.example.com}, without a path; null where it isn't told: then by any
 */
@ConfigurationProperties("dutydesk")
public record PublicUrl(@Name("public-url") @Nullable URI url) {
    public PublicUrl {
        if (url != null && url.toString().isBlank()) {
            url = null;
        }
        if (url != null && (!isWeb(url) || !url.getRawPath().replace("/", "").isEmpty())) {
            throw new IllegalArgumentException("dutydesk.public-url must be an address without a path, such as"
                    + " https://desk.example.com, not " + url);
        }
    }

    private static boolean isWeb(URI url) {
        return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
    }

    /** Whether a {@code Host} header names it; any does where it isn't told. */
    public boolean isHost(String host) {
        if (url == null) {
            return true;
        }
        String plain = host.toLowerCase(Locale.ROOT);
        String name = url.getHost().toLowerCase(Locale.ROOT);
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        return plain.equals(name + ":" + port) || (port == usual && plain.equals(name));
    }
}
