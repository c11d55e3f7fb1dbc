package dev.signet.bulk.recipients;

import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Masks;
import java.util.List;

/**
 * A row that is not sent to.
 *
 * @param rowNumber as in {@link BulkRecipient}
 * @param cells what the row said, as far as it could be read; at least one for each column of the list
 */
public record RejectedRow(int rowNumber, Rejection rejection, List<String> cells, Bilingual reason) {

    /** For whoever may not see numbers: in whatever cell one stands, and where the reason quotes it. */
    RejectedRow masked() {
        return new RejectedRow(
                rowNumber, rejection, cells.stream().map(Masks::nearPhone).toList(), reason.map(this::withoutNumbers));
    }

    private String withoutNumbers(String text) {
        String told = text;
        for (String cell : cells) {
            String quoted = ListTexts.quote(cell);
            String masked = Masks.nearPhone(quoted);
            told = masked.equals(quoted) ? told : told.replace(quoted, masked);
        }
        return Masks.phonesIn(told);
    }
}
