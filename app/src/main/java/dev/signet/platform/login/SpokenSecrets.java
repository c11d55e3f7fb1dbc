package dev.signet.platform.login;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets made here that people read out and type: four letters, a hyphen, four letters … */
public final class SpokenSecrets {

    /** Without what is taken for something else when it is read out: 0 and o, 1, i and l. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LETTERS_OF_A_PART = 4;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private SpokenSecrets() {}

    /** @param parts of four letters, 19 bits each */
    public static String random(int parts) {
        return parted(RANDOM.ints((long) parts * LETTERS_OF_A_PART, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining()));
    }

    /** So many, no two of which are alike. */
    public static List<String> several(int parts, int count) {
        return Stream.generate(() -> random(parts)).distinct().limit(count).toList();
    }

    /** What somebody typed, put as {@link #random} puts it: capitals, full width and what stands between the letters are nothing. */
    public static String written(String typed) {
        String letters = BETWEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("");
        return parted(letters.toLowerCase(Locale.ROOT));
    }

    private static String parted(String letters) {
        return letters.replaceAll("(.{" + LETTERS_OF_A_PART + "})(?!$)", "$1-");
    }
}
