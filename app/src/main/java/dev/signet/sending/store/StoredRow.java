package dev.signet.sending.store;

import java.sql.SQLException;

/** A row that is to be written, by the names of its columns. */
public interface StoredRow {

    /** Gives its values in the order of the statement's columns. */
    void to(RowValues values) throws SQLException;
}
