package dev.signet.bulk.recipients;

import dev.signet.platform.spreadsheet.CsvDialect;
import dev.signet.platform.spreadsheet.SheetFormat;
import org.jspecify.annotations.Nullable;

/**
 * A list as it is stored.
 *
 * @param format what the file was, and how a file of rejected rows goes back
 * @param taskId the task that has it; null when none does
 */
record StoredList(
        RecipientList list,
        SheetFormat format,
        CsvDialect dialect,
        int rejectedChunks,
        @Nullable Long taskId) {}
