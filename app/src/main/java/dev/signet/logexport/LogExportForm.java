package dev.signet.logexport;

import dev.signet.rules.fact.ExportFormat;
import dev.signet.sending.record.RecordFilter;

/**
 * What somebody asks for.
 *
 * @param purpose what the file is for; empty when it was not said
 * @param recipient who gets it; empty when it was not said
 */
record LogExportForm(RecordFilter filter, String purpose, String recipient, ExportFormat format, boolean masked) {}
