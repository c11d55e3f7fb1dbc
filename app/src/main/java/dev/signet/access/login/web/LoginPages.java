package dev.signet.access.login.web;

import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Logins;
import dev.signet.access.login.NewMfaDevice;
import dev.signet.access.login.OwnLogin;
import dev.signet.access.login.Session;
import dev.signet.access.login.Stage;
import dev.signet.account.Accounts;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages of the console's login and of one's own login, without any script: each form leads to the same page again. */
@Hidden
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
class LoginPages {

    static final String ROOT = "/console";
    static final String LOGIN = "/console/login";
    private static final String ACCOUNT = "/console/account";

    private static final Wording TEXTS = Wording.of("access-login");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Logins logins;
    private final OwnLogin own;
    private final LoginSessions sessions;
    private final Accounts accounts;

    LoginPages(Logins logins, OwnLogin own, LoginSessions sessions, Accounts accounts) {
        this.logins = logins;
        this.own = own;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @GetMapping(LOGIN)
    ResponseEntity<String> login(
            HttpServletRequest request, CsrfToken csrf, @RequestParam Map<String, String> parameters) {
        String message = parameters.containsKey("logout")
                ? TEXTS.text("login.logged-out").joined()
                : "";
        return step(request, csrf, HttpStatus.OK.value(), message);
    }

    @PostMapping(LOGIN)
    ResponseEntity<String> begin(
            @RequestParam(defaultValue = "") String loginName,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return inLogin(
                request,
                response,
                csrf,
                () -> logins.begin(Given.name(loginName), Given.password(password), ConsoleCookies.origin(request)));
    }

    @PostMapping(LOGIN + "/second-factor")
    ResponseEntity<String> secondFactor(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return inLogin(
                request,
                response,
                csrf,
                () -> logins.secondFactor(session(request), Given.code(code), ConsoleCookies.origin(request)));
    }

    @PostMapping(LOGIN + "/password")
    ResponseEntity<String> newPassword(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return inLogin(
                request,
                response,
                csrf,
                () -> logins.newPassword(session(request), twice(password, again), ConsoleCookies.origin(request)));
    }

    @PostMapping(LOGIN + "/enrolment")
    ResponseEntity<String> enrol(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return inLogin(
                request,
                response,
                csrf,
                () -> logins.enrol(session(request), Given.code(code), ConsoleCookies.origin(request)));
    }

    /** Begins anew. */
    @PostMapping(LOGIN + "/cancel")
    ResponseEntity<String> cancel(HttpServletRequest request, HttpServletResponse response) {
        return logOut(request, response);
    }

    @GetMapping(ACCOUNT)
    ResponseEntity<String> account(HttpServletRequest request, CsrfToken csrf) {
        return account(request, csrf.getToken(), HttpStatus.OK.value(), "");
    }

    @PostMapping(ROOT + "/logout")
    ResponseEntity<String> logOut(HttpServletRequest request, HttpServletResponse response) {
        Session session = ConsoleSessionFilter.session(request);
        if (session != null) {
            logins.logOut(session);
        }
        ConsoleCookies.end(request, response);
        return seeOther(LOGIN + "?logout");
    }

    @PostMapping(ROOT + "/sessions/end")
    ResponseEntity<String> end(@RequestParam(defaultValue = "0") long id, HttpServletRequest request, CsrfToken csrf) {
        return inAccount(request, csrf, () -> {
            sessions.end(session(request).principal(), id);
            return seeOther(ACCOUNT);
        });
    }

    @PostMapping(ROOT + "/password")
    ResponseEntity<String> changePassword(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return inAccount(
                request,
                csrf,
                () -> goOn(
                        own.changePassword(
                                session(request),
                                Given.password(present),
                                twice(password, again),
                                ConsoleCookies.origin(request)),
                        request,
                        response));
    }

    @PostMapping(ROOT + "/mfa/begin")
    ResponseEntity<String> beginEnrolment(
            @RequestParam(defaultValue = "") String present, HttpServletRequest request, CsrfToken csrf) {
        return inAccount(
                request,
                csrf,
                () -> page(
                        HttpStatus.OK.value(),
                        "console-enrolment.html",
                        enrolment(
                                own.beginEnrolment(
                                        session(request), Given.password(present), ConsoleCookies.origin(request)),
                                ROOT + "/mfa/bind",
                                csrf.getToken(),
                                "")));
    }

    @PostMapping(ROOT + "/mfa/bind")
    ResponseEntity<String> bind(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return inAccount(request, csrf, () -> goOn(own.enrol(session(request), Given.code(code)), request, response));
    }

    @PostMapping(ROOT + "/mfa/remove")
    ResponseEntity<String> removeSecondFactor(
            @RequestParam(defaultValue = "") String present,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return inAccount(
                request,
                csrf,
                () -> goOn(
                        own.removeSecondFactor(
                                session(request), Given.password(present), ConsoleCookies.origin(request)),
                        request,
                        response));
    }

    @PostMapping(ROOT + "/recovery-codes")
    ResponseEntity<String> newRecoveryCodes(
            @RequestParam(defaultValue = "") String present,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return inAccount(
                request,
                csrf,
                () -> goOn(
                        own.newRecoveryCodes(session(request), Given.password(present), ConsoleCookies.origin(request)),
                        request,
                        response));
    }

    private ResponseEntity<String> inLogin(
            HttpServletRequest request, HttpServletResponse response, CsrfToken csrf, Supplier<LoginStep> act) {
        Told told;
        try {
            return goOn(act.get(), request, response);
        } catch (AuthenticationException failure) {
            told = Told.of(failure);
        } catch (Refusal refusal) {
            told = Told.of(refusal);
        }
        // With too many wrong codes the login is over.
        boolean over = sessions.find(ConsoleCookies.session(request)).isEmpty();
        return over
                ? form(csrf.getToken(), told.status(), told.words().joined())
                : step(request, csrf, told.status(), told.words().joined());
    }

    private ResponseEntity<String> inAccount(
            HttpServletRequest request, CsrfToken csrf, Supplier<ResponseEntity<String>> act) {
        Told told;
        try {
            return act.get();
        } catch (AuthenticationException failure) {
            told = Told.of(failure);
        } catch (Refusal refusal) {
            told = Told.of(refusal);
        }
        return account(request, csrf.getToken(), told.status(), told.words().joined());
    }

    /** New recovery codes are shown at once: there is no other time. */
    private ResponseEntity<String> goOn(LoginStep step, HttpServletRequest request, HttpServletResponse response) {
        ConsoleCookies.keep(request, response, step);
        if (!step.recoveryCodes().isEmpty()) {
            return page(
                    HttpStatus.OK.value(), "console-codes.html", Map.of("codes", lines("code", step.recoveryCodes())));
        }
        return seeOther(step.stage() == Stage.OPEN ? ACCOUNT : LOGIN);
    }

    private ResponseEntity<String> step(HttpServletRequest request, CsrfToken csrf, int status, String message) {
        Session session = ConsoleSessionFilter.session(request);
        if (session == null) {
            return form(csrf.getToken(), status, message);
        }
        Map<String, Object> values = new HashMap<>(Map.of("csrf", csrf.getToken(), "message", message));
        return switch (session.stage()) {
            case OPEN -> seeOther(ACCOUNT);
            case SECOND_FACTOR -> page(status, "console-second-factor.html", values);
            case NEW_PASSWORD -> page(status, "console-new-password.html", values);
            case ENROLMENT ->
                page(
                        status,
                        "console-enrolment.html",
                        enrolment(logins.enrolment(session), LOGIN + "/enrolment", csrf.getToken(), message));
        };
    }

    private static ResponseEntity<String> form(String csrf, int status, String message) {
        return page(status, "console-login.html", Map.of("csrf", csrf, "message", message));
    }

    private static Map<String, Object> enrolment(NewMfaDevice device, String action, String csrf, String message) {
        return Map.of(
                "csrf", csrf,
                "message", message,
                "action", action,
                "secret", device.secret().replaceAll("(.{4})(?!$)", "$1 "),
                "uri", device.uri());
    }

    private ResponseEntity<String> account(HttpServletRequest request, String csrf, int status, String message) {
        Session current = session(request);
        OwnLogin.SecondFactor factor = own.secondFactor(current.principal());
        ZoneId zone =
                accounts.find(current.principal().accountId()).orElseThrow().zone();
        Map<String, Object> values = new HashMap<>();
        values.put("csrf", csrf);
        values.put("message", message);
        values.put("loginName", logins.nameOf(current.principal()));
        values.put("arn", current.principal().arn());
        values.put("bound", factor.bound());
        values.put("unbound", !factor.bound());
        values.put("removable", factor.bound() && !factor.required());
        values.put("required", factor.required());
        values.put("left", factor.recoveryCodes());
        values.put("zone", zone.getId());
        values.put(
                "sessions",
                sessions.of(current.principal()).stream()
                        .map(session -> line(session, current, zone))
                        .toList());
        return page(status, "console-account.html", values);
    }

    private static Map<String, Object> line(Session session, Session current, ZoneId zone) {
        return Map.of(
                "id", session.id(),
                "address", session.address(),
                "userAgent", session.userAgent(),
                "created", time(session.createdAt(), zone),
                "seen", time(session.lastSeenAt(), zone),
                "ends", time(session.endsAt(), zone),
                "mfa", session.mfaGiven(),
                "current", session.id() == current.id(),
                "other", session.id() != current.id());
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    private static List<Map<String, String>> lines(String name, List<String> values) {
        return values.stream().map(value -> Map.of(name, value)).toList();
    }

    private static String twice(String password, String again) {
        if (!password.equals(again)) {
            throw TEXTS.refusal("InvalidParameter", "login.again-differs");
        }
        return Given.password(password);
    }

    private static Session session(HttpServletRequest request) {
        @Nullable Session session = ConsoleSessionFilter.session(request);
        if (session == null) {
            throw new InsufficientAuthenticationException("No login");
        }
        return session;
    }

    private static ResponseEntity<String> page(int status, String file, Map<String, ?> values) {
        return ResponseEntity.status(status).body(HtmlPage.render(file, values));
    }

    private static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
