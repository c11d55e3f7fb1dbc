package dev.signet.api.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.api.wire.AnswerFormat;
import dev.signet.api.wire.RequestIds;
import dev.signet.platform.DatabaseAvailability;
import dev.signet.platform.DatabaseFaults;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Without its database nothing behind any door can answer: 503 at once, in one form, whichever of them is asked. Health and
 * metrics are asked all the same; a login for them needs the database, too. Queues answer in a form of their own.
 */
final class UnavailableFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UnavailableFilter.class);
    private static final String OPERATORS = "/actuator/";
    /** Their clients read one form only, and end for good on any other. */
    private static final String QUEUES = "/queues/";

    private final DatabaseAvailability database;
    private final ObjectMapper json;

    UnavailableFilter(DatabaseAvailability database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(QUEUES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (database.isAway() && !request.getRequestURI().startsWith(OPERATORS)) {
            answer(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !DatabaseFaults.passes(e)) {
                throw e;
            }
            log.error("A request found no database", e);
            response.reset();
            response.setHeader(RequestIds.HEADER, RequestIds.current());
            answer(response);
        }
    }

    private void answer(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, ApiError.AGAIN_AFTER_SECONDS);
        response.setContentType(AnswerFormat.JSON.contentType());
        json.writeValue(response.getOutputStream(), ApiError.unavailable());
    }
}
