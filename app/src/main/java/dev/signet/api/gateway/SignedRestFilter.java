package dev.signet.api.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.ApiCaller;
import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.AnswerFormat;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.HeaderCopy;
import dev.signet.api.wire.Parameters;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates a REST request by its ACS3 signature over the real path; the principal is an {@link ApiCaller}. */
final class SignedRestFilter extends OncePerRequestFilter {

    private final Authenticator authenticator;
    private final RestDoor door;
    private final BodyReader bodies;
    private final ObjectMapper json;

    SignedRestFilter(Authenticator authenticator, RestDoor door, BodyReader bodies, ObjectMapper json) {
        this.authenticator = authenticator;
        this.door = door;
        this.bodies = bodies;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Authenticator.Signer signer = signer(request);
            try (BodyReader.Body body = bodies.read(request, signer, () -> true)) {
                authenticator.requireSigned(body.bytes(), signer);
                SignedBodyRequest signed = new SignedBodyRequest(request, body.bytes());
                door.require(signer, signed);
                authenticator.spendNonce(signer);
                enter(signer);
                chain.doFilter(signed, response);
            }
        } catch (GatewayRefusal refusal) {
            refuse(response, refusal);
        }
    }

    private Authenticator.Signer signer(HttpServletRequest request) {
        if (!Authenticator.isAcs3(request.getHeader("authorization"))) {
            throw GatewayCode.MISSING_ACCESS_KEY_ID.refusal(
                    "Sign the request with ACS3-HMAC-SHA256 in the header Authorization.");
        }
        return authenticator.byHeaders(
                new Authenticator.SignedHead(
                        request.getMethod(), request.getRequestURI(), query(request), HeaderCopy.of(request)),
                false);
    }

    private static void enter(Authenticator.Signer signer) {
        ApiCaller caller = signer.caller();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
        SecurityContextHolder.setContext(context);
    }

    private static Parameters query(HttpServletRequest request) {
        try {
            return Parameters.of(request.getQueryString());
        } catch (IllegalArgumentException e) {
            throw new GatewayRefusal(
                    "InvalidParameter", 400, "The query string cannot be decoded: " + e.getMessage() + ".");
        }
    }

    private void refuse(HttpServletResponse response, GatewayRefusal refusal) throws IOException {
        response.setStatus(refusal.status());
        response.setContentType(AnswerFormat.JSON.contentType());
        json.writeValue(response.getOutputStream(), ApiError.of(refusal));
    }
}
