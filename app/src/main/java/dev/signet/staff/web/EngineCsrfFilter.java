package dev.signet.staff.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a call to the engine's web applications that lacks their token, before they do: they would end the session with
 * it, so that another site could log a person out. Login and logout have their own look at the token.
 */
class EngineCsrfFilter extends OncePerRequestFilter {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();
    private static final RequestMatcher NEEDS_TOKEN = new AndRequestMatcher(
            CsrfFilter.DEFAULT_CSRF_MATCHER,
            PATH.matcher("/camunda/**"),
            new NegatedRequestMatcher(new OrRequestMatcher(
                    PATH.matcher(HttpMethod.POST, StaffSecurity.ENGINE_LOGIN),
                    PATH.matcher(HttpMethod.POST, StaffSecurity.ENGINE_LOGOUT))));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (NEEDS_TOKEN.matches(request) && !EngineLoginFilter.carriesToken(request)) {
            response.setHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, CsrfConstants.CSRF_TOKEN_HEADER_REQUIRED);
            throw new CsrfException("no token of the engine's web applications");
        }
        chain.doFilter(request, response);
    }
}
