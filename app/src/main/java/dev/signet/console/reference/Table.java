package dev.signet.console.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A file of {@code reference/}: a line a row, cells between tabs, lines that begin with {@code #} for whoever edits it. */
final class Table {

    private Table() {}

    /** @throws IllegalStateException naming a row that has another number of cells */
    static List<List<String>> rows(String file, int cells) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream("/reference/" + file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> cells(file, line, cells))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in one cell with blanks between. */
    static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    private static List<String> cells(String file, String line, int wanted) {
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != wanted) {
            throw new IllegalStateException(
                    file + ": '" + line + "' has " + cells.size() + " cells instead of " + wanted);
        }
        return cells;
    }
}
