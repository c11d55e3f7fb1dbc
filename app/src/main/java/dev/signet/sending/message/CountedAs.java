package dev.signet.sending.message;

import dev.signet.rules.fact.Vendor;
import dev.signet.sending.store.RowValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a message is counted by and nothing else of it tells, as it was when it was sent.
 *
 * @param hour of the account's zone, as {@code LocalHours}
 * @param place province or country of the number, as {@code PhoneNumber}; empty where it is not known
 * @param vendor network of the number; null where it is no number
 * @param tagSet id of the tags of template, signature and bulk task, as {@code TagSets}
 */
public record CountedAs(int hour, String place, @Nullable Vendor vendor, long tagSet) {

    public static final String COLUMNS = "counted_hour, place, vendor, tag_set";

    private static final Vendor[] VENDORS = Vendor.values();

    /** In the order of {@link #COLUMNS}. */
    public void to(RowValues values) throws SQLException {
        values.number(hour).text(place.isEmpty() ? null : place);
        values.number(vendor == null ? null : Long.valueOf(vendor.ordinal()));
        values.number(tagSet == 0 ? null : Long.valueOf(tagSet));
    }

    /** @param first column of the hour, before the others */
    static @Nullable CountedAs read(ResultSet row, int first) throws SQLException {
        int hour = row.getInt(first);
        if (row.wasNull()) {
            return null;
        }
        String place = row.getString(first + 1);
        return new CountedAs(hour, place == null ? "" : place, vendor(row, first + 2), row.getLong(first + 3));
    }

    static @Nullable Vendor vendor(ResultSet row, int column) throws SQLException {
        int place = row.getInt(column);
        return row.wasNull() ? null : VENDORS[place];
    }
}
