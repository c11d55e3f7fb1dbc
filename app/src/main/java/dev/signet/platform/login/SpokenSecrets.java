package dev.signet.platform.login;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Secrets made here that people read out and type: four letters, a hyphen, four letters … */
public final class SpokenSecrets {

    /** Without what is taken for something else when it is read out: 0 and o, 1, i and l. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LETTERS_OF_A_PART = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SpokenSecrets() {}

    /** @param parts of four letters, 19 bits each */
    public static String random(int parts) {
        return RANDOM.ints((long) parts * LETTERS_OF_A_PART, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining())
                .replaceAll("(.{" + LETTERS_OF_A_PART + "})(?!$)", "$1-");
    }
}
