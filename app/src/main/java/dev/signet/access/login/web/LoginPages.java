package dev.signet.access.login.web;

import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Logins;
import dev.signet.access.login.NewMfaDevice;
import dev.signet.access.login.Session;
import dev.signet.access.login.Stage;
import dev.signet.platform.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages of the console's login, without any script: each form leads to the same page again. */
@Hidden
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
class LoginPages {

    static final String ROOT = "/console";
    static final String LOGIN = "/console/login";

    private final Logins logins;
    private final LoginSessions sessions;

    LoginPages(Logins logins, LoginSessions sessions) {
        this.logins = logins;
        this.sessions = sessions;
    }

    @ModelAttribute
    Visit visit(HttpServletRequest request, HttpServletResponse response, CsrfToken csrf) {
        return new Visit(request, response, csrf);
    }

    @GetMapping(LOGIN)
    ResponseEntity<String> login(
            @ModelAttribute(binding = false) Visit visit, @RequestParam Map<String, String> parameters) {
        return visit.session()
                .map(session -> session.isOpen()
                        ? Visit.seeOther(OwnLoginPages.ACCOUNT)
                        : visit.page(file(session), values(session)))
                .orElseGet(() ->
                        visit.page("console-login.html", Map.of("name", "", "out", parameters.containsKey("logout"))));
    }

    @PostMapping(LOGIN)
    ResponseEntity<String> begin(
            @ModelAttribute(binding = false) Visit visit,
            @RequestParam(defaultValue = "") String loginName,
            @RequestParam(defaultValue = "") String password) {
        return step(
                visit, loginName, () -> logins.begin(Given.name(loginName), Given.password(password), visit.origin()));
    }

    @PostMapping(LOGIN + "/second-factor")
    ResponseEntity<String> secondFactor(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String code) {
        return step(visit, "", () -> logins.secondFactor(visit.requireSession(), Given.code(code), visit.origin()));
    }

    @PostMapping(LOGIN + "/password")
    ResponseEntity<String> newPassword(
            @ModelAttribute(binding = false) Visit visit,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        return step(
                visit,
                "",
                () -> logins.newPassword(visit.requireSession(), Given.twice(password, again), visit.origin()));
    }

    @PostMapping(LOGIN + "/enrolment")
    ResponseEntity<String> enrol(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String code) {
        return step(visit, "", () -> logins.enrol(visit.requireSession(), Given.code(code), visit.origin()));
    }

    /** Of a session, or of a login that is to begin anew. */
    @PostMapping({LOGIN + "/cancel", ROOT + "/logout"})
    ResponseEntity<String> logOut(@ModelAttribute(binding = false) Visit visit) {
        visit.session().ifPresent(logins::logOut);
        visit.end();
        return Visit.seeOther(LOGIN + "?logout");
    }

    private ResponseEntity<String> step(Visit visit, String name, Supplier<LoginStep> act) {
        Told told;
        try {
            return goOn(visit, act.get());
        } catch (AuthenticationException failure) {
            told = Told.of(failure);
        } catch (Refusal refusal) {
            told = Told.of(refusal);
        }
        // With too many wrong codes the login is over.
        Session session = sessions.find(visit.cookie().orElse(null)).orElse(null);
        return session == null || session.isOpen()
                ? visit.refused(told, "", "console-login.html", Map.of("name", name))
                : visit.refused(told, "", file(session), values(session));
    }

    /** New recovery codes are shown at once: there is no other time. */
    static ResponseEntity<String> goOn(Visit visit, LoginStep step) {
        visit.keep(step);
        if (!step.recoveryCodes().isEmpty()) {
            List<Map<String, String>> codes = step.recoveryCodes().stream()
                    .map(code -> Map.of("code", code))
                    .toList();
            return visit.page("console-codes.html", Map.of("codes", codes, "switchable", false));
        }
        return Visit.seeOther(step.stage() == Stage.OPEN ? OwnLoginPages.ACCOUNT : LOGIN);
    }

    private static String file(Session session) {
        return switch (session.stage()) {
            case SECOND_FACTOR -> "console-second-factor.html";
            case NEW_PASSWORD -> "console-new-password.html";
            case ENROLMENT -> "console-enrolment.html";
            case OPEN -> "console-account.html";
        };
    }

    private Map<String, Object> values(Session session) {
        return session.stage() == Stage.ENROLMENT
                ? enrolment(logins.enrolment(session), LOGIN + "/enrolment", LOGIN + "/cancel")
                : Map.of();
    }

    /** @param back where the form leads that gives it up */
    static Map<String, Object> enrolment(NewMfaDevice device, String action, String back) {
        return new HashMap<>(Map.of(
                "action", action,
                "cancel", back.endsWith("/cancel"),
                "secret", device.secret().replaceAll("(.{4})(?!$)", "$1 "),
                "uri", device.uri()));
    }
}
