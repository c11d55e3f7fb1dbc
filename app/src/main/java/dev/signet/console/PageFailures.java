package dev.signet.console;

import dev.signet.api.gateway.ApiError;
import dev.signet.api.rest.RestErrors;
import dev.signet.platform.Bilingual;
import dev.signet.platform.intake.Intake;
import dev.signet.platform.page.BarePage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What fails while a page is drawn, where {@link PageErrors} is not asked any more: told on a page that needs nothing of the
 * one that failed. A refusal of what comes in and a missing login are told by those who see to them.
 */
final class PageFailures extends OncePerRequestFilter {

    private final RestErrors errors;
    private final BarePage page;

    PageFailures(RestErrors errors, BarePage page) {
        this.errors = errors;
        this.page = page;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || isOthersToTell(e) || Intake.refusal(request) != null) {
                throw e;
            }
            tell(
                    e instanceof ServletException && e.getCause() instanceof Exception cause ? cause : e,
                    request,
                    response);
        }
    }

    private static boolean isOthersToTell(Exception failure) {
        return failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
    }

    private void tell(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        ResponseEntity<ApiError> answer = answer(failure, new ServletWebRequest(request, response));
        ApiError error = Objects.requireNonNull(answer.getBody());
        page.write(
                request,
                response,
                answer.getStatusCode().value(),
                error.code(),
                new Bilingual(error.message(), error.messageEn()),
                besideItsForm(answer));
    }

    /** The headers that go with an answer, on a page as well; that it is JSON is none of them. */
    static HttpHeaders besideItsForm(ResponseEntity<?> answer) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(answer.getHeaders());
        headers.remove(HttpHeaders.CONTENT_TYPE);
        return headers;
    }

    private ResponseEntity<ApiError> answer(Exception failure, ServletWebRequest request) throws ServletException {
        try {
            return errors.answer(failure, request);
        } catch (Exception securitys) {
            throw new ServletException(securitys);
        }
    }
}
