package dev.signet.blacklist.release;

import dev.signet.account.ApiCaller;
import dev.signet.application.ReviewRequest;
import dev.signet.application.Reviews;
import dev.signet.audit.AuditTrail;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEvent;
import dev.signet.blacklist.RefusedRecords;
import dev.signet.blacklist.RefusedRecords.RefusedRecord;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.MainlandNumbers;
import dev.signet.platform.text.Masks;
import dev.signet.processes.blacklist.BlacklistReleaseProcess;
import dev.signet.rules.policy.ReviewCalendar;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's applications: refused at once with the advice of the norms, or in an officer's hands (S9.4-2). */
@Service
class Releases {

    static final String KIND = BlacklistReleaseProcess.KIND;

    private static final Wording TEXTS = Wording.of("blacklist");

    private final RefusedRecords records;
    private final ReleaseStore store;
    private final ReleaseJudge judge;
    private final Blacklist blacklist;
    private final EvidenceFiles evidence;
    private final Reviews reviews;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Releases(
            RefusedRecords records,
            ReleaseStore store,
            ReleaseJudge judge,
            Blacklist blacklist,
            EvidenceFiles evidence,
            Reviews reviews,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.store = store;
        this.judge = judge;
        this.blacklist = blacklist;
        this.evidence = evidence;
        this.reviews = reviews;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes an application.
     *
     * @throws Refusal with every finding where the norms refuse it; {@code SendRecordNotFound} for a record that is not
     *     this account's; {@code OperationDenied.ReleaseUnderReview} while one for this number is open
     */
    @Transactional
    public Release apply(ApiCaller caller, ReleaseForm form) {
        RefusedRecord record = record(caller, form);
        String reason = form.reason().strip();
        evidence.check(form.evidence());
        Verdict verdict = judge.acceptable(
                caller.accountId(),
                record,
                reason,
                form.evidence().stream().map(EvidenceUpload::kind).toList());
        if (store.isOpen(caller.accountId(), record.number())) {
            throw alreadyOpen(record);
        }
        Release release = fresh(caller, record, reason, evidence.store(caller.accountId(), form.evidence()), verdict);
        try {
            store.add(release);
        } catch (DuplicateKeyException outrun) {
            throw alreadyOpen(record);
        }
        note(release, verdict);
        reviews.start(review(release, verdict));
        return release;
    }

    /** What hands the application to a person. */
    static ReviewRequest review(Release release, Verdict verdict) {
        return new ReviewRequest(
                KIND,
                release.id(),
                release.accountId(),
                null,
                ReleaseJudge.highRisk(verdict),
                ReviewCalendar.STANDARD,
                release.submittedAt());
    }

    private RefusedRecord record(ApiCaller caller, ReleaseForm form) {
        return records.find(caller.accountId(), form.phoneNumber(), form.sendDate(), form.bizId(), form.messageId())
                .orElseThrow(() -> TEXTS.refusal(
                        "SendRecordNotFound", "record.unknown", form.sendDate(), Masks.phone(form.phoneNumber())));
    }

    private Release fresh(
            ApiCaller caller, RefusedRecord record, String reason, List<EvidenceFile> files, Verdict verdict) {
        return new Release(
                ids.next(),
                caller.accountId(),
                record,
                reason,
                files,
                caller.accessKeyId(),
                ReleaseState.UNDER_REVIEW,
                verdict.rulebookVersion(),
                "",
                "",
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
    }

    private void note(Release release, Verdict verdict) {
        audit.record(
                "account:" + release.accountId(),
                "blacklist.release-asked",
                KIND,
                Long.toString(release.id()),
                Map.of(
                        "number", shown(release.number()),
                        "bizId", release.record().bizId(),
                        "rulebook", verdict.rulebookVersion(),
                        "twoOfficers", ReleaseJudge.highRisk(verdict)));
    }

    private static Refusal alreadyOpen(RefusedRecord record) {
        return TEXTS.refusal("OperationDenied.ReleaseUnderReview", "release.open", shown(record.number()));
    }

    @Transactional(readOnly = true)
    public List<Release> list(long accountId, @Nullable Long number, @Nullable ReleaseState state, int page, int size) {
        return store.list(accountId, number, state, page, size);
    }

    @Transactional(readOnly = true)
    public long count(long accountId, @Nullable Long number, @Nullable ReleaseState state) {
        return store.count(accountId, number, state);
    }

    /** @throws Refusal {@code BlacklistReleaseNotFound} where this account has none of this id */
    @Transactional(readOnly = true)
    public Release get(long accountId, long id) {
        return store.find(id)
                .filter(release -> release.accountId() == accountId)
                .orElseThrow(() -> TEXTS.refusal("BlacklistReleaseNotFound", "release.unknown", id));
    }

    /** When the number came back on a list after it was released; empty while the release holds. */
    Optional<Instant> listedAgain(Release release) {
        Instant decided = release.decidedAt();
        if (release.state() != ReleaseState.RELEASED || decided == null) {
            return Optional.empty();
        }
        return told(release).stream()
                .filter(BlacklistEvent::lists)
                .map(BlacklistEvent::at)
                .filter(at -> at.isAfter(decided))
                .min(Comparator.naturalOrder());
    }

    /** What happened to the number on the platform's and the account's lists, newest first: for officers. */
    List<BlacklistEvent> history(Release release) {
        return blacklist.history(release.number(), release.accountId());
    }

    /** Of this, what the account may know: nothing about other accounts' releases and signatures. */
    List<BlacklistEvent> told(Release release) {
        return history(release).stream()
                .filter(event ->
                        event.concerns(release.accountId(), release.record().signName()))
                .toList();
    }

    /** A number as a list shows it. */
    static String shown(long number) {
        return Masks.phone(MainlandNumbers.shown(Long.toString(number)));
    }
}
