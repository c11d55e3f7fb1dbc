package dev.signet.platform.spreadsheet;

import java.io.IOException;
import java.util.List;

/** Takes a table row by row; nothing is kept in memory. */
@FunctionalInterface
public interface RowWriter {

    /** Adds a row of texts; an empty text is an empty cell. */
    void row(List<String> cells) throws IOException;

    default void row(String... cells) throws IOException {
        row(List.of(cells));
    }
}
