package dev.signet.access.web;

import dev.signet.access.StaffLookup;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session lives for hours, its owner's groups or employment may not: looks them up again now and then, so that a person
 * who was removed is out within half a minute.
 */
class SessionRefreshFilter extends OncePerRequestFilter {

    private static final String CHECKED_AT = SessionRefreshFilter.class.getName();
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final StaffLookup staff;
    private final Clock clock;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SessionRefreshFilter(StaffLookup staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && sessions.containsContext(request) && isDue(session)) {
            session.setAttribute(CHECKED_AT, clock.instant());
            refresh(request, response, session);
        }
        chain.doFilter(request, response);
    }

    private boolean isDue(HttpSession session) {
        return !(session.getAttribute(CHECKED_AT) instanceof Instant checked) || checked.plus(PERIOD).isBefore(clock.instant());
    }

    private void refresh(HttpServletRequest request, HttpServletResponse response, HttpSession session) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (before == null) {
            return;
        }
        Optional<List<? extends GrantedAuthority>> now = staff.authorities(before.getName());
        if (now.isEmpty()) {
            SecurityContextHolder.clearContext();
            session.invalidate();
        } else if (!new HashSet<>(now.get()).equals(new HashSet<>(before.getAuthorities()))) {
            SecurityContext fresh = SecurityContextHolder.createEmptyContext();
            fresh.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(before.getPrincipal(), null, now.get()));
            SecurityContextHolder.setContext(fresh);
            sessions.saveContext(fresh, request, response);
        }
    }
}
