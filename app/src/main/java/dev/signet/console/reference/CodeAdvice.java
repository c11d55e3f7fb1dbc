package dev.signet.console.reference;

import dev.signet.platform.Bilingual;
import java.util.List;

/**
 * Why calls are refused with these codes, and what to do.
 *
 * @param codes {@code …} in one stands for the name of a parameter
 * @param http statuses that they come with
 */
record CodeAdvice(List<String> codes, String http, Bilingual when, Bilingual advice) {

    private static final String ANY = "…";

    boolean names(String code) {
        return codes.contains(code);
    }

    /** Whether it is one of a family: {@code Missing…}. */
    boolean isAbout(String code) {
        return codes.stream()
                .filter(each -> each.contains(ANY))
                .anyMatch(each -> code.startsWith(each.substring(0, each.indexOf(ANY)))
                        && code.endsWith(each.substring(each.lastIndexOf(ANY) + 1)));
    }
}
