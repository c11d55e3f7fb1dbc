package dev.signet.sending.text;

import org.jspecify.annotations.Nullable;

/**
 * Where a message's text holds the values that go when the message ends (RC-2), as it is kept beside the text:
 * {@code 14+6 30+4} for six characters from the fourteenth on and four from the thirtieth.
 */
public final class ValuePlaces {

    /** Asterisks stand where the values stood. */
    public static final String GONE = "";

    /** As many as a row has room for; what is left over then goes with the text between its values. */
    private static final int MOST = 12;

    private static final String HIDDEN = "****";

    private ValuePlaces() {}

    /**
     * Values that touch are one.
     *
     * @param places start and length in turn, in their order
     * @return null where there are none
     */
    public static @Nullable String of(int[] places) {
        int[] joined = new int[places.length];
        int count = 0;
        for (int i = 0; i < places.length; i += 2) {
            if (places[i + 1] == 0) {
                continue;
            }
            boolean last = count == 2 * MOST || count > 0 && joined[count - 2] + joined[count - 1] == places[i];
            if (last) {
                joined[count - 1] = places[i] + places[i + 1] - joined[count - 2];
            } else {
                joined[count++] = places[i];
                joined[count++] = places[i + 1];
            }
        }
        return count == 0 ? null : written(joined, count);
    }

    private static String written(int[] places, int count) {
        StringBuilder text = new StringBuilder(count * 4);
        for (int i = 0; i < count; i += 2) {
            text.append(i == 0 ? "" : " ").append(places[i]).append('+').append(places[i + 1]);
        }
        return text.toString();
    }

    /** Never longer than the text was, so that it has room where that had; how long a value was shows below four only. */
    public static String without(String text, String places) {
        StringBuilder rest = new StringBuilder(text.length());
        int from = 0;
        for (String place : places.split(" ")) {
            int plus = place.indexOf('+');
            int start = Integer.parseInt(place, 0, plus, 10);
            int length = Integer.parseInt(place, plus + 1, place.length(), 10);
            rest.append(text, from, start).append(HIDDEN, 0, Math.min(HIDDEN.length(), length));
            from = start + length;
        }
        return rest.append(text, from, text.length()).toString();
    }
}
