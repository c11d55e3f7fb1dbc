package dev.signet.rules.fact;

/** What an exported file of send records may be (S7.3-2, S8.5-1). */
public enum ExportFormat {
    XLSX,
    CSV,
    TXT
}
