package dev.signet.sending.number;

import dev.signet.platform.text.MainlandNumbers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Provinces of the mainland's numbers, by their first seven digits. A number that is ported to another network keeps its
 * province. How the table is renewed: {@code app/docs/figures.md}.
 */
final class Provinces {

    static final String COUNTRY = "CN";

    private static final String SHIPPED = "/sending/mainland-provinces.csv";
    private static final String UNKNOWN = "-";
    private static final int DECIDING_DIGITS = 7;

    /** The first prefix of each range, ascending; it ends where the next one begins. */
    private final int[] starts;
    /** What the numbers of each range are counted under. */
    private final String[] places;

    private Provinces(List<String> rows) {
        starts = new int[rows.size()];
        places = new String[rows.size()];
        for (int i = 0; i < starts.length; i++) {
            String[] row = rows.get(i).split(",", -1);
            starts[i] = Integer.parseInt(row[0]);
            places[i] = row[1].equals(UNKNOWN) ? COUNTRY : (COUNTRY + "-" + row[1]).intern();
        }
    }

    static Provinces shipped() {
        try (InputStream in = Provinces.class.getResourceAsStream(SHIPPED);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, SHIPPED), StandardCharsets.UTF_8))) {
            return of(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param lines comments, and rows of first prefix and province, ascending */
    static Provinces of(List<String> lines) {
        return new Provinces(
                lines.stream().filter(line -> !line.startsWith("#")).toList());
    }

    /**
     * Allocates nothing.
     *
     * @param digits without country code, as {@link MainlandNumbers#shown}
     * @return ISO 3166-2, for example {@code CN-GD}; {@code CN} where the prefix tells no province
     */
    String of(String digits) {
        int range = Arrays.binarySearch(starts, Integer.parseInt(digits, 0, DECIDING_DIGITS, 10));
        int from = range < 0 ? -range - 2 : range;
        return from < 0 ? COUNTRY : places[from];
    }
}
