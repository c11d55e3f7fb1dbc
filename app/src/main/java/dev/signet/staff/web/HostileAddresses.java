package dev.signet.staff.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.BarePage;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.PageHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses with {@code ;} or {@code //}, and those that encode the letters by which their servlet is found, before
 * anybody reads them: the frameworks disagree on what such an address means, and fall over one another. No address of ours
 * has any.
 */
class HostileAddresses extends OncePerRequestFilter {

    static final int BAD_REQUEST = HttpStatus.BAD_REQUEST.value();
    private static final HttpHeaders HEADERS = headers();

    /** What all doors answer to an address that is none of theirs whatever they are; also before a door is found. */
    static final String ANSWER = told("InvalidRequest", "address");

    private final BarePage page;

    HostileAddresses(BarePage page) {
        this.page = page;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRequestURI().toLowerCase(Locale.ROOT);
        if (address.contains(";") || address.contains("//") || address.contains("%3b") || hidesItsServlet(request)) {
            refuse(page, BAD_REQUEST, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Security-Policy", PageHeaders.OURS_ONLY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.setCacheControl(CacheControl.noStore());
        return headers;
    }

    private static boolean isPage(HttpServletRequest request) {
        String address = request.getRequestURI();
        return address != null
                && Stream.of(PageCookies.CONSOLE, PageCookies.STAFF)
                        .anyMatch(root -> address.matches(root + "([/;%].*)?"));
    }

    private static boolean hidesItsServlet(HttpServletRequest request) {
        return request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH
                && !request.getRequestURI().startsWith(request.getServletPath());
    }

    /** The body of an error that is told where no converter is at hand yet. */
    static String told(String code, String key) {
        Bilingual words = Wording.of("staff").text(key);
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("message", words.zh())
                .put("messageEn", words.en())
                .toString();
    }

    /** On a page where one was asked for; it is told in front of everything that adds headers to pages. */
    static void refuse(BarePage page, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isPage(request)) {
            page.write(
                    request,
                    response,
                    status,
                    "InvalidRequest",
                    Wording.of("staff").text("address"),
                    HEADERS);
            return;
        }
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(ANSWER.getBytes(StandardCharsets.UTF_8));
    }
}
