package dev.signet.staff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Logging out of the engine's web applications ends the one session there is. Their page stays open and offers its login
 * form, whose token must then be good in a new, empty session.
 */
class EngineLogout implements LogoutHandler, LogoutSuccessHandler {

    private static final String TOKEN = CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME;

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            request.setAttribute(TOKEN, session.getAttribute(TOKEN));
        }
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        Object token = request.getAttribute(TOKEN);
        if (token != null) {
            request.getSession(true).setAttribute(TOKEN, token);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
