package dev.signet.bulk.recipients;

import dev.signet.platform.Bilingual;
import java.util.List;

/**
 * A row that is not sent to.
 *
 * @param rowNumber as in {@link BulkRecipient}
 * @param cells what the row said, as far as it could be read; at least one for each column of the list
 */
public record RejectedRow(int rowNumber, Rejection rejection, List<String> cells, Bilingual reason) {}
