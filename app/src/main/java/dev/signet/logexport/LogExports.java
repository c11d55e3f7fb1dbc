package dev.signet.logexport;

import dev.signet.audit.AuditTrail;
import dev.signet.logexport.LogExport.SealedFile;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.verdict.Verdict;
import dev.signet.sending.record.SendRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Exports from the application to the download. Only whoever asked for one may fetch it (RC-3). */
@Service
class LogExports {

    private static final Wording TEXTS = Wording.of("logexport");
    private static final int LONGEST_KEY = 200;

    private final LogExportStore store;
    private final ExportFiles files;
    private final SendRecords records;
    private final ActiveRulebook rulebook;
    private final LogExportJudge judge;
    private final LogExportFlow flow;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    LogExports(
            LogExportStore store,
            ExportFiles files,
            SendRecords records,
            ActiveRulebook rulebook,
            LogExportJudge judge,
            LogExportFlow flow,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.records = records;
        this.rulebook = rulebook;
        this.judge = judge;
        this.flow = flow;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** One page of a list, and how many exports the whole list has. */
    record Page(List<LogExport> exports, long total) {}

    /**
     * Judges the application by the norms: refused with every finding, approved, or handed to an officer.
     *
     * @param key asked for again under it, it is the export that was asked for before; null for none
     * @throws dev.signet.platform.Refusal when a norm refuses, and {@code IdempotencyKeyReused} when something else was asked
     *     for under the key
     */
    @Transactional
    public LogExport apply(Requester requester, LogExportForm form, @Nullable String key) {
        store.lineUp(requester);
        Optional<LogExport> before = key == null ? Optional.empty() : askedBefore(requester, form, key);
        if (before.isPresent()) {
            return before.get();
        }
        LogExport export = judged(requester, form);
        if (key != null) {
            store.keepKey(export, key);
        }
        return export;
    }

    private Optional<LogExport> askedBefore(Requester requester, LogExportForm form, String key) {
        if (PlainText.isBlank(key) || key.length() > LONGEST_KEY) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "key", LONGEST_KEY);
        }
        Optional<LogExport> before = store.askedUnder(requester, key);
        if (before.isPresent() && !form.asks(before.get())) {
            throw TEXTS.refusal("IdempotencyKeyReused", "key.reused");
        }
        return before;
    }

    private LogExport judged(Requester requester, LogExportForm form) {
        Instant now = now();
        long most = rulebook.current().policies().number("log-export.rows.max") + 1L;
        long matched = records.count(requester.accountId(), form.filter(), now, most);
        Verdict verdict = judge.acceptable(requester, form, matched, now);
        LogExport export = asked(requester, form, matched, verdict, now);
        flow.begin(export, verdict, requester.actor(), "log-export.requested", details(export));
        return export;
    }

    private LogExport asked(Requester requester, LogExportForm form, long matched, Verdict verdict, Instant now) {
        return new LogExport(
                ids.next(),
                requester,
                form.filter(),
                form.purpose().strip(),
                form.recipient().strip(),
                form.format(),
                form.masked(),
                matched,
                verdict.findings(),
                verdict.rulebookVersion(),
                verdict.autoApproved() ? LogExportState.PREPARING : LogExportState.UNDER_REVIEW,
                "",
                "",
                now,
                verdict.autoApproved() ? now : null,
                now.plus(kept()),
                0,
                0,
                null);
    }

    /** Exports of the last days (S7.3-3), newest first. */
    @Transactional(readOnly = true)
    public Page list(Requester viewer, @Nullable LogExportState state, int page, int size) {
        Instant since = now().minus(kept());
        return new Page(store.listed(viewer, since, state, page, size), store.countListed(viewer, since, state));
    }

    /** @throws dev.signet.platform.Refusal {@code LogExportNotFound} when it is not in this viewer's list */
    @Transactional(readOnly = true)
    public LogExport show(Requester viewer, long id) {
        return store.find(id).filter(export -> sees(viewer, export)).orElseThrow(() -> unknown(id));
    }

    /**
     * The file, for its requester alone; the download is on record before the first byte leaves.
     *
     * @throws dev.signet.platform.Refusal for everybody else, and while or when there is no file
     */
    @Transactional
    public LogExport fetch(Requester viewer, long id) {
        LogExport export = own(viewer, id);
        SealedFile file = export.file();
        if (export.state() == LogExportState.READY && file != null && now().isBefore(export.expiresAt())) {
            store.fetched(id, now());
            note(viewer, "log-export.downloaded", export, Map.of("bytes", file.bytes(), "requester", viewer.name()));
            return export;
        }
        throw noFile(export);
    }

    private RuntimeException noFile(LogExport export) {
        LogExportState state = export.state() == LogExportState.READY ? LogExportState.EXPIRED : export.state();
        return TEXTS.refusal(
                "OperationDenied.LogExport", "no-file." + state, export.id(), export.reason(), export.expiresAt());
    }

    /** Takes it off the list for good, its file with it. */
    @Transactional
    public void delete(Requester viewer, long id) {
        own(viewer, id);
        LogExport export = store.lock(id).orElseThrow(() -> unknown(id));
        if (!export.state().deletable()) {
            throw TEXTS.refusal("OperationDenied.LogExport", "delete." + export.state(), id);
        }
        end(export, LogExportState.DELETED, viewer.actor(), "log-export.deleted");
    }

    /** All of these or none. */
    @Transactional
    public void delete(Requester viewer, List<Long> ids) {
        ids.forEach(id -> delete(viewer, id));
    }

    /** Deletes what has had its time; true when there may be more. */
    @Transactional
    public boolean expireSome(int most) {
        List<Long> overdue = store.overdue(now(), most);
        for (long id : overdue) {
            store.lock(id)
                    .filter(export -> !now().isBefore(export.expiresAt()))
                    .ifPresent(export -> end(export, LogExportState.EXPIRED, "system", "log-export.expired"));
        }
        return overdue.size() == most;
    }

    /** Deletes pieces that nobody can read any more: a node died between an export's end and its file's. */
    void sweep() {
        for (long id : files.exports()) {
            LogExport export = store.find(id).orElse(null);
            SealedFile file = export == null ? null : export.file();
            if (file != null) {
                files.deleteBefore(id, file.attempt());
            } else if (export == null || export.state() != LogExportState.PREPARING) {
                files.delete(id);
            }
        }
    }

    /** The key goes in the caller's transaction; the pieces, unreadable without it, may go before. */
    private void end(LogExport export, LogExportState state, String actor, String action) {
        files.delete(export.id());
        store.end(export.id(), state);
        audit.recordOf(
                export.requester().accountId(),
                actor,
                action,
                LogExportFlow.KIND,
                Long.toString(export.id()),
                Map.of("was", export.state().name()));
    }

    private LogExport own(Requester viewer, long id) {
        LogExport export = show(viewer, id);
        if (!export.requester().same(viewer)) {
            throw TEXTS.refusal("NoPermission", "not-requester", id);
        }
        return export;
    }

    /** An account sees what any of its keys asked for, never what an officer did; who only reads sees that of all officers. */
    private static boolean sees(Requester viewer, LogExport export) {
        Requester requester = export.requester();
        boolean listed = viewer.officer()
                ? requester.officer()
                        && (viewer.isEverybody() || requester.name().equals(viewer.name()))
                : !requester.officer() && requester.accountId() == viewer.accountId();
        return listed && export.state() != LogExportState.DELETED;
    }

    private static RuntimeException unknown(long id) {
        return TEXTS.refusal("LogExportNotFound", "unknown", id);
    }

    private void note(Requester requester, String action, LogExport export, Map<String, ?> details) {
        audit.recordOf(
                export.requester().accountId(),
                requester.actor(),
                action,
                LogExportFlow.KIND,
                Long.toString(export.id()),
                details);
    }

    private static Map<String, Object> details(LogExport export) {
        Map<String, Object> details = new TreeMap<>(LogExportText.filter(export.filter()));
        details.put("accountId", Long.toString(export.requester().accountId()));
        details.put("requester", export.requester().name());
        details.put("purpose", export.purpose());
        details.put("recipient", export.recipient());
        details.put("format", export.format().name());
        details.put("masked", export.masked());
        details.put("rows", export.matched());
        return details;
    }

    private Duration kept() {
        Policies policies = rulebook.current().policies();
        return Duration.ofDays(policies.number("log-export.keep.days"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
