package dev.signet.platform.text;

import java.util.OptionalLong;

/**
 * Whole numbers as callers write them, at every door alike: the digits 0 to 9, a minus before them where it is negative.
 * Digits of other scripts, a plus, blanks, exponents and hexadecimal are none.
 */
public final class WholeNumber {

    private WholeNumber() {}

    /** Empty for a text that is no whole number, or one of more than 64 bits. */
    public static OptionalLong parse(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        if (text.length() == start) {
            return OptionalLong.empty();
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return OptionalLong.empty();
            }
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty(); // more digits than fit
        }
    }

    /**
     * As {@link #parse} for what is known by a number: written in one way alone, without zeros before it. Another spelling
     * of an id would get around whatever is said about the first.
     */
    public static OptionalLong parseId(String text) {
        OptionalLong value = parse(text);
        return value.isPresent() && text.equals(Long.toString(value.getAsLong())) ? value : OptionalLong.empty();
    }

    /** What would be right instead of a text that is none within these limits. */
    public static String wanted(String text, long lowest, long highest) {
        boolean otherDigits = text.codePoints().anyMatch(c -> c > '9' && Character.isDigit(c));
        return "a whole number from " + lowest + " to " + highest + (otherDigits ? ", in the digits 0 to 9" : "");
    }

    /** As {@link #parse}, within limits, both included. */
    public static OptionalLong parse(String text, long lowest, long highest) {
        OptionalLong value = parse(text);
        return value.isPresent() && value.getAsLong() >= lowest && value.getAsLong() <= highest
                ? value
                : OptionalLong.empty();
    }
}
