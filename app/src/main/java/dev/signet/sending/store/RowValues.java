package dev.signet.sending.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row in the order of the statement's columns. Each goes to the driver by its type: a driver that is
 * given objects asks each of its codecs for each of them.
 */
public final class RowValues {

    private final PreparedStatement statement;
    private int column;

    RowValues(PreparedStatement statement) {
        this.statement = statement;
    }

    public RowValues number(long value) throws SQLException {
        statement.setLong(++column, value);
        return this;
    }

    public RowValues number(@Nullable Long value) throws SQLException {
        return value == null ? nothing(Types.BIGINT) : number(value.longValue());
    }

    /** What is stored by its place among its like. */
    public RowValues place(Enum<?> value) throws SQLException {
        statement.setInt(++column, value.ordinal());
        return this;
    }

    public RowValues flag(boolean value) throws SQLException {
        statement.setBoolean(++column, value);
        return this;
    }

    public RowValues text(@Nullable String value) throws SQLException {
        if (value == null) {
            return nothing(Types.VARCHAR);
        }
        statement.setString(++column, value);
        return this;
    }

    public RowValues bytes(byte[] value) throws SQLException {
        statement.setBytes(++column, value);
        return this;
    }

    /** In milliseconds. */
    public RowValues time(@Nullable Instant value) throws SQLException {
        return value == null ? nothing(Types.BIGINT) : number(value.toEpochMilli());
    }

    private RowValues nothing(int type) throws SQLException {
        statement.setNull(++column, type);
        return this;
    }
}
