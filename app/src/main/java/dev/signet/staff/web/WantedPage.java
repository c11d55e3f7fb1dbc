package dev.signet.staff.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The page that somebody wanted to see before the login, kept by their own browser: here nothing is kept for who is not
 * known. Only a path within the engine's web applications or our pages is taken, so that it leads nowhere else.
 */
@Component
class WantedPage implements RequestCache {

    static final String COOKIE = "SIGNET-PAGE";

    private static final Pattern PAGE = Pattern.compile(
            "(?:/camunda/app|/staff)(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,99}){0,8}/?(\\?[A-Za-z0-9=&%._~-]{0,200})?");
    private static final Duration KEPT = Duration.ofMinutes(30);

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String page = request.getServletPath()
                + (request.getPathInfo() == null ? "" : request.getPathInfo())
                + (query == null ? "" : "?" + query);
        if (StaffRefusals.isPage(request) && PAGE.matcher(page).matches()) {
            set(request, response, Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(UTF_8)), KEPT);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return page(request).map(SimpleSavedRequest::new).orElse(null);
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) != null) {
            set(request, response, "", Duration.ZERO);
        }
    }

    private static Optional<String> page(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        try {
            return Optional.ofNullable(cookie)
                    .map(kept -> new String(Base64.getUrlDecoder().decode(kept.getValue()), UTF_8))
                    .filter(page -> PAGE.matcher(page).matches());
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String value, Duration kept) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path(StaffSecurity.LOGIN)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(kept)
                        .build()
                        .toString());
    }
}
