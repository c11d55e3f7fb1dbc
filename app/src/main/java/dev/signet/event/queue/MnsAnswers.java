package dev.signet.event.queue;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What every answer of the queue protocol has. */
final class MnsAnswers {

    private static final String REQUEST_ID = "x-mns-request-id";

    private static final String VERSION = "2015-06-06";
    private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);

    private MnsAnswers() {}

    /** The id the whole request has in the logs, kept because a waiting answer is written elsewhere. */
    static String requestId(HttpServletRequest request) {
        if (request.getAttribute(REQUEST_ID) instanceof String known) {
            return known;
        }
        String id = Objects.requireNonNullElseGet(
                MDC.get("requestId"), () -> UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        request.setAttribute(REQUEST_ID, id);
        return id;
    }

    static ResponseEntity<byte[]> of(String requestId, int status, byte[] body) {
        return ResponseEntity.status(status)
                .header(REQUEST_ID, requestId)
                .header("x-mns-version", VERSION)
                .contentType(XML)
                .body(body);
    }

    static ResponseEntity<byte[]> deleted(String requestId) {
        return ResponseEntity.noContent()
                .header(REQUEST_ID, requestId)
                .header("x-mns-version", VERSION)
                .build();
    }

    static ResponseEntity<byte[]> refused(HttpServletRequest request, MnsRefusal refusal) {
        String host = Objects.requireNonNullElse(request.getHeader("host"), "");
        String requestId = requestId(request);
        return of(requestId, refusal.status(), MnsXml.error(refusal, requestId, "http://" + host));
    }
}
