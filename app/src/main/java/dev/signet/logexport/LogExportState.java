package dev.signet.logexport;

/** Where an export stands (审核状态, S7.3-8). */
enum LogExportState {
    UNDER_REVIEW,
    REJECTED,
    /** Approved; its file is being produced. */
    PREPARING,
    /** Approved, and its file can be fetched. */
    READY,
    /** Approved, but there is no file: none came of it, or it was lost. The reason tells. */
    FAILED,
    EXPIRED,
    DELETED;

    /** Whether its requester may take it off the list. A review, once begun, ends by a decision. */
    boolean deletable() {
        return this != UNDER_REVIEW && this != EXPIRED && this != DELETED;
    }
}
