package dev.signet.logexport;

import dev.signet.application.Applied;
import dev.signet.rules.fact.ExportFormat;
import dev.signet.rules.verdict.Finding;
import dev.signet.sending.record.RecordFilter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One export of send records.
 *
 * @param matched how many records matched when it was asked for; it holds none that was accepted later
 * @param findings what the norms said, none of them refusing
 * @param reason why it was rejected or failed, in Chinese; empty otherwise
 * @param expiresAt when its file is deleted and it leaves the list
 * @param attempt how often its file was begun
 * @param written rows of the file so far
 * @param file the finished file; null until there is one and once it is deleted
 */
record LogExport(
        long id,
        Requester requester,
        RecordFilter filter,
        String purpose,
        String recipient,
        ExportFormat format,
        boolean masked,
        long matched,
        List<Finding> findings,
        String rulebook,
        LogExportState state,
        String reason,
        String reasonEn,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        Instant expiresAt,
        int attempt,
        long written,
        @Nullable SealedFile file)
        implements Applied {

    /** The action that a file with full numbers takes, when it is asked for, made and downloaded. */
    static final String REVEAL = "dysms:RevealNumbers";

    /**
     * @param sealedKey the file's own key, under the master key
     * @param bytes of the file as it is downloaded
     */
    record SealedFile(int attempt, int chunks, long bytes, byte[] sealedKey) {}

    LogExport {
        findings = List.copyOf(findings);
    }

    @Override
    public long accountId() {
        return requester.accountId();
    }

    @Override
    public Instant submittedAt() {
        return requestedAt;
    }

    @Override
    public boolean underReview() {
        return state == LogExportState.UNDER_REVIEW;
    }

    String fileName() {
        return "send-records-" + id + "." + format.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Stands in the file, so that a copy tells who asked for it. */
    String watermark() {
        return id + " " + requester.name();
    }
}
