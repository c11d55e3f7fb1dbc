package dev.signet.logexport;

import dev.signet.rules.fact.ExportFormat;
import dev.signet.sending.record.RecordFilter;

/**
 * What somebody asks for.
 *
 * @param purpose what the file is for; empty when it was not said
 * @param recipient who gets it; empty when it was not said
 */
record LogExportForm(RecordFilter filter, String purpose, String recipient, ExportFormat format, boolean masked) {

    /** Whether this asks for the same as that export. */
    boolean asks(LogExport export) {
        return filter.equals(export.filter())
                && purpose.strip().equals(export.purpose())
                && recipient.strip().equals(export.recipient())
                && format == export.format()
                && masked == export.masked();
    }
}
