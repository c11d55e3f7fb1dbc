package dev.signet.revenue.statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words of carriers' statements that are known ({@code revenue/statement-words.csv}). */
final class StatementWords {

    private static final String FILE = "/revenue/statement-words.csv";
    private static final int CELLS = 3;

    private static final Map<String, String> MEANINGS = read();

    private StatementWords() {}

    private static Map<String, String> read() {
        Map<String, String> meanings = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(StatementWords.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split(",", CELLS);
                meanings.put(key(cells[0], cells[2]), cells[1]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return meanings;
    }

    private static String key(String of, String word) {
        return of + "/" + word.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    /** Which column a heading names; empty for one that is passed over. */
    static String column(String heading) {
        return MEANINGS.getOrDefault(key("column", heading), "");
    }

    static TheirStatus status(String word) {
        return TheirStatus.valueOf(MEANINGS.getOrDefault(key("status", word), TheirStatus.UNTOLD.name()));
    }
}
