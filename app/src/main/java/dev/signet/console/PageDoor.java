package dev.signet.console;

import dev.signet.access.AccessDoor;
import dev.signet.access.ActionList;
import dev.signet.access.LoginSession;
import dev.signet.access.RequestOrigin;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.GivenValues;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks at every page of the console what its twin under {@code /v1} asks: the same list, the same policies. A page that is
 * not on the list is nobody's.
 */
@Component
class PageDoor implements HandlerInterceptor {

    private final ActionList actions;
    private final AccessDoor door;
    private final BrowserChoices choices;

    PageDoor(ActionList actions, AccessDoor door, BrowserChoices choices) {
        this.actions = actions;
        this.door = door;
        this.choices = choices;
    }

    /** @throws dev.signet.access.AccessDenied where it is denied */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(ConsolePage.class)) {
            if (!(request.getAttribute(LoginSession.ATTRIBUTE) instanceof LoginSession session)) {
                throw new InsufficientAuthenticationException("No login");
            }
            choices.bring(session, request, response);
            ActionList.Matched call = actions.path(request.getMethod(), request.getRequestURI())
                    .orElseThrow(() -> new IllegalStateException("no line of " + request.getRequestURI()));
            door.require(
                    session.principal(),
                    call.actions(),
                    name -> call.places().containsKey(name)
                            ? List.of(call.places().get(name))
                            : GivenValues.of(request, name),
                    RequestOrigin.of(request));
        }
        return true;
    }
}
