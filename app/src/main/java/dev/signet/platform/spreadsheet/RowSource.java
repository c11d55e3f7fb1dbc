package dev.signet.platform.spreadsheet;

import java.io.IOException;

/** A table that is produced while it is written. */
@FunctionalInterface
public interface RowSource {

    /** Hands over every row, in order. What it throws ends the writing, and the caller gets it. */
    void writeTo(RowWriter rows) throws IOException;
}
