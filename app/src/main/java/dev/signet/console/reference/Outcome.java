package dev.signet.console.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.api.gateway.ConsoleCalls;
import org.jspecify.annotations.Nullable;

/**
 * What a call from the portal was answered, as the page shows it.
 *
 * @param body JSON, written for reading
 * @param advice of its code; null where it did well or nothing is known
 */
record Outcome(
        int status,
        String code,
        String message,
        String requestId,
        long millis,
        String body,
        @Nullable CodeAdvice advice) {

    private static final String DONE = "OK";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Outcome of(ReferenceAction action, ConsoleCalls.Told told) {
        JsonNode body = read(told.body());
        return new Outcome(
                told.status(),
                told.code(),
                body.path("Message").asText(""),
                body.path("RequestId").asText(""),
                told.took().toMillis(),
                body.toPrettyString(),
                told.code().equals(DONE) ? null : action.advice(told.code()).orElse(null));
    }

    public boolean isDone() {
        return code.equals(DONE);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of the gateway is JSON", e);
        }
    }
}
