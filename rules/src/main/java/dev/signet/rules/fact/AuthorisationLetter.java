package dev.signet.rules.fact;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter of authorisation says, as far as it was declared (SGE-5 to SGE-7).
 *
 * @param signatures the signatures the letter lists; empty when they were not declared
 * @param until the last day on which it is valid; null when not declared
 */
public record AuthorisationLetter(
        List<String> signatures, @Nullable LocalDate until) {

    public AuthorisationLetter {
        signatures = List.copyOf(signatures);
    }
}
