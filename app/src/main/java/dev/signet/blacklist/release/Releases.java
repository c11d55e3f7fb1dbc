package dev.signet.blacklist.release;

import dev.signet.account.ApiCaller;
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
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's applications: refused at once with the advice of the norms, or in an officer's hands (S9.4-2). */
@Service
class Releases {

    private static final Wording TEXTS = Wording.of("blacklist");

    private final RefusedRecords records;
    private final ReleaseStore store;
    private final ReleaseJudge judge;
    private final EvidenceFiles evidence;
    private final ReleaseFlow flow;
    private final Ids ids;
    private final Clock clock;

    Releases(
            RefusedRecords records,
            ReleaseStore store,
            ReleaseJudge judge,
            EvidenceFiles evidence,
            ReleaseFlow flow,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.store = store;
        this.judge = judge;
        this.evidence = evidence;
        this.flow = flow;
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
        flow.begin(
                release,
                verdict,
                release.applicant(),
                "blacklist.release-asked",
                Map.of(
                        "number", shown(release.number()),
                        "bizId", release.record().bizId(),
                        "twoOfficers", flow.asksForSecondOpinion(verdict)));
        return release;
    }

    private RefusedRecord record(ApiCaller caller, ReleaseForm form) {
        String phoneNumber = form.phoneNumber();
        LocalDate day = form.sendDate();
        if (form.messageId() != null && (phoneNumber == null || day == null)) {
            return record(caller.accountId(), form.messageId());
        }
        if (phoneNumber == null || phoneNumber.isBlank() || day == null) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "record.needed");
        }
        return records.find(caller.accountId(), phoneNumber, day, form.bizId(), form.messageId())
                .orElseThrow(
                        () -> TEXTS.refusal("SendRecordNotFound", "record.unknown", day, Masks.phone(phoneNumber)));
    }

    /** @throws Refusal {@code SendRecordNotFound} where this account has no failed message of this id */
    RefusedRecord record(long accountId, long messageId) {
        return records.find(accountId, messageId)
                .orElseThrow(() -> TEXTS.refusal("SendRecordNotFound", "record.none", messageId));
    }

    private Release fresh(
            ApiCaller caller, RefusedRecord record, String reason, List<EvidenceFile> files, Verdict verdict) {
        return new Release(
                ids.next(),
                caller.accountId(),
                record,
                reason,
                files,
                caller.who(),
                ReleaseState.UNDER_REVIEW,
                verdict.rulebookVersion(),
                "",
                "",
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
    }

    static Refusal alreadyOpen(RefusedRecord record) {
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

    /** A number as a list shows it. */
    static String shown(long number) {
        return Masks.phone(MainlandNumbers.shown(Long.toString(number)));
    }
}
