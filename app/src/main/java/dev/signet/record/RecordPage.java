package dev.signet.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the records that are shown.
 *
 * @param shown how many records all pages show together
 * @param parts what these are counted and priced as, where the filter is that of a figure; null where it is not
 * @param more whether more records match than are ever shown (S7.3-2)
 * @param next where the next page begins; null on the last one
 */
public record RecordPage(
        List<RecordRow> rows,
        int shown,
        @Nullable Long parts,
        boolean more,
        @Nullable Long next) {

    public RecordPage {
        rows = List.copyOf(rows);
    }
}
