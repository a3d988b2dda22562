package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.SignIn;
import dev.dutydesk.bot.signin.SignInOn;
import dev.dutydesk.web.SelfProving;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What each path asks of its caller. Whatever isn't named here needs somebody who is signed in. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@SignInOn
class Doors {
    /** Where Spring's own registration puts it, after the headers and before everything else. */
    private static final int ORDER = -100;

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SignIn signIn,
            List<SelfProving> selfProving,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        Door door = new Door(signIn, problems);
        return http.authorizeHttpRequests(paths -> paths.requestMatchers(
                                HttpMethod.GET, "/sign-in", "/sign-in/**", "/chat.css", "/pages.css", "/favicon.svg")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/sign-in", "/api/sign-out", "/api/links/*")
                        .permitAll()
                        .requestMatchers(request -> selfProving.stream().anyMatch(call -> call.is(request)))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((caller, at) -> new AuthorizationDecision(Operators.isOne(at.getRequest())))
                        .requestMatchers("/people/me", "/api/people/me/**")
                        .authenticated()
                        .requestMatchers("/people", "/api/people", "/api/people/**")
                        .hasAuthority(Door.ADMIN)
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(door, AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        failed -> failed.authenticationEntryPoint(door).accessDeniedHandler(door))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // the origin and JSON alone keep other sites out, and the headers are set, on every path before this
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** A file may be called 100%.png, and an account anything. */
    @Bean
    StrictHttpFirewall pathsAsWritten() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        return firewall;
    }

    @Bean
    DelegatingFilterProxyRegistrationBean doorsInTheirPlace() {
        DelegatingFilterProxyRegistrationBean doors =
                new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        doors.setOrder(ORDER);
        doors.setDispatcherTypes(DispatcherType.REQUEST);
        return doors;
    }

    @Bean
    HealthEndpointGroupsPostProcessor healthForOperators(HttpServletRequest request) {
        return groups -> HealthForOperators.of(groups, () -> Operators.isOne(request));
    }
}
