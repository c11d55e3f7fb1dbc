package dev.signet.platform.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Cookies that no script reads and no other site sends along with a form. */
public final class PageCookies {

    /** The pages of the console. */
    public static final String CONSOLE = "/console";

    /** The pages of the platform's own people. */
    public static final String STAFF = "/staff";

    /** As long as the browser runs. */
    public static final Duration UNTIL_THE_BROWSER_ENDS = Duration.ofSeconds(-1);

    /** What somebody chose for themselves, and may choose again. */
    public static final Duration LONG = Duration.ofDays(365);

    private PageCookies() {}

    /** The pages among which the one that is asked for is: people of accounts and staff choose each for themselves. */
    public static String path(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return uri.equals(STAFF) || uri.startsWith(STAFF + "/") ? STAFF : CONSOLE;
    }

    /** @param kept zero: no longer; {@link #UNTIL_THE_BROWSER_ENDS} */
    public static void set(
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

    /** Null where there is none, or an empty one. */
    public static @Nullable String value(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }
}
