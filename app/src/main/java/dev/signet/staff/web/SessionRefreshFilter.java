package dev.signet.staff.web;

import dev.signet.staff.StaffLookup;
import dev.signet.staff.StaffMember;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session lives for hours; its owner's groups, password or employment may not. Each request is judged by what is stored
 * now, on whatever node that was changed: who was removed or has another password is out, who has other groups may do what
 * these may.
 */
class SessionRefreshFilter extends OncePerRequestFilter {

    /** Where the engine's web applications keep who may do what with them, for minutes. */
    private static final String ENGINES_OWN = "authenticatedUser";

    private final StaffLookup staff;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SessionRefreshFilter(StaffLookup staff) {
        this.staff = staff;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && sessions.containsContext(request)) {
            try {
                judge(request, response, session);
            } catch (IllegalStateException endedMeanwhile) {
                SecurityContextHolder.clearContext();
            }
        }
        chain.doFilter(request, response);
    }

    private void judge(HttpServletRequest request, HttpServletResponse response, HttpSession session) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (before == null) {
            return;
        }
        Optional<List<? extends GrantedAuthority>> now =
                before.getPrincipal() instanceof StaffMember member ? staff.authorities(member) : Optional.empty();
        if (now.isEmpty()) {
            SecurityContextHolder.clearContext();
            session.invalidate();
            return;
        }
        Set<String> groups = names(now.get());
        if (!groups.equals(names(before.getAuthorities()))) {
            SecurityContext fresh = SecurityContextHolder.createEmptyContext();
            fresh.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(before.getPrincipal(), null, now.get()));
            SecurityContextHolder.setContext(fresh);
            sessions.saveContext(fresh, request, response);
        }
        forgetOtherGroups(session, groups);
    }

    /** Looked at each time: a request that was under way puts back what it had. */
    private static void forgetOtherGroups(HttpSession session, Set<String> groups) {
        if (session.getAttribute(ENGINES_OWN) instanceof Authentications theirs
                && theirs.getAuthentications().stream()
                        .anyMatch(one -> !groups.equals(new HashSet<>(
                                one.getGroupIds() == null ? Collections.emptyList() : one.getGroupIds())))) {
            session.removeAttribute(ENGINES_OWN);
        }
    }

    private static Set<String> names(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
    }
}
