package dev.signet.signature;

import java.util.Set;
import java.util.stream.Collectors;

/** When two signatures are so alike that a receiver may take one for the other. */
final class SimilarNames {

    private static final int SHORTEST = 2;

    private SimilarNames() {}

    /** Equal when folded, one inside the other, the same characters in another order, or one character apart. */
    static boolean alike(String one, String other) {
        String a = SignatureNames.fold(one);
        String b = SignatureNames.fold(other);
        if (a.equals(b)) {
            return true;
        }
        if (Math.min(a.length(), b.length()) < SHORTEST) {
            return false;
        }
        return a.contains(b) || b.contains(a) || sameCharacters(a, b) || oneApart(a, b);
    }

    private static boolean sameCharacters(String a, String b) {
        return a.length() == b.length() && characters(a).equals(characters(b));
    }

    private static Set<Integer> characters(String text) {
        return text.codePoints().boxed().collect(Collectors.toSet());
    }

    /** One character replaced, inserted or left out, in names of three characters or more. */
    private static boolean oneApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || Math.max(a.length(), b.length()) <= SHORTEST) {
            return false;
        }
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return Math.max(a.length(), b.length()) - start - end <= 1;
    }
}
