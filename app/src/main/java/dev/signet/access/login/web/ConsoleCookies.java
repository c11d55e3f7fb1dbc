package dev.signet.access.login.web;

import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Origin;
import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.text.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What the console keeps in a browser, under names of its own: staff's cookies are others. No script reads any. */
final class ConsoleCookies {

    static final String SESSION = "SIGNET-CONSOLE";
    static final String DEVICE = "SIGNET-CONSOLE-DEVICE";

    private static final String EVERYWHERE = "/";
    private static final int LONGEST_ADDRESS = 45;

    private ConsoleCookies() {}

    static @Nullable String session(HttpServletRequest request) {
        return PageCookies.value(request, SESSION);
    }

    static Origin origin(HttpServletRequest request) {
        return new Origin(
                PlainText.cut(request.getRemoteAddr(), LONGEST_ADDRESS),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""),
                PageCookies.value(request, DEVICE));
    }

    static void keep(HttpServletRequest request, HttpServletResponse response, LoginStep step) {
        PageCookies.set(request, response, SESSION, step.secret(), EVERYWHERE, PageCookies.UNTIL_THE_BROWSER_ENDS);
        if (step.deviceCookie() != null) {
            PageCookies.set(request, response, DEVICE, step.deviceCookie(), EVERYWHERE, KnownDevices.LIFETIME);
        }
    }

    static void end(HttpServletRequest request, HttpServletResponse response) {
        PageCookies.set(request, response, SESSION, "", EVERYWHERE, Duration.ZERO);
    }
}
