package dev.dutydesk.bot.signin;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * By which address people reach the bot.
 *
 * @param address such as {@code https://desk.example.com}, without a path; null where it isn't told: then by any
 */
@ConfigurationProperties("dutydesk.public")
public record PublicAddress(@Nullable URI address) {
    public PublicAddress {
        if (address != null && address.toString().isBlank()) {
            address = null;
        }
        if (address != null
                && (!isWeb(address) || !address.getRawPath().replace("/", "").isEmpty())) {
            throw new IllegalArgumentException("dutydesk.public.address must be an address without a path, such as"
                    + " https://desk.example.com, not " + address);
        }
    }

    private static boolean isWeb(URI address) {
        return address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    }

    /** Whether a {@code Host} header names it; any does where it isn't told. */
    public boolean isHost(String host) {
        if (address == null) {
            return true;
        }
        String plain = host.toLowerCase(Locale.ROOT);
        String name = address.getHost().toLowerCase(Locale.ROOT);
        int usual = "https".equals(address.getScheme()) ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return plain.equals(name + ":" + port) || (port == usual && plain.equals(name));
    }
}
