package dev.signet.rules.verdict;

/** What a finding asks for. */
public enum Severity {
    /** A hard violation: the application or message is refused at once. */
    REFUSE,
    /** Only a person may decide. */
    HUMAN,
    /** Worth knowing; changes nothing by itself. */
    NOTE
}
