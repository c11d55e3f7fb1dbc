package dev.signet.staff.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.platform.FailedRequest;
import dev.signet.platform.Wording;
import dev.signet.platform.intake.Intake;
import dev.signet.platform.node.Ids;
import dev.signet.processes.review.ReviewOutrun;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What the engine's REST interface and web applications answer when they cannot do something, as people can read it and
 * always in one form: refusals keep their sentence, whoever was outrun gets 409, everything else a number under which the
 * log has the rest. Names of classes and statements of the database stay inside. The engine says 500 to most mistakes of
 * its callers; that is left to what failed inside, which was marked where it happened.
 */
class EngineErrorFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(EngineErrorFilter.class);
    private static final Wording TEXTS = Wording.of("staff");
    /** A name of a class with its packages, or the database's own words. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\b[a-z]\\w*(\\.[a-z]\\w*)+\\.[A-Z]\\w*|\\bSQL|\\b[A-Z]\\w+(Exception|Error|Cmd)\\b|ACT_[A-Z]{2}_|###");

    /** How the engine's web applications say that a token is missing. */
    private static final String FORGED = "CSRFPreventionFilter";

    private static final Pattern NUMBER = Pattern.compile("\\bENGINE(-REST)?-\\d+ ");

    private final ObjectMapper json;
    private final Ids ids;

    EngineErrorFilter(ObjectMapper json, Ids ids) {
        this.json = json;
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Kept kept = new Kept(response);
        try {
            chain.doFilter(request, kept);
        } catch (RuntimeException | ServletException e) {
            log.warn(
                    "The engine's doors could not read {} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    e.toString());
            kept.resetBuffer();
            kept.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
        }
        if (Intake.refusal(request) != null) {
            return; // the body broke off: that is told in front of us
        }
        if (kept.getStatus() >= HttpStatus.BAD_REQUEST.value() && !"HEAD".equals(request.getMethod())) {
            rewrite(request, kept);
        }
        kept.copyBodyToResponse();
    }

    /** Errors come back here instead of going to the container's page. */
    private static final class Kept extends ContentCachingResponseWrapper {

        /** Whether it was refused for its token. */
        private boolean forged;

        Kept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            resetBuffer();
            setStatus(status);
        }

        @Override
        public void sendError(int status, String message) {
            sendError(status);
            forged = message != null && message.startsWith(FORGED);
        }
    }

    private static boolean is(String type, HttpServletResponse response) {
        return response.getContentType() != null && response.getContentType().startsWith(type);
    }

    private void rewrite(HttpServletRequest request, Kept kept) throws IOException {
        ObjectNode body = read(kept);
        String type = body.path("type").asText();
        String message = body.path("message").asText();
        HttpStatus status = status(kept.getStatus(), type, body.path("code").asInt());
        body.remove("code");
        body.put("type", type(status));
        body.put("message", kept.forged ? TEXTS.text("forged").joined() : message(request, status, type, message));
        kept.resetBuffer();
        kept.setStatus(status.value());
        kept.setContentType(MediaType.APPLICATION_JSON_VALUE);
        kept.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** What the engine said; of a body that could not be read, the parser's plain words; of anything else nothing. */
    private ObjectNode read(ContentCachingResponseWrapper kept) throws IOException {
        byte[] said = kept.getContentAsByteArray();
        if (is(MediaType.TEXT_PLAIN_VALUE, kept)) {
            return json.createObjectNode().put("message", new String(said, StandardCharsets.UTF_8));
        }
        try {
            boolean isJson = is(MediaType.APPLICATION_JSON_VALUE, kept);
            return isJson && json.readTree(said) instanceof ObjectNode body && body.has("type")
                    ? body
                    : json.createObjectNode();
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }

    private static HttpStatus status(int engines, String type, int code) {
        boolean outrun = code == ReviewOutrun.CODE || type.equals("OptimisticLockingException");
        if (outrun) {
            return HttpStatus.CONFLICT;
        }
        HttpStatus known = HttpStatus.resolve(engines);
        HttpStatus said = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return said == HttpStatus.INTERNAL_SERVER_ERROR && !FailedRequest.isMarked() ? HttpStatus.BAD_REQUEST : said;
    }

    /** The engine's web applications know missing permissions by this name of theirs. */
    private static String type(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN -> "AuthorizationException";
            case CONFLICT -> "Conflict";
            case NOT_FOUND -> "NotFound";
            default -> status.is5xxServerError() ? "InternalError" : "InvalidRequest";
        };
    }

    private String message(HttpServletRequest request, HttpStatus status, String type, String message) {
        if (status == HttpStatus.CONFLICT && type.equals("OptimisticLockingException")) {
            return TEXTS.text("engine.changed").joined();
        }
        String plain = NUMBER.matcher(message).replaceAll("");
        if (!status.is5xxServerError()
                && !plain.isBlank()
                && !INSIDES.matcher(plain).find()) {
            return plain;
        }
        String known = message.isBlank() ? withoutWords(status) : "";
        if (!known.isEmpty()) {
            return known;
        }
        long number = ids.next();
        log.warn(
                "Engine REST {} {}: error {}: {} {}",
                request.getMethod(),
                request.getRequestURI(),
                number,
                type,
                message);
        return TEXTS.text(status.is5xxServerError() ? "engine.failed" : "engine.invalid", number)
                .joined();
    }

    private static String withoutWords(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> TEXTS.text("no-login").joined();
            case FORBIDDEN -> TEXTS.text("forbidden").joined();
            case NOT_FOUND -> TEXTS.text("engine.not-found").joined();
            case METHOD_NOT_ALLOWED -> TEXTS.text("engine.method").joined();
            case PAYLOAD_TOO_LARGE ->
                TEXTS.text("engine.too-large", EngineRequestFilter.LONGEST).joined();
            case SERVICE_UNAVAILABLE -> TEXTS.text("engine.unavailable").joined();
            default -> "";
        };
    }
}
