package dev.signet.api.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.ConsoleDoor;
import dev.signet.api.signing.Authenticator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * {@code /v1/**} is for programs that sign and for sessions of the console, whose own doors under {@code /v1/console} have a
 * chain in front of this one; {@code /v1/admin}, {@code /v1/reviews} and {@code /v1/me} are for
 * people who log in and are left to the chains of those.
 */
@Configuration(proxyBeanMethods = false)
class RestSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain signedRestChain(
            HttpSecurity http,
            Authenticator authenticator,
            ConsoleDoor console,
            RestDoor door,
            BodyReader bodies,
            ObjectMapper json)
            throws Exception {
        return http.securityMatcher(signed())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .addFilterBefore(
                        new SignedRestFilter(authenticator, console, door, bodies, json),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    private static RequestMatcher signed() {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return new AndRequestMatcher(
                path.matcher("/v1/**"),
                new NegatedRequestMatcher(new OrRequestMatcher(
                        path.matcher("/v1/admin/**"), path.matcher("/v1/reviews/**"), path.matcher("/v1/me/**"))));
    }
}
