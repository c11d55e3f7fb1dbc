package dev.signet.staff.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.staff.factor.StaffLogins;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationDto;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher.MatchResult;

/**
 * The engine's web applications show a login form of their own when their session ends. We answer it in their stead:
 * their own way would drop the session that we share with them, and know no throttle. Who has a second factor logs in at our
 * form, where a code can be given.
 */
class EngineLoginFilter extends UsernamePasswordAuthenticationFilter {

    private static final PathPatternRequestMatcher PATH =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, StaffSecurity.ENGINE_LOGIN);

    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final ProcessEngine engine;
    private final ObjectMapper json;
    private final DeviceCookie devices;
    private final StaffLogins logins;

    EngineLoginFilter(
            AuthenticationManager authentication,
            ProcessEngine engine,
            ObjectMapper json,
            DeviceCookie devices,
            StaffLogins logins) {
        super(authentication);
        this.engine = engine;
        this.json = json;
        this.devices = devices;
        this.logins = logins;
        setAuthenticationDetailsSource(devices);
        setRequiresAuthenticationRequestMatcher(request -> PATH.matches(request) && carriesToken(request));
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setAuthenticationFailureHandler(
                (request, response, failure) -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED));
    }

    /** A login or logout that another site makes a browser send has no token, and is left to be refused. */
    static boolean carriesToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        return token != null && token.equals(request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME));
    }

    @Override
    protected void successfulAuthentication(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Authentication who)
            throws IOException {
        UserAuthentication theirs = AuthenticationUtil.createAuthentication(engine, who.getName());
        if (!theirs.isAuthorizedForApp(application(request)) || StaffRefusals.mustDoSomethingFirst(who)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        devices.remember(request, response, who);
        logins.loggedIn(who.getName(), request.getRemoteAddr());
        Authentications authentications = new Authentications();
        authentications.addOrReplace(theirs);
        AuthenticationUtil.updateSession(request.getSession(), authentications);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), AuthenticationDto.fromAuthentication(theirs));
    }

    private static String application(HttpServletRequest request) {
        MatchResult match = PATH.matcher(request);
        Map<String, String> variables = match.getVariables();
        return variables.getOrDefault("app", "");
    }
}
