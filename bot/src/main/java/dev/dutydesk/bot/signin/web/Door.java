package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.Caller;
import dev.dutydesk.bot.signin.SignIn;
import dev.dutydesk.bot.signin.store.Pass;
import io.lettuce.core.RedisException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets callers in by what they show, and answers those who need more: a person with the sign-in page, a program in words. */
final class Door extends OncePerRequestFilter implements AuthenticationEntryPoint, AccessDeniedHandler {
    static final String ADMIN = "ROLE_ADMIN";

    private static final Logger log = LoggerFactory.getLogger(Door.class);
    private static final String STORE_SILENT = Door.class.getName() + ".storeSilent";

    private final SignIn signIn;
    private final HandlerExceptionResolver problems;

    Door(SignIn signIn, HandlerExceptionResolver problems) {
        this.signIn = signIn;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Optional<Pass> shown = Cookies.shown(request);
            shown.flatMap(signIn::caller).ifPresent(Door::enter);
        } catch (RedisException e) {
            // some paths need nobody to be known
            log.warn("Whether somebody is signed in can't be told: {}", e.toString());
            request.setAttribute(STORE_SILENT, true);
        }
        chain.doFilter(request, response);
    }

    private static void enter(Caller caller) {
        List<String> roles = caller.account().admin() ? List.of("ROLE_PERSON", ADMIN) : List.of("ROLE_PERSON");
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new PreAuthenticatedAuthenticationToken(caller, "", AuthorityUtils.createAuthorityList(roles)));
        SecurityContextHolder.setContext(context);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (request.getAttribute(STORE_SILENT) != null) {
            answer(request, response, SignInFault.STORE_SILENT.in(request.getLocale()));
        } else if (isPage(request)) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            response.sendRedirect(
                    "/sign-in?next=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Dutydesk\"");
            answer(request, response, SignInFault.NOT_SIGNED_IN.in(request.getLocale()));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
        answer(request, response, SignInFault.NOT_AN_ADMIN.in(request.getLocale()));
    }

    private static boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && !request.getRequestURI().startsWith("/api/")
                && accepted != null
                && accepted.contains("text/html");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ErrorResponseException problem) {
        problems.resolveException(request, response, null, problem);
    }
}
