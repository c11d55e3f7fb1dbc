package dev.signet.rules.access;

import org.jspecify.annotations.Nullable;

/**
 * Whether a request is allowed, and what decided it.
 *
 * @param layer where it was decided
 * @param policy whose statement decided; null where none is about the request
 * @param statement which one, from 1; 0 where none is about the request
 */
public record Judgement(
        Outcome outcome, Layer layer, @Nullable AttachedPolicy policy, int statement) {

    /** What comes of it. */
    public enum Outcome {
        ALLOW,
        /** A statement forbids it, whatever others allow. */
        EXPLICIT_DENY,
        /** Nothing allows it. */
        IMPLICIT_DENY
    }

    /** The policies that are asked together, one layer after the other. */
    public enum Layer {
        /** Who may assume the role. */
        TRUST,
        /** What came with the token. */
        SESSION,
        /** What was given for the whole account. */
        ACCOUNT,
        /** What was given for a resource group. */
        RESOURCE_GROUP
    }

    public boolean allows() {
        return outcome == Outcome.ALLOW;
    }
}
