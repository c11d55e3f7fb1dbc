package dev.signet.staff.web;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.login.LoginThrottle;
import dev.signet.platform.page.PageCookies;
import dev.signet.staff.OwnSecondFactor;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.factor.StaffLogins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** Where the login form leads to: in, to the second factor, or back. */
@Component
class FormLogin implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String FAILED = "error";
    private static final String TOO_MANY = "wait";
    private static final String BUSY = "busy";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final DeviceCookie devices;
    private final WantedPage wanted;
    private final StaffLogins logins;
    private final Clock clock;

    FormLogin(DeviceCookie devices, WantedPage wanted, StaffLogins logins, Clock clock) {
        this.devices = devices;
        this.wanted = wanted;
        this.logins = logins;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        devices.remember(request, response, who);
        logins.loggedIn(who.getName(), request.getRemoteAddr());
        SavedRequest page = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        String there = page == null ? home(who) : page.getRedirectUrl();
        response.sendRedirect(
                request.getContextPath() + (StaffRefusals.mustDoSomethingFirst(who) ? StaffRefusals.OWN_LOGIN : there));
    }

    /** Who only reviews works in Tasklist all day. */
    private static String home(Authentication who) {
        return StaffGroup.among(who.getAuthorities()).stream()
                        .allMatch(group ->
                                group == StaffGroup.SIGNATURE_REVIEWERS || group == StaffGroup.TEMPLATE_REVIEWERS)
                ? TASKLIST
                : PageCookies.STAFF;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof OwnSecondFactor.Due due) {
            SecondStep.begin(request, due.member(), clock.instant());
            response.sendRedirect(request.getContextPath() + StaffSecurity.LOGIN_CODE);
            return;
        }
        response.sendRedirect(request.getContextPath() + StaffSecurity.LOGIN + "?" + reason(failure));
    }

    /** What the page that is shown again says, by name of a parameter. */
    static String reason(AuthenticationException failure) {
        if (failure instanceof LoginThrottle.Busy) {
            return BUSY;
        }
        return failure instanceof LockedException ? TOO_MANY : FAILED;
    }

    /** @param failed what is said of a wrong password or code */
    static String message(Map<String, String> parameters, Bilingual failed) {
        if (parameters.containsKey(BUSY)) {
            return TEXTS.text("logins-at-once").joined();
        }
        if (parameters.containsKey(TOO_MANY)) {
            return TEXTS.text("too-many-logins").joined();
        }
        return parameters.containsKey(FAILED) ? failed.joined() : "";
    }
}
