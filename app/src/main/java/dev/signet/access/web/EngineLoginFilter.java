package dev.signet.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The engine's web applications show a login form of their own when their session ends. It goes through our login first
 * (throttle and all), then on to theirs, so that one form serves both.
 */
class EngineLoginFilter extends UsernamePasswordAuthenticationFilter {

    EngineLoginFilter(AuthenticationManager authentication) {
        super(authentication);
        setRequiresAuthenticationRequestMatcher(PathPatternRequestMatcher.withDefaults()
                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/login/{app}"));
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setAuthenticationSuccessHandler((request, response, result) -> {});
        setAuthenticationFailureHandler((request, response, failure) -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED));
    }

    @Override
    protected void successfulAuthentication(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Authentication result)
            throws IOException, ServletException {
        super.successfulAuthentication(request, response, chain, result);
        chain.doFilter(request, response);
    }
}
