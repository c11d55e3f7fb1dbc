package dev.signet.rules.review;

import dev.signet.rules.text.TextPattern;
import dev.signet.rules.verdict.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which documented API code answers for a norm: the table {@code api-codes.csv}. */
public final class ApiCodes {

    private final Map<String, List<Line>> byNorm;
    private final Codes otherwise;

    /** Code of the classic actions (HTTP 200) and of the newer ones (plain code with an HTTP status). */
    public record Codes(String classic, String newer, int newerStatus) {}

    /** @param part found in the offending part of those findings that the line is for; null: all of the norm */
    record Line(@Nullable TextPattern part, Codes codes) {

        boolean isFor(String offending) {
            return part == null || part.occursIn(offending);
        }
    }

    /** @param byNorm the lines of each norm, in the order in which they are asked */
    ApiCodes(Map<String, List<Line>> byNorm, Codes otherwise) {
        this.byNorm = Map.copyOf(byNorm);
        this.otherwise = otherwise;
    }

    /** The codes for a norm, whatever it found, or those of the table's {@code *} line. */
    public Codes of(String normId) {
        return byNorm.getOrDefault(normId, List.of()).stream()
                .filter(line -> line.part() == null)
                .findFirst()
                .map(Line::codes)
                .orElse(otherwise);
    }

    /** The codes for what a norm found: one norm may be broken in ways that have codes of their own. */
    public Codes of(Finding finding) {
        return byNorm.getOrDefault(finding.normId(), List.of()).stream()
                .filter(line -> line.isFor(finding.part()))
                .findFirst()
                .map(Line::codes)
                .orElse(otherwise);
    }
}
