package dev.signet.api.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccessDenied;
import dev.signet.access.ConsoleDoor;
import dev.signet.access.LoginSession;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.AnswerFormat;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.HeaderCopy;
import dev.signet.api.wire.Parameters;
import dev.signet.platform.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates a REST request by its ACS3 signature over the real path, or, where it shows none, by the session of the
 * console that it belongs to; the principal is an {@link ApiCaller}.
 */
final class SignedRestFilter extends OncePerRequestFilter {

    private final Authenticator authenticator;
    private final ConsoleDoor console;
    private final RestDoor door;
    private final BodyReader bodies;
    private final ObjectMapper json;

    SignedRestFilter(
            Authenticator authenticator, ConsoleDoor console, RestDoor door, BodyReader bodies, ObjectMapper json) {
        this.authenticator = authenticator;
        this.console = console;
        this.door = door;
        this.bodies = bodies;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (console.sendsToLogin(request, response)) {
            return;
        }
        try {
            Optional<LoginSession> session = session(request);
            Authenticator.Signer signer = session.isPresent() ? null : signer(request);
            try (BodyReader.Body body = bodies.read(request, signer, () -> true)) {
                SignedBodyRequest whole = new SignedBodyRequest(request, body.bytes());
                enter(
                        signer == null
                                ? byLogin(session.orElseThrow(), whole)
                                : bySignature(signer, body.bytes(), whole));
                chain.doFilter(whole, response);
            }
        } catch (GatewayRefusal refusal) {
            refuse(response, refusal.status(), ApiError.of(refusal));
        } catch (Refusal refusal) {
            refuse(response, ApiError.status(refusal.code()), ApiError.of(refusal));
        } catch (AccessDenied denied) {
            refuse(response, GatewayCode.NO_PERMISSION.status(), ApiError.of(denied));
        }
    }

    /** Whoever signs is who signed, whatever cookies come with it. */
    private Optional<LoginSession> session(HttpServletRequest request) {
        return Authenticator.isAcs3(request.getHeader("authorization")) ? Optional.empty() : console.session(request);
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

    private ApiCaller bySignature(Authenticator.Signer signer, byte[] body, HttpServletRequest request)
            throws IOException, ServletException {
        authenticator.requireSigned(body, signer);
        door.require(signer, request);
        authenticator.spendNonce(signer);
        return signer.caller();
    }

    private ApiCaller byLogin(LoginSession session, HttpServletRequest request) throws IOException, ServletException {
        request.setAttribute(RequestOrigin.MFA, session.mfaPresent());
        door.require(session.principal(), request);
        return new ApiCaller(session.principal().accountId(), "", session.principal());
    }

    private static void enter(ApiCaller caller) {
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

    private void refuse(HttpServletResponse response, int status, ApiError error) throws IOException {
        response.setStatus(status);
        response.setContentType(AnswerFormat.JSON.contentType());
        json.writeValue(response.getOutputStream(), error);
    }
}
