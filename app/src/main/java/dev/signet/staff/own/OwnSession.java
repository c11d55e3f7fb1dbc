package dev.signet.staff.own;

import dev.signet.staff.StaffLookup;
import dev.signet.staff.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The session in which somebody changes their login goes on; all others of theirs are over with the change. */
@Component
class OwnSession {

    private final StaffLookup staff;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    OwnSession(StaffLookup staff) {
        this.staff = staff;
    }

    /** @param member as sessions that begin now know them; nothing goes on of a tool's, which has no session */
    void goOn(StaffMember member, HttpServletRequest request, HttpServletResponse response) {
        if (!sessions.containsContext(request)) {
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                member, null, staff.authorities(member).orElse(List.of())));
        request.changeSessionId();
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
