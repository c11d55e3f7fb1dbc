package dev.signet.logexport;

import dev.signet.audit.AuditTrail;
import dev.signet.logexport.LogExport.SealedFile;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.Wording;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares exports, in the control plane, with their files in the data plane. One that is ready and of whose file a piece
 * is missing is no longer offered: what was approved once is not produced again, by then other records would match. Pieces
 * that belong to no export, or to an attempt that is not the file, are deleted.
 */
@Component
class ExportFileReconciliation {

    static final String PAIR = "export-file";

    private static final Wording TEXTS = Wording.of("logexport");

    private final LogExportStore store;
    private final ExportFiles files;
    private final LogExports exports;
    private final Discrepancies discrepancies;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ExportFileReconciliation(
            LogExportStore store,
            ExportFiles files,
            LogExports exports,
            Discrepancies discrepancies,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.store = store;
        this.files = files;
        this.exports = exports;
        this.discrepancies = discrepancies;
        this.audit = audit;
        this.transaction = transaction;
    }

    void reconcile() {
        Map<String, String> left = new TreeMap<>();
        for (long id : store.inState(LogExportState.READY)) {
            try {
                look(id);
            } catch (RuntimeException e) {
                left.put(subject(id), "could not be compared or mended: " + e);
            }
        }
        exports.sweep();
        discrepancies.left(PAIR, left);
    }

    private void look(long id) {
        if (store.find(id).filter(this::lacksItsFile).isPresent()
                && Boolean.TRUE.equals(transaction.execute(status -> end(id)))) {
            discrepancies.mended(PAIR, subject(id), "was ready, but its file is not there: it is no longer offered");
        }
    }

    private boolean lacksItsFile(LogExport export) {
        SealedFile file = export.file();
        return export.state() == LogExportState.READY && (file == null || !files.isWhole(export.id(), file));
    }

    /** Under the lock of whoever deletes a file, who takes the pieces away before the export has ended. */
    private boolean end(long id) {
        boolean lost = store.lock(id).filter(this::lacksItsFile).isPresent()
                && store.lost(id, TEXTS.zh("failed.lost"), TEXTS.en("failed.lost"));
        if (lost) {
            audit.record("system", "log-export.file-lost", LogExportFlow.KIND, Long.toString(id), Map.of());
        }
        return lost;
    }

    private static String subject(long id) {
        return LogExportFlow.KIND + ":" + id;
    }
}
