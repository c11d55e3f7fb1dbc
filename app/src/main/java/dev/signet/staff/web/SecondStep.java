package dev.signet.staff.web;

import dev.signet.platform.Wording;
import dev.signet.staff.OwnSecondFactor;
import dev.signet.staff.StaffLookup;
import dev.signet.staff.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The step of a login after the password: a code of the second factor. Until it is right the session knows no more than whom
 * it waits for, and opens no door.
 */
@RestController
class SecondStep {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String PENDING = SecondStep.class.getName();
    private static final String HTML_UTF8 = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);
    private static final String TOO_LONG = "-";
    private static final int CODE_LENGTH = 64;

    private final OwnSecondFactor second;
    private final StaffLookup staff;
    private final DeviceCookie devices;
    private final FormLogin login;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    private record Pending(StaffMember member, Instant since) implements Serializable {}

    SecondStep(OwnSecondFactor second, StaffLookup staff, DeviceCookie devices, FormLogin login, Clock clock) {
        this.second = second;
        this.staff = staff;
        this.devices = devices;
        this.login = login;
        this.clock = clock;
    }

    /** In a session of its own: whoever was logged in before in this browser is not any more. */
    static void begin(HttpServletRequest request, StaffMember member, Instant now) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(true).setAttribute(PENDING, new Pending(member, now));
    }

    @GetMapping(value = StaffSecurity.LOGIN_CODE, produces = HTML_UTF8)
    String page(
            CsrfToken csrf,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (pending(request).isEmpty()) {
            response.sendRedirect(request.getContextPath() + StaffSecurity.LOGIN);
            return "";
        }
        return Pages.render(
                "login-code.html",
                Map.of(
                        "csrfName",
                        csrf.getParameterName(),
                        "csrfToken",
                        csrf.getToken(),
                        "message",
                        FormLogin.message(parameters, TEXTS.text("factor.wrong-code"))));
    }

    @PostMapping(StaffSecurity.LOGIN_CODE)
    void take(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Pending> pending = pending(request);
        if (pending.isEmpty()) {
            response.sendRedirect(request.getContextPath() + StaffSecurity.LOGIN);
            return;
        }
        try {
            String given = code.length() > CODE_LENGTH ? TOO_LONG : code.replace(" ", "");
            Optional<StaffMember> member = second.pass(pending.get().member(), devices.buildDetails(request), given);
            if (member.isPresent()) {
                logIn(member.get(), request, response);
            } else {
                again(new BadCredentialsException("Wrong code"), request, response);
            }
        } catch (LockedException tooMany) {
            again(tooMany, request, response);
        }
    }

    private static void again(AuthenticationException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect(request.getContextPath() + StaffSecurity.LOGIN_CODE + "?" + FormLogin.reason(failure));
    }

    private void logIn(StaffMember member, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<? extends GrantedAuthority> authorities = staff.authorities(member).orElse(List.of());
        Authentication who = UsernamePasswordAuthenticationToken.authenticated(member, null, authorities);
        request.getSession().removeAttribute(PENDING);
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        login.onAuthenticationSuccess(request, response, who);
    }

    private Optional<Pending> pending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PENDING) instanceof Pending pending
                ? Optional.of(pending)
                        .filter(one -> one.since().plus(LONG_ENOUGH).isAfter(clock.instant()))
                : Optional.empty();
    }
}
