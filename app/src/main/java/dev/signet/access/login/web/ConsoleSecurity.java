package dev.signet.access.login.web;

import dev.signet.access.login.LoginSessions;
import dev.signet.platform.page.FilePages;
import dev.signet.platform.page.PageHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/** The console's own doors: a chain that knows nothing of staff's sessions, as theirs knows nothing of these. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    @Bean
    @Order(5)
    SecurityFilterChain consoleChain(
            HttpSecurity http, LoginSessions sessions, ConsoleTokens tokens, ConsoleRefusals refusals, FilePages files)
            throws Exception {
        return http.securityMatcher("/console", "/console/**", "/v1/console/**")
                // Who is staff in the same browser keeps their session as it is.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ConsoleSessionFilter(sessions, refusals, files), CsrfFilter.class)
                // The login by API has no session to be misused, and no form of another site can send JSON.
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new DrawnTokens())
                        .requireCsrfProtectionMatcher(new AndRequestMatcher(
                                CsrfFilter.DEFAULT_CSRF_MATCHER,
                                new NegatedRequestMatcher(PATH.matcher(HttpMethod.POST, "/v1/console/login")))))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/console/login/**", "/v1/console/login/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(PageHeaders.OURS_ONLY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
