package dev.signet.api.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.api.wire.AnswerFormat;
import dev.signet.api.wire.RequestIds;
import dev.signet.platform.Refusal;
import dev.signet.platform.intake.Intake;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A request that was not let in, or not to its end, is told why, whatever its door made of a body that breaks off. Queues
 * answer in a form of their own.
 */
final class IntakeFilter extends OncePerRequestFilter {

    private static final String QUEUES = "/queues/";

    private final ObjectMapper json;

    IntakeFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(QUEUES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Refusal atTheDoor = Intake.refusal(request);
        Refusal refusal = atTheDoor == null ? refusalWithin(request, response, chain) : atTheDoor;
        if (refusal != null && !response.isCommitted()) {
            answer(response, refusal);
        }
    }

    private static @Nullable Refusal refusalWithin(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (Intake.refusal(request) == null) {
                throw e;
            }
        }
        return Intake.refusal(request);
    }

    private void answer(HttpServletResponse response, Refusal refusal) throws IOException {
        response.reset();
        response.setHeader(RequestIds.HEADER, RequestIds.current());
        int status = ApiError.status(refusal.code());
        response.setStatus(status);
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, ApiError.AGAIN_AFTER_SECONDS);
        }
        response.setContentType(AnswerFormat.JSON.contentType());
        json.writeValue(response.getOutputStream(), ApiError.of(refusal));
    }
}
