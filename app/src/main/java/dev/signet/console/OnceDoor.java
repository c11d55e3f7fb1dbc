package dev.signet.console;

import dev.signet.access.LoginSession;
import dev.signet.access.SentForms;
import dev.signet.platform.Wording;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.page.DrawnForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets each drawn form whose page says so through once, and again where it was refused. Stands behind {@link PageDoor}. */
@Component
class OnceDoor implements HandlerInterceptor {

    private static final Wording TEXTS = Wording.of("console");

    private final SentForms forms;

    OnceDoor(SentForms forms) {
        this.forms = forms;
    }

    /** @throws dev.signet.platform.Refusal where it is done already, or is being done */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        switch (form(request, handler)
                .map(form -> forms.begin(session(request), form))
                .orElse(SentForms.Standing.BEGUN)) {
            case UNDER_WAY -> throw TEXTS.refusal("OperationDenied.BeingDone", "problem.being-done");
            case DONE -> throw TEXTS.refusal("OperationDenied.SentBefore", "problem.sent-before");
            case BEGUN -> {}
        }
        return true;
    }

    /** What failed while its answer was drawn is done. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception drawing) {
        boolean refused = drawing == null && response.getStatus() >= HttpStatus.BAD_REQUEST.value();
        form(request, handler).ifPresent(form -> {
            if (refused) {
                forms.refused(session(request), form);
            } else {
                forms.done(session(request), form);
            }
        });
    }

    private static Optional<String> form(HttpServletRequest request, Object handler) {
        return handler instanceof HandlerMethod method && method.hasMethodAnnotation(DoneOnce.class)
                ? DrawnForm.of(request).map(drawn -> request.getRequestURI() + " " + drawn)
                : Optional.empty();
    }

    private static LoginSession session(HttpServletRequest request) {
        return (LoginSession) request.getAttribute(LoginSession.ATTRIBUTE);
    }
}
