package dev.signet.sending.receipt;

import dev.signet.sending.store.RowValues;
import dev.signet.sending.store.StoredRow;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message that a carrier took.
 *
 * @param ended whether its receipt has come while others are awaited
 * @param number where it went; 0 where that was not kept
 * @param takenAt null where that was not kept
 */
record Part(
        Key key,
        long messageId,
        boolean ended,
        long number,
        @Nullable Instant takenAt) implements StoredRow {

    /** Under which a carrier speaks of a part. Carriers have given one id to several. */
    record Key(String carrier, String id) implements Comparable<Key> {

        private static final int LONGEST = 80;

        Key {
            id = id.length() > LONGEST ? id.substring(0, LONGEST) : id;
        }

        @Override
        public int compareTo(Key other) {
            int byCarrier = carrier.compareTo(other.carrier);
            return byCarrier != 0 ? byCarrier : id.compareTo(other.id);
        }
    }

    @Override
    public void to(RowValues values) throws SQLException {
        values.text(key.carrier())
                .text(key.id())
                .number(messageId)
                .number(number)
                .time(takenAt);
    }
}
