package dev.signet.access.login.web;

import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Logins;
import dev.signet.access.login.NewMfaDevice;
import dev.signet.access.login.PasswordPolicies;
import dev.signet.access.login.Session;
import dev.signet.access.login.Stage;
import dev.signet.platform.Refusal;
import dev.signet.platform.page.QrPicture;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of the console's login, without any script: each form leads to the same page again. */
@Hidden
@Controller
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
class LoginPages {

    static final String ROOT = "/console";
    static final String LOGIN = "/console/login";

    private final Logins logins;
    private final LoginSessions sessions;
    private final PasswordPolicies passwords;

    LoginPages(Logins logins, LoginSessions sessions, PasswordPolicies passwords) {
        this.logins = logins;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    @ModelAttribute
    Visit visit(HttpServletRequest request, HttpServletResponse response) {
        return new Visit(request, response);
    }

    @GetMapping(LOGIN)
    ModelAndView login(@ModelAttribute(binding = false) Visit visit, @RequestParam Map<String, String> parameters) {
        return visit.session()
                .map(session -> session.isOpen() ? visit.goOn() : visit.page(file(session), values(session)))
                .orElseGet(
                        () -> visit.page("login/login", Map.of("name", "", "out", parameters.containsKey("logout"))));
    }

    @PostMapping(LOGIN)
    ModelAndView begin(
            @ModelAttribute(binding = false) Visit visit,
            @RequestParam(defaultValue = "") String loginName,
            @RequestParam(defaultValue = "") String password) {
        return step(
                visit, loginName, () -> logins.begin(Given.name(loginName), Given.password(password), visit.origin()));
    }

    @PostMapping(LOGIN + "/second-factor")
    ModelAndView secondFactor(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String code) {
        return step(visit, "", () -> logins.secondFactor(visit.requireSession(), Given.code(code), visit.origin()));
    }

    @PostMapping(LOGIN + "/password")
    ModelAndView newPassword(
            @ModelAttribute(binding = false) Visit visit,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        return step(
                visit,
                "",
                () -> logins.newPassword(visit.requireSession(), Given.twice(password, again), visit.origin()));
    }

    @PostMapping(LOGIN + "/enrolment")
    ModelAndView enrol(@ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String code) {
        return step(visit, "", () -> logins.enrol(visit.requireSession(), Given.code(code), visit.origin()));
    }

    /** Of a session, or of a login that is to begin anew. */
    @PostMapping({LOGIN + "/cancel", ROOT + "/logout"})
    ModelAndView logOut(@ModelAttribute(binding = false) Visit visit) {
        visit.session().ifPresent(logins::logOut);
        visit.end();
        return Visit.seeOther(LOGIN + "?logout");
    }

    private ModelAndView step(Visit visit, String name, Supplier<LoginStep> act) {
        Told told;
        try {
            LoginStep step = act.get();
            return goOn(visit, step);
        } catch (AuthenticationException failure) {
            told = Told.of(failure);
        } catch (Refusal refusal) {
            told = Told.of(refusal);
        }
        // With too many wrong codes the login is over.
        Session session = sessions.find(visit.cookie().orElse(null)).orElse(null);
        return session == null || session.isOpen()
                ? visit.refused(told, "login/login", Map.of("name", name))
                : visit.refused(told, file(session), values(session));
    }

    /** New recovery codes are shown at once: there is no other time. */
    private static ModelAndView goOn(Visit visit, LoginStep step) {
        visit.keep(step);
        if (!step.recoveryCodes().isEmpty()) {
            return visit.page("login/codes", Map.of("codes", step.recoveryCodes()));
        }
        return step.stage() == Stage.OPEN ? visit.goOn() : Visit.seeOther(LOGIN);
    }

    private static String file(Session session) {
        return switch (session.stage()) {
            case SECOND_FACTOR -> "login/second-factor";
            case NEW_PASSWORD -> "login/new-password";
            case ENROLMENT -> "login/enrolment";
            case OPEN -> throw new IllegalStateException("logged in");
        };
    }

    private Map<String, Object> values(Session session) {
        return switch (session.stage()) {
            case NEW_PASSWORD ->
                Map.of("rule", passwords.told(session.principal().accountId()));
            case ENROLMENT -> enrolment(logins.enrolment(session));
            case SECOND_FACTOR, OPEN -> Map.of();
        };
    }

    static Map<String, Object> enrolment(NewMfaDevice device) {
        return Map.of(
                "secret", device.secret().replaceAll("(.{4})(?!$)", "$1 "),
                "uri", device.uri(),
                "picture", QrPicture.of(device.uri()));
    }
}
