package dev.signet.logexport;

import dev.signet.access.AccessCheck;
import dev.signet.audit.AuditTrail;
import dev.signet.logexport.LogExport.SealedFile;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.RowWriter;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.ExportFormat;
import dev.signet.rules.policy.Policies;
import dev.signet.sending.record.RecordFilter;
import dev.signet.sending.record.SendRecord;
import dev.signet.sending.record.SendRecords;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Produces the files of approved exports, one after the other. A file is nobody's until its last piece is stored; what a
 * crash left is begun anew under another attempt and another key.
 */
@Component
class ExportProducer {

    private static final Logger log = LoggerFactory.getLogger(ExportProducer.class);
    private static final Wording TEXTS = Wording.of("logexport");
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int MOST_ATTEMPTS = 5;

    private final AccessCheck access;
    private final LogExportStore store;
    private final ExportFiles files;
    private final ExportWriter writer;
    private final LogLine line;
    private final SendRecords records;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final ApplicationContext context;
    private volatile boolean stopping;

    ExportProducer(
            AccessCheck access,
            LogExportStore store,
            ExportFiles files,
            ExportWriter writer,
            LogLine line,
            SendRecords records,
            ActiveRulebook rulebook,
            AuditTrail audit,
            TransactionTemplate transaction,
            ApplicationContext context) {
        this.access = access;
        this.store = store;
        this.files = files;
        this.writer = writer;
        this.line = line;
        this.records = records;
        this.rulebook = rulebook;
        this.audit = audit;
        this.transaction = transaction;
        this.context = context;
    }

    /** This attempt is not wanted any more: the application ends, or the export was deleted. */
    private static final class Abandoned extends RuntimeException {

        Abandoned() {
            super(null, null, false, false);
        }
    }

    /** More rows than the format takes, since states changed after the application was judged. */
    private static final class TooManyRows extends RuntimeException {

        final long most;

        TooManyRows(long most) {
            super(null, null, false, false);
            this.most = most;
        }
    }

    /** Another start goes on where this one was. */
    @EventListener(ContextClosedEvent.class)
    void stop(ContextClosedEvent closed) {
        stopping |= closed.getApplicationContext() == context;
    }

    /** Produces every file that is wanted. Run by one node of the cluster at a time. */
    void produceAll() {
        for (Optional<LogExport> next = store.nextToPrepare();
                next.isPresent() && !stopping;
                next = store.nextToPrepare()) {
            if (!produce(next.get())) {
                return;
            }
        }
    }

    /** False when it is better to come back later. */
    private boolean produce(LogExport export) {
        if (export.attempt() >= MOST_ATTEMPTS) {
            files.delete(export.id());
            fail(export, TEXTS.zh("failed.again", MOST_ATTEMPTS), TEXTS.en("failed.again", MOST_ATTEMPTS));
            return true;
        }
        if (!mayHave(export)) {
            files.delete(export.id());
            fail(export, TEXTS.zh("failed.no-permission", who(export)), TEXTS.en("failed.no-permission", who(export)));
            return true;
        }
        Optional<Integer> attempt = store.begin(export);
        return attempt.isEmpty() || attempt(export, attempt.get());
    }

    /** Whoever asked must still be allowed to ask when the file is made. */
    private boolean mayHave(LogExport export) {
        Requester requester = export.requester();
        return requester.origin() == null
                || access.allows(requester.principal(), "dysms:CreateLogExport", "*", requester.origin())
                        && (export.masked()
                                || access.allows(requester.principal(), LogExport.REVEAL, "*", requester.origin()));
    }

    private static String who(LogExport export) {
        return export.requester().name();
    }

    private boolean attempt(LogExport export, int attempt) {
        try {
            files.deleteBefore(export.id(), attempt);
            write(export, attempt);
            return true;
        } catch (IOException | RuntimeException e) {
            return failed(export, attempt, e);
        }
    }

    /** The workbook's writer wraps what is thrown while rows are handed to it. */
    private boolean failed(LogExport export, int attempt, Exception failure) {
        Throwable reason = failure instanceof IOException && failure.getCause() != null ? failure.getCause() : failure;
        if (reason instanceof Abandoned) {
            deletePieces(export, attempt);
            return !stopping;
        }
        if (reason instanceof TooManyRows rows) {
            deletePieces(export, attempt);
            fail(export, TEXTS.zh("failed.rows", rows.most), TEXTS.en("failed.rows", rows.most));
            return true;
        }
        log.error("Attempt {} at the file of export {} failed", attempt, export.id(), failure);
        return false;
    }

    private void write(LogExport export, int attempt) throws IOException {
        Progress progress = new Progress(export, attempt);
        ExportFiles.Sink sink = files.create(export.id(), attempt);
        writer.write(export, sink, rows -> copy(export, progress, rows));
        SealedFile file = sink.finish();
        boolean finished = Boolean.TRUE.equals(transaction.execute(status -> finish(export, file, progress.rows)));
        if (!finished) {
            deletePieces(export, attempt);
        }
    }

    /** A node that was taken for dead must not take the file of whoever went on. */
    private void deletePieces(LogExport export, int attempt) {
        files.deleteBefore(export.id(), attempt + 1);
    }

    private boolean finish(LogExport export, SealedFile file, long rows) {
        boolean finished = store.finish(export.id(), file, rows);
        if (finished) {
            note(export, "log-export.produced", Map.of("rows", rows, "bytes", file.bytes()));
        }
        return finished;
    }

    /** Day by day, so that never more than the ids of a day are held. */
    private void copy(LogExport export, Progress progress, RowWriter rows) throws IOException {
        RecordFilter filter = export.filter();
        for (LocalDate day = filter.from(); !day.isAfter(filter.to()); day = day.plusDays(1)) {
            copyDay(export, filter.onDay(day), progress, rows);
        }
    }

    private void copyDay(LogExport export, RecordFilter day, Progress progress, RowWriter rows) throws IOException {
        long accountId = export.requester().accountId();
        Instant before = export.requestedAt();
        List<Long> ids = records.oldest(accountId, day, before, progress.most + 1);
        for (int from = 0; from < ids.size(); from += ROWS_AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + ROWS_AT_ONCE));
            for (SendRecord message : records.records(accountId, some)) {
                progress.row();
                rows.row(line.of(message, export.masked(), export.watermark()));
            }
            progress.tell();
        }
    }

    private void fail(LogExport export, String reason, String reasonEn) {
        transaction.executeWithoutResult(status -> {
            if (store.fail(export.id(), reason, reasonEn)) {
                note(export, "log-export.failed", Map.of("reason", reason));
            }
        });
    }

    private void note(LogExport export, String action, Map<String, ?> details) {
        audit.recordOf(
                export.requester().accountId(),
                "system",
                action,
                LogExportFlow.KIND,
                Long.toString(export.id()),
                details);
    }

    /** How far an attempt has come, and whether it is still wanted. */
    private final class Progress {

        private final long exportId;
        private final int attempt;
        private final long most;
        private long rows;

        Progress(LogExport export, int attempt) {
            Policies policies = rulebook.current().policies();
            this.exportId = export.id();
            this.attempt = attempt;
            this.most = policies.number(
                    export.format() == ExportFormat.XLSX ? "log-export.rows.xlsx" : "log-export.rows.max");
        }

        void row() {
            if (++rows > most) {
                throw new TooManyRows(most);
            }
        }

        void tell() {
            if (stopping || !store.progressed(exportId, attempt, rows)) {
                throw new Abandoned();
            }
        }
    }
}
