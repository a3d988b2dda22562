package dev.dutydesk.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where nobody signs in, whoever can call may act as anybody. So every path is for this machine alone, and no page of
 * another site may act through a user's browser: the host must be a loopback name (a rebound DNS name is none), an origin
 * must be ours, what changes something must be JSON, or a file with a header of our own (a plain form can send neither). Says no with 403 or 415, and puts the
 * security headers on every answer. With a {@link Gate} other machines may call, by the names it knows; the rest stays.
 */
public final class LoopbackOnly extends OncePerRequestFilter {
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/]+)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    /** With the value 1. A page of another site can't send it without asking first, and is told no. */
    static final String OWN_HEADER = "X-Dutydesk";

    private static final Pattern UPLOAD = Pattern.compile("/api/rooms/[^/;]+/files");

    private final boolean anyHost;
    private final @Nullable Gate gate;
    private final List<SelfProving> selfProving;

    /**
     * @param anyHost whether other machines may call though nobody signs in; the other rules stay
     * @param selfProving for which none of the rules counts
     */
    LoopbackOnly(boolean anyHost, @Nullable Gate gate, List<SelfProving> selfProving) {
        this.selfProving = selfProving;
        this.anyHost = anyHost || gate != null;
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
                        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        // what is kept of the page is asked for again, so that its parts are always of one version
        response.setHeader("Cache-Control", request.getRequestURI().startsWith("/api/") ? "no-store" : "no-cache");

        String host = request.getHeader("Host");
        if (selfProving.stream().anyMatch(call -> call.is(request))) {
            chain.doFilter(request, response);
        } else if (!anyHost && (host == null || !LOOPBACK.matcher(host).matches())) {
            refuse(response, 403, "Forbidden", "The bot answers this machine alone: call it as localhost.");
        } else if (gate != null && (host == null || !gate.isCalled(host))) {
            refuse(response, 403, "Forbidden", "The bot is called by another name here: see dutydesk.public-url.");
        } else if (!ours(request.getHeader("Origin"), request.getScheme(), host)
                || !(ownSite(request.getHeader("Sec-Fetch-Site")) || isLinkFollowed(request))) {
            refuse(response, 403, "Forbidden", "A page of another site may not call the bot.");
        } else if (!HARMLESS.contains(request.getMethod()) && !isJson(request.getContentType()) && !isUpload(request)) {
            refuse(response, 415, "Unsupported Media Type", "Send it as application/json; a file with X-Dutydesk: 1.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean ours(@Nullable String origin, String scheme, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        Matcher parts = ORIGIN.matcher(origin);
        // behind a proxy that speaks TLS the scheme isn't ours to see
        return parts.matches()
                && parts.group(2).equalsIgnoreCase(host)
                && (anyHost || parts.group(1).equalsIgnoreCase(scheme));
    }

    private static boolean ownSite(@Nullable String site) {
        return site == null || OWN_SITE.contains(site);
    }

    /** A person came by a link elsewhere: the browser shows them the page and the other site nothing. */
    private static boolean isLinkFollowed(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private static boolean isUpload(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && "1".equals(request.getHeader(OWN_HEADER))
                && UPLOAD.matcher(request.getRequestURI()).matches();
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static void refuse(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                                + detail + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
