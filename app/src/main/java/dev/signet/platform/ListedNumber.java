package dev.signet.platform;

import dev.signet.platform.text.MainlandNumbers;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.text.WholeNumber;
import dev.signet.rules.text.Unseen;
import java.util.OptionalLong;

/**
 * A number as it is written for a list, which is for no template (blacklists, releases): country code and number, with or
 * without {@code +} or {@code 00}. Eleven digits that begin with 1 and have neither are a number of the mainland, kept with
 * its code; {@code +} before them makes them one of North America.
 */
public final class ListedNumber {

    private static final Wording TEXTS = Wording.of("number");
    private static final int FEWEST = 8;
    private static final int MOST = 15;

    private ListedNumber() {}

    /** Country code and number as one integer; empty when it has not 8 to 15 digits, or anything else. */
    public static OptionalLong parse(String text) {
        String bare = Unseen.strip(text);
        String digits = bare.replaceFirst("^(\\+|00)", "");
        boolean coded = digits.length() < bare.length();
        if (digits.length() < FEWEST || digits.length() > MOST || digits.startsWith("-")) {
            return OptionalLong.empty();
        }
        boolean mainland = !coded && MainlandNumbers.withoutCode(digits);
        return WholeNumber.parse(mainland ? MainlandNumbers.addCode(digits) : digits);
    }

    /** @throws Refusal {@code InvalidParameter} naming the number and what would be right */
    public static long of(String text) {
        return parse(text)
                .orElseThrow(() -> TEXTS.refusal("InvalidParameter", "listed", Quoted.of(text), FEWEST, MOST));
    }
}
