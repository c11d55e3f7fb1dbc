package dev.signet.staff.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.node.Ids;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.PageHeaders;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffLookup;
import dev.signet.staff.factor.StaffLogins;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Everything that people log in to, by form (browser) or Basic (tools), and the rule for all paths nobody named: denied.
 * Programs that sign their requests have chains of their own in front of this one.
 */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

    static final String LOGIN = "/login";
    static final String LOGIN_CODE = "/login/code";
    static final String ENGINE_LOGOUT = "/camunda/api/admin/auth/user/{engine}/logout";
    static final String ENGINE_LOGIN = "/camunda/api/admin/auth/user/{engine}/login/{app}";
    private static final String OWN_PAGES = "/pages/**";
    /** A customer's key may be typed into them: no script but ours, nowhere to send anything but here. */
    private static final String OWN_FILES_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern ENGINE_PEOPLE =
            Pattern.compile("/+(engine-rest|camunda/+api/+engine)/+(engine/+[^/]+/+)?(user|group|tenant)(/.*)?");
    private static final int ERRORS_ARE_TOLD_LAST = 199;
    private static final int AFTER_SPRING_SECURITY = 201;
    private static final int BEFORE_THE_ENGINE_IS_ASKED = 200;

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    @Bean
    AuthenticationManager staffAuthenticationManager(AuthenticationProvider staffAuthentication) {
        ProviderManager manager = new ProviderManager(staffAuthentication);
        manager.setEraseCredentialsAfterAuthentication(true);
        return manager;
    }

    @Bean
    @Order(100)
    SecurityFilterChain staffChain(
            HttpSecurity http,
            AuthenticationManager authentication,
            StaffRefusals refusals,
            StaffLookup staff,
            ProcessEngine engine,
            ObjectMapper json,
            DeviceCookie devices,
            FormLogin login,
            StaffLogins logins,
            WantedPage wanted,
            StaffDoor door)
            throws Exception {
        String administrator = StaffGroup.ADMINISTRATORS.id();
        http.authenticationManager(authentication)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/")
                        .permitAll()
                        .requestMatchers("/welcome", LOGIN, LOGIN_CODE, OWN_PAGES, "/favicon.ico", "/robots.txt")
                        .permitAll()
                        .requestMatchers(
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness",
                                "/actuator/health/carriers")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(door.asked())
                        .requestMatchers("/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers(request -> StaffDoor.isStaffs(request.getRequestURI()))
                        .access(door.asked())
                        .requestMatchers(HttpMethod.POST, ENGINE_LOGIN, ENGINE_LOGOUT)
                        .denyAll()
                        .requestMatchers(EngineInsides::areShut)
                        .denyAll()
                        .requestMatchers(EngineInsides::areAskedFor)
                        .hasAnyAuthority(administrator, StaffGroup.AUDITORS.id())
                        .requestMatchers(StaffSecurity::changesPeople)
                        .hasAuthority(administrator)
                        .requestMatchers("/camunda/**", "/engine-rest/**")
                        .hasAnyAuthority(anyStaff())
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage(LOGIN)
                        .permitAll()
                        .authenticationDetailsSource(devices)
                        .successHandler(login)
                        .failureHandler(login))
                .requestCache(cache -> cache.requestCache(wanted))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals).authenticationDetailsSource(devices))
                .addFilterAfter(new SessionRefreshFilter(staff), SecurityContextHolderFilter.class)
                .addFilterBefore(new EngineCsrfFilter(), AuthorizationFilter.class)
                .addFilterBefore(
                        new EngineLoginFilter(authentication, engine, json, devices, logins),
                        UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                PATH.matcher(HttpMethod.POST, "/logout"),
                                new AndRequestMatcher(
                                        PATH.matcher(HttpMethod.POST, ENGINE_LOGOUT), EngineLoginFilter::carriesToken)))
                        .addLogoutHandler(new EngineLogout())
                        .defaultLogoutSuccessHandlerFor(
                                new EngineLogout(), PATH.matcher(HttpMethod.POST, ENGINE_LOGOUT))
                        .logoutSuccessUrl("/login?logout"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(needsCsrfToken()))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin)
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(PATH.matcher("/camunda/**")),
                                new CacheControlHeadersWriter()))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new OrRequestMatcher(PATH.matcher(PageCookies.STAFF), PATH.matcher("/staff/**")),
                                new ContentSecurityPolicyHeaderWriter(PageHeaders.OURS_ONLY)))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                PATH.matcher(OWN_PAGES), new ContentSecurityPolicyHeaderWriter(OWN_FILES_ONLY))));
        return http.build();
    }

    /** People and their groups are made by administration; the engine would let everybody change their own entry. */
    private static boolean changesPeople(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return !READING.contains(request.getMethod())
                && ENGINE_PEOPLE.matcher(path).matches();
    }

    private static String[] anyStaff() {
        return java.util.Arrays.stream(StaffGroup.values()).map(StaffGroup::id).toArray(String[]::new);
    }

    /** A name of our own: the engine's web applications use XSRF-TOKEN on their paths. */
    private static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("SIGNET-XSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /**
     * The engine's web applications check a token of their own. A tool that logs in with each request holds no session to
     * be misused; a browser can be made to send Basic credentials only if it was asked for them, which we never do.
     */
    private static RequestMatcher needsCsrfToken() {
        RequestMatcher byTool = request -> hasBasicCredentials(request) && request.getHeader("Sec-Fetch-Site") == null;
        return new AndRequestMatcher(
                CsrfFilter.DEFAULT_CSRF_MATCHER,
                new NegatedRequestMatcher(PATH.matcher("/camunda/**")),
                new NegatedRequestMatcher(byTool));
    }

    private static boolean hasBasicCredentials(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> engineSessions() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(Map.of("authentication-provider", EngineSessionProvider.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<SecureCookiesFilter> secureCookies() {
        var registration = new FilterRegistrationBean<>(new SecureCookiesFilter());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(BEFORE_THE_ENGINE_IS_ASKED);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ToolSessionFilter> toolSessions() {
        var registration = new FilterRegistrationBean<>(new ToolSessionFilter());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(BEFORE_THE_ENGINE_IS_ASKED);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OwnEngineFilter> ownEngine(ProcessEngine engine) {
        var registration = new FilterRegistrationBean<>(new OwnEngineFilter(engine));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*");
        registration.setOrder(BEFORE_THE_ENGINE_IS_ASKED);
        return registration;
    }

    @Bean
    FilterRegistrationBean<EngineErrorFilter> engineErrors(ObjectMapper json, Ids ids) {
        var registration = new FilterRegistrationBean<>(new EngineErrorFilter(json, ids));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(ERRORS_ARE_TOLD_LAST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<EngineIdentityFilter> engineIdentity(IdentityService identities) {
        var registration = new FilterRegistrationBean<>(new EngineIdentityFilter(identities));
        registration.addUrlPatterns("/engine-rest/*", "/v1/reviews/*");
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
    }
}
