package dev.signet.access.login.web;

import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Logins;
import dev.signet.access.login.OwnLogin;
import dev.signet.access.login.Session;
import dev.signet.platform.Refusal;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.security.core.AuthenticationException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one's own login, in a session. */
@Hidden
@ConsolePage
class OwnLoginPages {

    private static final String ACCOUNT = "/console/account";
    private static final String TEXTS = "access-login";

    private final Logins logins;
    private final OwnLogin own;
    private final LoginSessions sessions;

    OwnLoginPages(Logins logins, OwnLogin own, LoginSessions sessions) {
        this.logins = logins;
        this.own = own;
        this.sessions = sessions;
    }

    @ModelAttribute
    Visit visit(HttpServletRequest request, HttpServletResponse response) {
        return new Visit(request, response);
    }

    @GetMapping(ACCOUNT)
    String account(@ModelAttribute(binding = false) Visit visit, Model model) {
        Session current = visit.requireSession();
        model.addAttribute("loginName", logins.nameOf(current.principal()));
        model.addAttribute("arn", current.principal().arn());
        model.addAttribute("factor", own.secondFactor(current.principal()));
        model.addAttribute("lets", own.preference(current.principal()));
        model.addAttribute("current", current.id());
        model.addAttribute("sessions", sessions.of(current.principal()));
        return "login/account";
    }

    @PostMapping("/console/sessions/end")
    Done end(@ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "0") long id) {
        sessions.end(visit.requireSession().principal(), id);
        return Done.to(ACCOUNT, TEXTS, "page.session-ended");
    }

    @PostMapping("/console/password")
    ModelAndView changePassword(
            @ModelAttribute(binding = false) Visit visit,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        return done(
                visit,
                "page.password-changed",
                () -> own.changePassword(
                        visit.requireSession(), Given.password(present), Given.twice(password, again), visit.origin()));
    }

    @PostMapping("/console/mfa/begin")
    ModelAndView beginEnrolment(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String present) {
        return inPlace(
                "enrolment",
                LoginPages.enrolment(told(
                        () -> own.beginEnrolment(visit.requireSession(), Given.password(present), visit.origin()))),
                visit);
    }

    /** What the app has learned stays on the page when a code is wrong. */
    @PostMapping("/console/mfa/bind")
    ModelAndView bind(@ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String code) {
        return done(visit, "page.bound", () -> own.enrol(visit.requireSession(), Given.code(code)));
    }

    @PostMapping("/console/mfa/remove")
    ModelAndView removeSecondFactor(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String present) {
        return done(
                visit,
                "page.unbound",
                () -> own.removeSecondFactor(visit.requireSession(), Given.password(present), visit.origin()));
    }

    @PostMapping("/console/recovery-codes")
    ModelAndView newRecoveryCodes(
            @ModelAttribute(binding = false) Visit visit, @RequestParam(defaultValue = "") String present) {
        return done(
                visit,
                "page.bound",
                () -> own.newRecoveryCodes(visit.requireSession(), Given.password(present), visit.origin()));
    }

    /** New recovery codes are shown at once: there is no other time. */
    private static ModelAndView done(Visit visit, String said, Supplier<LoginStep> act) {
        LoginStep step = told(act);
        visit.keep(step);
        return step.recoveryCodes().isEmpty()
                ? new ModelAndView(Done.to(ACCOUNT, TEXTS, said))
                : inPlace("codes", Map.of("codes", step.recoveryCodes()), visit);
    }

    /** Instead of the page's content: it has no address, as it cannot be shown again. */
    private static ModelAndView inPlace(String part, Map<String, ?> values, Visit visit) {
        visit.replace("#own-login");
        return new ModelAndView("login/account :: " + part, values);
    }

    private static <T> T told(Supplier<T> act) {
        try {
            return act.get();
        } catch (AuthenticationException failure) {
            Told told = Told.of(failure);
            throw new Refusal(told.code(), told.words());
        }
    }
}
