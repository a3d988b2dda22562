package dev.dutydesk.bot.page;

import io.lettuce.core.RedisException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What goes wrong is told as a page where a browser asks for one. Programs, and all below {@code /api/}, are left to those
 * who answer with problems.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PageFaults implements HandlerExceptionResolver {
    private static final Logger log = LoggerFactory.getLogger(PageFaults.class);
    private static final String OURS = "urn:dutydesk:problem:";

    private final Pages pages;

    PageFaults(Pages pages) {
        this.pages = pages;
    }

    private record Told(HttpStatusCode status, HttpHeaders headers, String title, String detail) {}

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        String accepts = request.getHeader("Accept");
        if (accepts == null
                || !accepts.contains("text/html")
                || request.getRequestURI().startsWith("/api/")
                || response.isCommitted()) {
            return null;
        }
        Reader reader = Reader.of(request);
        Told told = told(reader, request, e);
        ResponseEntity<String> page = pages.show(
                reader,
                told.status(),
                "fault",
                Map.of(
                        "title",
                        told.title(),
                        "detail",
                        told.detail(),
                        "status",
                        told.status().value()));
        write(page, told.headers(), response);
        return new ModelAndView();
    }

    private Told told(Reader reader, HttpServletRequest request, Exception e) {
        return switch (e) {
            case ErrorResponse problem
            when isOurs(problem.getBody()) ->
                new Told(
                        problem.getStatusCode(),
                        problem.getHeaders(),
                        String.valueOf(problem.getBody().getTitle()),
                        String.valueOf(problem.getBody().getDetail()));
            case ErrorResponse problem -> {
                int status = problem.getStatusCode().value();
                yield worded(reader, problem.getStatusCode(), problem.getHeaders(), status == 404 ? "404" : "request");
            }
            case RedisException silent -> {
                log.warn("The store does not answer: {}", silent.toString());
                HttpHeaders headers = new HttpHeaders();
                headers.set(HttpHeaders.RETRY_AFTER, "2");
                yield worded(reader, HttpStatus.SERVICE_UNAVAILABLE, headers, "503");
            }
            default -> {
                // not what was asked for: there may be a secret in it
                log.error("A page failed: {}", request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), e);
                yield worded(reader, HttpStatus.INTERNAL_SERVER_ERROR, HttpHeaders.EMPTY, "500");
            }
        };
    }

    private static boolean isOurs(ProblemDetail problem) {
        URI type = problem.getType();
        return type != null && type.toString().startsWith(OURS);
    }

    private Told worded(Reader reader, HttpStatusCode status, HttpHeaders headers, String fault) {
        return new Told(
                status,
                headers,
                pages.say(reader, "fault", "fault." + fault),
                pages.say(reader, "fault", "fault." + fault + ".detail"));
    }

    private static void write(ResponseEntity<String> page, HttpHeaders more, HttpServletResponse response) {
        response.setStatus(page.getStatusCode().value());
        page.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        more.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        try {
            response.getWriter().write(String.valueOf(page.getBody()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
