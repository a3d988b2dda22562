package dev.dutydesk.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Calls that nobody signs in for, and that other machines may make by any name and in any form: who makes one proves
 * themselves with it, by a signature, a token or an address that can't be guessed. The features register theirs as beans;
 * this is the list of them.
 *
 * @param method a GET stands for a HEAD too
 */
public record SelfProving(HttpMethod method, PathPattern path) {
    /** @param path as {@code /calendars/*} */
    public static SelfProving of(HttpMethod method, String path) {
        return new SelfProving(method, PathPatternParser.defaultInstance.parse(path));
    }

    public boolean is(HttpServletRequest request) {
        String asked = request.getMethod();
        boolean same = method.matches(asked) || method == HttpMethod.GET && HttpMethod.HEAD.matches(asked);
        return same && path.matches(PathContainer.parsePath(request.getRequestURI()));
    }
}
