package dev.signet.access.page;

import dev.signet.access.login.LoginProfile;
import dev.signet.access.login.ProfileChange;
import dev.signet.access.ram.AccessUser;
import dev.signet.access.ram.AccessUsers;
import dev.signet.access.ram.Enrolment;
import dev.signet.access.ram.UserLogins;
import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How a user gets into the console: password, second factor, and where they are logged in. */
@ConsolePage
class UserLoginPages {

    private static final String MFA = "MFABindRequired";

    private final AccessUsers users;
    private final UserLogins logins;
    private final Enrolment enrolment;

    UserLoginPages(AccessUsers users, UserLogins logins, Enrolment enrolment) {
        this.users = users;
        this.logins = logins;
        this.enrolment = enrolment;
    }

    private static String place(String name) {
        return Paths.USERS + "/" + name + "/login";
    }

    @GetMapping(Paths.USER + "/login")
    String show(@AuthenticationPrincipal ApiCaller caller, @PathVariable("UserName") String name, Model model) {
        AccessUser user = users.get(caller.accountId(), name);
        model.addAttribute("name", name);
        model.addAttribute("place", place(name));
        model.addAttribute("loginName", enrolment.loginName(caller, user));
        model.addAttribute("profile", logins.find(caller.accountId(), user).orElse(null));
        model.addAttribute("sessions", logins.sessions(caller, name));
        model.addAttribute(
                "device", UserPages.lazy(() -> logins.deviceOf(caller, name).orElse(null)));
        return "access/user-login";
    }

    @PostMapping(Paths.USER + "/login")
    String create(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return Once.show(
                request,
                response,
                model,
                "login.created",
                name,
                Once.of(enrolment.login(caller, name, Chosen.is(form, MFA))),
                place(name));
    }

    @PostMapping(Paths.USER + "/login/password")
    String reset(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return Once.show(
                request,
                response,
                model,
                "login.reset",
                name,
                Once.of(enrolment.newPassword(caller, name)),
                place(name));
    }

    @PostMapping(Paths.USER + "/login/settings")
    View update(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        LoginProfile.State state = Chosen.is(form, "Status") ? LoginProfile.State.ENABLED : LoginProfile.State.DISABLED;
        logins.update(caller, name, new ProfileChange(null, null, Chosen.is(form, MFA), state));
        return Done.to(place(name), Paths.TEXTS, "saved", name);
    }

    @PostMapping(Paths.USER + "/login/delete")
    View delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable("UserName") String name) {
        logins.delete(caller, name);
        return Done.to(place(name), Paths.TEXTS, "login.deleted", name);
    }

    @PostMapping(Paths.USER + "/login/unbind")
    View unbind(@AuthenticationPrincipal ApiCaller caller, @PathVariable("UserName") String name) {
        logins.unbind(caller, name);
        return Done.to(place(name), Paths.TEXTS, "device.unbound", name);
    }

    /** @throws Refusal {@code SessionNotFound} where it is over already */
    @PostMapping(Paths.USER + "/login/sessions/end")
    View endSession(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam("id") long session) {
        logins.endSession(caller, name, session);
        return Done.to(place(name), Paths.TEXTS, "session.ended", name);
    }
}
