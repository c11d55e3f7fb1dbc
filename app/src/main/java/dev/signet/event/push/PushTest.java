package dev.signet.event.push;

import org.jspecify.annotations.Nullable;

/**
 * What came of trying a target.
 *
 * @param status of its answer; null where there was none
 * @param millis until the answer, or until it was given up
 * @param body the beginning of the answer; empty where there was none
 * @param outcome how a push of that answer would be counted
 */
public record PushTest(@Nullable Integer status, long millis, String body, Outcome outcome) {

    /** What a target may do. */
    public enum Outcome {
        ACCEPTED,
        /** Its answer is none of those that the documentation asks for: the event would be pushed again. */
        NOT_ACCEPTED,
        TIMEOUT,
        /** Its name does not resolve in the public network. */
        ADDRESS,
        /** It has no certificate that is trusted, or none of its name. */
        CERTIFICATE,
        CONNECTION
    }
}
