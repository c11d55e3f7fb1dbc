package dev.signet.logexport;

/** An export may be produced. Published in the transaction that approves it. */
record LogExportApproved(long id) {}
