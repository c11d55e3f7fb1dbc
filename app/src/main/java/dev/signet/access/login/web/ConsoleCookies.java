package dev.signet.access.login.web;

import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Origin;
import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.text.PlainText;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What the console keeps in a browser, under names of its own: staff's cookies are others. No script reads any. */
final class ConsoleCookies {

    static final String SESSION = "SIGNET-CONSOLE";
    static final String DEVICE = "SIGNET-CONSOLE-DEVICE";

    private static final String EVERYWHERE = "/";
    private static final int LONGEST_ADDRESS = 45;
    private static final Duration UNTIL_THE_BROWSER_ENDS = Duration.ofSeconds(-1);

    private ConsoleCookies() {}

    static @Nullable String session(HttpServletRequest request) {
        return value(request, SESSION);
    }

    static Origin origin(HttpServletRequest request) {
        return new Origin(
                PlainText.cut(request.getRemoteAddr(), LONGEST_ADDRESS),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""),
                value(request, DEVICE));
    }

    static void keep(HttpServletRequest request, HttpServletResponse response, LoginStep step) {
        set(request, response, SESSION, step.secret(), EVERYWHERE, UNTIL_THE_BROWSER_ENDS);
        if (step.deviceCookie() != null) {
            set(request, response, DEVICE, step.deviceCookie(), EVERYWHERE, KnownDevices.LIFETIME);
        }
    }

    static void end(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, SESSION, "", EVERYWHERE, Duration.ZERO);
    }

    /** @param kept negative: as long as the browser runs */
    static void set(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            String path,
            Duration kept) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path(path)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(kept)
                        .build()
                        .toString());
    }

    static @Nullable String value(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }
}
