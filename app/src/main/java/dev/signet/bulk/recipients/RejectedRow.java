package dev.signet.bulk.recipients;

import java.util.List;

/**
 * A row that is not sent to.
 *
 * @param rowNumber as in {@link BulkRecipient}
 * @param cells what the row said, as far as it could be read
 */
public record RejectedRow(int rowNumber, Rejection rejection, List<String> cells, String reasonZh, String reasonEn) {}
