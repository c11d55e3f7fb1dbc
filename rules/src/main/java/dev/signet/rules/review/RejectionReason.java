package dev.signet.rules.review;

/**
 * An entry of the reason catalogue (domain-rules 4.3).
 *
 * @param code stable code, {@code R-S01}
 * @param applies {@code signature} or {@code template}
 */
public record RejectionReason(
        String code, String applies, String reasonZh, String reasonEn, String adviceZh, String adviceEn) {}
