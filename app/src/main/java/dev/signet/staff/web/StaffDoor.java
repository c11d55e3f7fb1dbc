package dev.signet.staff.web;

import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Lets staff through to what {@code app/docs/staff.tsv} gives their groups, and to nothing that is not on it. */
@Component
class StaffDoor {

    private static final List<String> ROOMS = List.of("/v1/admin/", "/v1/reviews/", "/v1/me/", "/staff/");

    private final StaffActions actions;

    StaffDoor(StaffActions actions) {
        this.actions = actions;
    }

    /** Whether a path is staff's, listed or not. */
    static boolean isStaffs(String path) {
        return ROOMS.stream().anyMatch((path + "/")::startsWith);
    }

    AuthorizationManager<RequestAuthorizationContext> asked() {
        return (who, context) -> new AuthorizationDecision(isOpen(context.getRequest(), who.get()));
    }

    private boolean isOpen(HttpServletRequest request, Authentication person) {
        return person.getPrincipal() instanceof StaffMember
                && actions.of(request.getMethod(), request.getRequestURI())
                        .filter(action -> action.isOpenTo(StaffGroup.among(person.getAuthorities())))
                        .isPresent();
    }
}
