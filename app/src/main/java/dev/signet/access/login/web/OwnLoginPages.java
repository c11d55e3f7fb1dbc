package dev.signet.access.login.web;

import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Logins;
import dev.signet.access.login.NewMfaDevice;
import dev.signet.access.login.OwnLogin;
import dev.signet.access.login.SecurityPreference;
import dev.signet.access.login.Session;
import dev.signet.account.Accounts;
import dev.signet.platform.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
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

/** The page of one's own login, in a session: what is refused stands in the form that was sent. */
@Hidden
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
class OwnLoginPages {

    static final String ACCOUNT = "/console/account";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String PAGE = "console-account.html";
    private static final String ENROLMENT = "console-enrolment.html";

    private final Logins logins;
    private final OwnLogin own;
    private final LoginSessions sessions;
    private final Accounts accounts;

    OwnLoginPages(Logins logins, OwnLogin own, LoginSessions sessions, Accounts accounts) {
        this.logins = logins;
        this.own = own;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @ModelAttribute
    Visit visit(HttpServletRequest request, HttpServletResponse response, CsrfToken csrf) {
        return new Visit(request, response, csrf);
    }

    @GetMapping(ACCOUNT)
    ResponseEntity<String> account(@ModelAttribute(binding = false) Visit visit) {
        return visit.page(PAGE, values(visit));
    }

    @PostMapping(LoginPages.ROOT + "/sessions/end")
    ResponseEntity<String> end(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "0") long id) {
        return answered(visit, "Sessions", () -> {
            sessions.end(visit.requireSession().principal(), id);
            return Visit.seeOther(ACCOUNT);
        });
    }

    @PostMapping(LoginPages.ROOT + "/password")
    ResponseEntity<String> changePassword(
            @ModelAttribute(binding = false) Visit visit,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        return stepped(
                visit,
                "Change",
                () -> own.changePassword(
                        visit.requireSession(), Given.password(present), Given.twice(password, again), visit.origin()));
    }

    @PostMapping(LoginPages.ROOT + "/mfa/begin")
    ResponseEntity<String> beginEnrolment(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String present) {
        return answered(
                visit,
                "Bind",
                () -> visit.page(
                        ENROLMENT,
                        enrolment(
                                own.beginEnrolment(visit.requireSession(), Given.password(present), visit.origin()))));
    }

    private static Map<String, Object> enrolment(NewMfaDevice device) {
        return LoginPages.enrolment(device, LoginPages.ROOT + "/mfa/bind", ACCOUNT);
    }

    @PostMapping(LoginPages.ROOT + "/mfa/bind")
    ResponseEntity<String> bind(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String code) {
        try {
            return LoginPages.goOn(visit, own.enrol(visit.requireSession(), Given.code(code)));
        } catch (Refusal refusal) {
            Told told = Told.of(refusal);
            // The secret is in the app already: another one would have to be scanned again.
            return told.field().equals("Code")
                    ? visit.refused(told, "", ENROLMENT, enrolment(own.enrolment(visit.requireSession())))
                    : visit.refused(told, "Bind", PAGE, values(visit));
        }
    }

    @PostMapping(LoginPages.ROOT + "/mfa/remove")
    ResponseEntity<String> removeSecondFactor(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String present) {
        return stepped(
                visit,
                "Remove",
                () -> own.removeSecondFactor(visit.requireSession(), Given.password(present), visit.origin()));
    }

    @PostMapping(LoginPages.ROOT + "/recovery-codes")
    ResponseEntity<String> newRecoveryCodes(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String present) {
        return stepped(
                visit,
                "Codes",
                () -> own.newRecoveryCodes(visit.requireSession(), Given.password(present), visit.origin()));
    }

    private ResponseEntity<String> stepped(Visit visit, String form, Supplier<LoginStep> act) {
        return answered(visit, form, () -> LoginPages.goOn(visit, act.get()));
    }

    private ResponseEntity<String> answered(Visit visit, String form, Supplier<ResponseEntity<String>> act) {
        try {
            return act.get();
        } catch (AuthenticationException failure) {
            return visit.refused(Told.of(failure), form, PAGE, values(visit));
        } catch (Refusal refusal) {
            return visit.refused(Told.of(refusal), form, PAGE, values(visit));
        }
    }

    private Map<String, Object> values(Visit visit) {
        Session current = visit.requireSession();
        OwnLogin.SecondFactor factor = own.secondFactor(current.principal());
        SecurityPreference lets = own.preference(current.principal());
        ZoneId zone =
                accounts.find(current.principal().accountId()).orElseThrow().zone();
        Map<String, Object> values = new HashMap<>();
        values.put("wide", true);
        values.put("loginName", logins.nameOf(current.principal()));
        values.put("arn", current.principal().arn());
        values.put("bound", factor.bound());
        values.put("unbound", !factor.bound());
        values.put("removable", factor.bound() && !factor.required() && lets.manageDevices());
        values.put("bindable", !factor.bound() && lets.manageDevices());
        values.put("changeable", lets.changePassword());
        values.put("fixedPassword", !lets.changePassword());
        values.put("fixedDevices", !lets.manageDevices());
        values.put("required", factor.required());
        values.put("left", factor.recoveryCodes());
        values.put("zone", zone.getId());
        values.put(
                "sessions",
                sessions.of(current.principal()).stream()
                        .map(session -> line(session, current, zone))
                        .toList());
        return values;
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
}
