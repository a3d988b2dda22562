package dev.dutydesk.bot.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/** Who may look after the process itself: an admin, or whoever is on the machine. */
final class Operators {
    private static final List<String> PROXIES_SAY =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Via");

    private Operators() {}

    static boolean isOne(HttpServletRequest request) {
        return request.isUserInRole("ADMIN") || isHere(request);
    }

    /** What a proxy on this machine passes on comes from elsewhere. */
    private static boolean isHere(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && PROXIES_SAY.stream().map(request::getHeader).noneMatch(Objects::nonNull);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
