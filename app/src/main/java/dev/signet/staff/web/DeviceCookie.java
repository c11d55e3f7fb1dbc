package dev.signet.staff.web;

import dev.signet.platform.login.KnownDevices;
import dev.signet.staff.LoginOrigin;
import dev.signet.staff.StaffMember;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Remembers in the browser who has logged in with it, and tells where a login comes from. */
@Component
public class DeviceCookie implements AuthenticationDetailsSource<HttpServletRequest, LoginOrigin> {

    /** A tool gives the code of the second factor in it, beside its password. */
    static final String CODE = "X-Signet-OTP";

    static final String NAME = "SIGNET-DEVICE";

    private final KnownDevices devices;

    DeviceCookie(KnownDevices devices) {
        this.devices = devices;
    }

    @Override
    public LoginOrigin buildDetails(HttpServletRequest request) {
        return new LoginOrigin(request.getRemoteAddr(), value(request), request.getHeader(CODE));
    }

    void remember(HttpServletRequest request, HttpServletResponse response, Authentication who) {
        if (who.getPrincipal() instanceof StaffMember member) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(NAME, devices.cookie(member.id(), value(request)))
                            .path("/")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .maxAge(KnownDevices.LIFETIME)
                            .build()
                            .toString());
        }
    }

    private static @Nullable String value(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? null : cookie.getValue();
    }
}
