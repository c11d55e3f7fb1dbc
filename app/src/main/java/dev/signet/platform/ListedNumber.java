package dev.signet.platform;

import dev.signet.platform.text.MainlandNumbers;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.text.WholeNumber;
import dev.signet.rules.text.Unseen;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as it is written for a list, which is for no template (blacklists, releases): country code and number, with or
 * without {@code +} or {@code 00}. Eleven digits that begin with 1 and have neither are a number of the mainland, kept with
 * its code; {@code +} before them makes them one of North America. A zero before them, with or without the mainland's code, is how it is
 * dialled from a telephone there; no other number begins with one.
 */
public final class ListedNumber {

    private static final Wording TEXTS = Wording.of("number");
    private static final Pattern DIALLED_AT_HOME = Pattern.compile("(?:86)?0(1\\d{10})");
    private static final int FEWEST = 8;
    private static final int MOST = 15;

    private ListedNumber() {}

    /** Country code and number as one integer; empty when it has not 8 to 15 digits, or anything else. */
    public static OptionalLong parse(String text) {
        String bare = Unseen.strip(text);
        String digits = bare.replaceFirst("^(\\+|00)", "");
        boolean coded = digits.length() < bare.length();
        Matcher atHome = DIALLED_AT_HOME.matcher(digits);
        if (atHome.matches()) {
            return WholeNumber.parse(MainlandNumbers.addCode(atHome.group(1)));
        }
        if (digits.length() < FEWEST || digits.length() > MOST || digits.startsWith("-") || digits.startsWith("0")) {
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
