package dev.signet.access.login.web;

import dev.signet.platform.page.OwnAddress;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.PagePart;
import dev.signet.platform.page.SealedNumbers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page or file that somebody asked for before they were logged in: after the login they come to it. */
final class WantedPage {

    private static final String COOKIE = "SIGNET-WANTED";
    private static final Duration LONG_ENOUGH = Duration.ofHours(1);
    private static final String PAGE = "HX-Current-URL";
    private static final Pattern SERVER = Pattern.compile("^https?://[^/?#]*");

    private WantedPage() {}

    static void keep(HttpServletRequest request, HttpServletResponse response) {
        String path = withoutNumbers(PagePart.isAsked(request) ? around(request) : address(request));
        if (isOurs(path)) {
            PageCookies.set(
                    request,
                    response,
                    COOKIE,
                    URLEncoder.encode(path, StandardCharsets.US_ASCII),
                    PageCookies.CONSOLE,
                    LONG_ENOUGH);
        }
    }

    /** None where a form was sent: its answer is no page to come back to. */
    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return !request.getMethod().equals("GET") ? "" : request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The page that a part belongs to, or the form that was sent from it. */
    private static String around(HttpServletRequest request) {
        String page = request.getHeader(PAGE);
        return page == null ? "" : SERVER.matcher(page).replaceFirst("").replaceFirst("#.*", "");
    }

    /** Numbers are kept in no browser (RC-1): then the page is shown without its filters. */
    private static String withoutNumbers(String path) {
        int end = path.indexOf('?');
        if (end < 0) {
            return path;
        }
        String query = decoded(path.substring(end + 1));
        return query == null || SealedNumbers.isLikeANumber(query) ? path.substring(0, end) : path;
    }

    /** Whether it was a file. */
    static boolean isFile(HttpServletRequest request) {
        String kept = PageCookies.value(request, COOKIE);
        String path = kept == null ? null : decoded(kept);
        return path != null && OwnAddress.isFile(path);
    }

    /** It is forgotten with this. */
    static String taken(HttpServletRequest request, HttpServletResponse response) {
        String kept = PageCookies.value(request, COOKIE);
        if (kept == null) {
            return PageCookies.CONSOLE;
        }
        PageCookies.set(request, response, COOKIE, "", PageCookies.CONSOLE, Duration.ZERO);
        String path = decoded(kept);
        return path != null && isOurs(path) ? path : PageCookies.CONSOLE;
    }

    private static @Nullable String decoded(String kept) {
        try {
            return URLDecoder.decode(kept, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null; // no cookie of ours
        }
    }

    private static boolean isOurs(String path) {
        return OwnAddress.is(path) || OwnAddress.isFile(path);
    }
}
