package dev.dutydesk.bot.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks of what callers give. */
final class Given {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 4096;
    private static final int SITE_BYTES = 8;

    private Given() {}

    static String text(String field, @Nullable String text, Locale locale) {
        if (text == null || text.isEmpty()) {
            throw SignInFault.FIELD_MISSING.in(locale, field);
        }
        if (text.length() > LONGEST_TEXT) {
            throw SignInFault.NAME_TOO_LONG.in(locale, LONGEST_TEXT);
        }
        return text;
    }

    static String name(String field, @Nullable String name, Locale locale) {
        if (name == null || name.isBlank()) {
            throw SignInFault.FIELD_MISSING.in(locale, field);
        }
        if (name.length() > LONGEST_NAME) {
            throw SignInFault.NAME_TOO_LONG.in(locale, LONGEST_NAME);
        }
        return name;
    }

    /** What a browser says of itself, as much as is kept. */
    static String cut(String browser) {
        return browser.substring(0, Math.min(LONGEST_NAME * 2, browser.length()));
    }

    /** Where a call comes from; of IPv6 the network, for whoever has one has all its addresses. */
    static String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six && !six.isLoopbackAddress()
                    ? HexFormat.of().formatHex(six.getAddress(), 0, SITE_BYTES)
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
