package dev.signet.rules.fact;

/** Who asks for an export of send records. */
public enum ExportRequester {
    /** The account whose records they are, through one of its keys. */
    ACCOUNT,
    /** A compliance officer, for an investigation. */
    OFFICER
}
