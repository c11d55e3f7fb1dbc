package dev.signet.record;

/** Why a message failed and what to do about it (S7.3-5), as the error catalogue of the rulebook puts it. */
public record FailureReason(String code, String reasonZh, String reasonEn, String suggestionZh, String suggestionEn) {}
