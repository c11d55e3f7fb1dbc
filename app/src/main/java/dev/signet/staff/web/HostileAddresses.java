package dev.signet.staff.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses with {@code ;} or {@code //}, and those that encode the letters by which their servlet is found, before
 * anybody reads them: the frameworks disagree on what such an address means, and fall over one another. No address of ours
 * has any.
 */
class HostileAddresses extends OncePerRequestFilter {

    /** What all doors answer to an address that is none of theirs whatever they are; also before a door is found. */
    static final String ANSWER = told("InvalidRequest", "address");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRequestURI().toLowerCase(Locale.ROOT);
        if (address.contains(";") || address.contains("//") || address.contains("%3b") || hidesItsServlet(request)) {
            refuse(response);
        } else {
            chain.doFilter(request, response);
        }
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

    static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(ANSWER.getBytes(StandardCharsets.UTF_8));
    }
}
