package dev.signet.support;

import java.util.List;
import java.util.Random;

/** Texts of every make, most of them about as long as one, two or three short messages hold. For one thread. */
public final class RandomTexts {

    /** GSM-7, its extension, Chinese, beyond the BMP, Western letters that GSM-7 has not, and what looks like a variable. */
    private static final List<String> CHARACTERS = List.of(
            "abcdefghijklmnopqrstuvwxyz ABCXYZ0123456789@£éÄΔ\n",
            "[]{}|^€~\\",
            "您的订单已发货请注意查收，。",
            "\uD842\uDFB7\uD83D\uDE00\uD840\uDC00",
            "çőąŠжя’“—",
            "$#%&");

    private static final List<List<Integer>> MIXTURES = List.of(
            List.of(0),
            List.of(0, 0, 0, 1),
            List.of(1),
            List.of(2),
            List.of(2, 0),
            List.of(3),
            List.of(0, 0, 3),
            List.of(2, 3, 0),
            List.of(0, 4),
            List.of(0, 1, 2, 3, 4, 5));
    private static final int[] EDGES = {1, 67, 70, 134, 153, 160, 201, 306, 459};

    private final Random random;

    public RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    /** At most so many UTF-16 units, at least one; characters are whole. */
    public String next(int most) {
        List<Integer> mixture = MIXTURES.get(random.nextInt(MIXTURES.size()));
        int wanted = Math.min(most, length());
        StringBuilder text = new StringBuilder(wanted);
        while (text.length() < wanted) {
            String characters = CHARACTERS.get(mixture.get(random.nextInt(mixture.size())));
            int c = characters.codePointAt(characters.offsetByCodePoints(
                    0, random.nextInt(characters.codePointCount(0, characters.length()))));
            if (text.length() + Character.charCount(c) > most) {
                return text.isEmpty() ? "a" : text.toString();
            }
            text.appendCodePoint(c);
        }
        return text.toString();
    }

    private int length() {
        return random.nextInt(4) == 0
                ? 1 + random.nextInt(500)
                : Math.max(1, EDGES[random.nextInt(EDGES.length)] - 4 + random.nextInt(9));
    }
}
