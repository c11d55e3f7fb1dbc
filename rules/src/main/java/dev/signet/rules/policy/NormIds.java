package dev.signet.rules.policy;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Norm ids as they open a rule's name: {@code "SG-01 A signature must …"}. */
public final class NormIds {

    private static final Pattern RULE_NAME = Pattern.compile("([A-Z]{2,4}-\\d{1,3}[a-z]?) (\\S.*)");

    /** Letters first, then the number by value, so that FC-2 comes before FC-10. */
    public static final Comparator<String> ORDER = Comparator.comparing(NormIds::letters)
            .thenComparing(NormIds::number)
            .thenComparing(id -> id);

    private NormIds() {}

    static Optional<String> ofRuleName(String ruleName) {
        Matcher matcher = RULE_NAME.matcher(ruleName);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The id of a line about a norm, {@code FC-17} of {@code FC-17/day-warning}. */
    public static String ofLine(String line) {
        return line.replaceFirst("/.*", "");
    }

    /** What an id opens with, its area: {@code SG} of {@code SG-01}. */
    static String letters(String id) {
        int dash = id.indexOf('-');
        return dash < 0 ? id : id.substring(0, dash);
    }

    private static int number(String id) {
        int value = 0;
        for (int i = id.indexOf('-') + 1; i < id.length() && Character.isDigit(id.charAt(i)); i++) {
            value = value * 10 + id.charAt(i) - '0';
        }
        return value;
    }
}
