package dev.signet.rules;

import java.util.Map;

/** Which documented API code answers for a norm: the table {@code api-codes.csv}. */
public final class ApiCodes {

    private final Map<String, Codes> byNorm;
    private final Codes otherwise;

    /** Code of the classic actions (HTTP 200) and of the newer ones (plain code with an HTTP status). */
    public record Codes(String classic, String newer, int newerStatus) {}

    ApiCodes(Map<String, Codes> byNorm, Codes otherwise) {
        this.byNorm = Map.copyOf(byNorm);
        this.otherwise = otherwise;
    }

    /** The codes for a norm, or those of the table's {@code *} line. */
    public Codes of(String normId) {
        return byNorm.getOrDefault(normId, otherwise);
    }

    /** As {@link #of(String)}, for the finding that comes first. */
    public Codes of(Finding finding) {
        return of(finding.normId());
    }
}
