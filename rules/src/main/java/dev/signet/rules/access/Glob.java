package dev.signet.rules.access;

/**
 * A text with wildcards, {@code *} for any number of characters and {@code ?} for one, made ready once. Case counts or
 * does not; where it does not, only the letters A to Z are meant, so that no letter of another script passes for one of
 * them.
 */
final class Glob {

    private enum Kind {
        ANYTHING,
        EQUAL,
        BEGINNING,
        END,
        WITHIN,
        WILD
    }

    private final Kind kind;
    private final String text;
    private final boolean anyCase;

    private Glob(Kind kind, String text, boolean anyCase) {
        this.kind = kind;
        this.text = anyCase ? lower(text) : text;
        this.anyCase = anyCase;
    }

    /** Matches this text alone, whatever characters are in it. */
    static Glob exactly(String text, boolean anyCase) {
        return new Glob(Kind.EQUAL, text, anyCase);
    }

    static Glob of(String pattern, boolean anyCase) {
        String wild = pattern.replaceAll("\\*+", "*");
        boolean opens = wild.startsWith("*");
        boolean closes = wild.endsWith("*") && wild.length() > 1;
        String inner = wild.substring(opens ? 1 : 0, wild.length() - (closes ? 1 : 0));
        if (wild.equals("*")) {
            return new Glob(Kind.ANYTHING, "", anyCase);
        }
        if (inner.indexOf('*') >= 0 || inner.indexOf('?') >= 0) {
            return new Glob(Kind.WILD, wild, anyCase);
        }
        return new Glob(opens ? closes ? Kind.WITHIN : Kind.END : closes ? Kind.BEGINNING : Kind.EQUAL, inner, anyCase);
    }

    boolean matches(String other) {
        return switch (kind) {
            case ANYTHING -> true;
            case EQUAL -> other.length() == text.length() && isAt(0, other);
            case BEGINNING -> isAt(0, other);
            case END -> isAt(other.length() - text.length(), other);
            case WITHIN -> isWithin(other);
            case WILD -> isWild(other);
        };
    }

    private boolean isAt(int place, String other) {
        if (!anyCase) {
            return other.startsWith(text, place);
        }
        if (place < 0 || place + text.length() > other.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (lower(other.charAt(place + i)) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWithin(String other) {
        if (!anyCase) {
            return other.contains(text);
        }
        for (int place = 0; place + text.length() <= other.length(); place++) {
            if (isAt(place, other)) {
                return true;
            }
        }
        return false;
    }

    /** Character by character; where it does not go on, the last star takes one more. */
    private boolean isWild(String other) {
        int at = 0;
        int place = 0;
        int star = -1;
        int starred = 0;
        while (place < other.length()) {
            char wanted = at < text.length() ? text.charAt(at) : 0;
            if (at < text.length() && wanted == '*') {
                star = at++;
                starred = place;
            } else if (at < text.length() && wanted == '?') {
                at++;
                place += Character.charCount(other.codePointAt(place));
            } else if (at < text.length() && wanted == (anyCase ? lower(other.charAt(place)) : other.charAt(place))) {
                at++;
                place++;
            } else if (star >= 0) {
                at = star + 1;
                place = ++starred;
            } else {
                return false;
            }
        }
        return at == text.length() || at == text.length() - 1 && text.charAt(at) == '*';
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            lower.setCharAt(i, lower(lower.charAt(i)));
        }
        return lower.toString();
    }
}
