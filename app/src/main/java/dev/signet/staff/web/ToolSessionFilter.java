package dev.signet.staff.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine's web applications begin a session with every call. A tool that logs in with each call never comes back to
 * it: it ends with the call, instead of being kept for hours.
 */
class ToolSessionFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean once = request.getHeader(HttpHeaders.AUTHORIZATION) != null && request.getSession(false) == null;
        try {
            chain.doFilter(request, response);
        } finally {
            HttpSession session = once ? request.getSession(false) : null;
            if (session != null) {
                session.invalidate();
            }
        }
    }
}
