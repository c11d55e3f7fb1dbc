package dev.signet.signature;

import static dev.signet.signature.SignatureState.APPROVED;
import static dev.signet.signature.SignatureState.CANCELLED;
import static dev.signet.signature.SignatureState.REJECTED;
import static dev.signet.signature.SignatureState.SUSPENDED;
import static dev.signet.signature.SignatureState.UNDER_REVIEW;
import static dev.signet.signature.SignatureState.WITHDRAWN;

import dev.signet.application.FormLimits;
import dev.signet.application.OperationRecord;
import dev.signet.application.Registered;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One name of one account, and the only owner of its states. It holds the application that may be used and the one
 * that is open (waiting for a decision, or rejected): for a conversion to the general scenario both exist, and the old
 * one stays usable until the new one is approved (C-11).
 */
final class Signature implements Registered<SignatureFacts> {

    /** Documented: the state forbids a change. */
    static final String NOT_MODIFY = "isv.ERROR_SIGN_NOT_MODIFY";
    /** Documented: the state forbids deletion. */
    static final String NOT_DELETE = "isv.ERROR_SIGN_NOT_DELETE";
    /** Documented: the signature does not exist or is not in a state to be used. */
    static final String NOT_USABLE = "isv.SMS_SIGNATURE_ILLEGAL";

    private static final Wording TEXTS = Wording.of("signature");
    private static final String RULEBOOK = "rulebook";

    private final long id;
    private final long accountId;
    private final String name;
    private final boolean platformTest;
    private final Instant createdAt;
    private @Nullable SignatureRevision usable;
    private @Nullable SignatureRevision open;
    private @Nullable String suspension;
    private @Nullable Instant cancelledAt;
    private final List<OperationRecord<SignatureState>> newRecords = new ArrayList<>();

    Signature(
            long id,
            long accountId,
            String name,
            boolean platformTest,
            Instant createdAt,
            @Nullable SignatureRevision usable,
            @Nullable SignatureRevision open,
            @Nullable String suspension,
            @Nullable Instant cancelledAt) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        this.platformTest = platformTest;
        this.createdAt = createdAt;
        this.usable = usable;
        this.open = open;
        this.suspension = suspension;
        this.cancelledAt = cancelledAt;
    }

    /** A name applied for the first time. */
    static Signature applied(long id, long accountId, String name, SignatureRevision revision, String actor) {
        Signature signature =
                new Signature(id, accountId, name, false, revision.submittedAt(), null, revision, null, null);
        signature.record(
                revision.submittedAt(),
                actor,
                "apply",
                null,
                UNDER_REVIEW,
                revision.orderId(),
                revision.facts().claim().remark());
        return signature;
    }

    /** The state of the name as a whole: what is usable counts before what is open. */
    SignatureState state() {
        if (cancelledAt != null) {
            return CANCELLED;
        }
        if (suspension != null) {
            return SUSPENDED;
        }
        return usable != null ? APPROVED : open().state();
    }

    /** Whether a further application under this name asks for its conversion instead of being a duplicate (SG-19). */
    boolean convertsBy(Scenario scenario) {
        return state() == APPROVED
                && !platformTest
                && !underReview()
                && usable().facts().claim().scenario() == Scenario.VERIFICATION
                && scenario == Scenario.GENERAL;
    }

    /** Refuses to begin a change that no norm needs to see (S4.4-3, S4.4-4, S4.4-5). */
    void checkMayModify(SignatureForm form) {
        if (platformTest) {
            throw TEXTS.refusal(NOT_MODIFY, "modify.platform-test", name);
        }
        if (underReview()) {
            throw TEXTS.refusal(NOT_MODIFY, "modify.under-review", name);
        }
        switch (state()) {
            case REJECTED, WITHDRAWN -> {}
            case APPROVED -> checkConversion(form.claim().scenario());
            case SUSPENDED -> throw TEXTS.refusal(NOT_MODIFY, "modify.suspended", name);
            default -> throw TEXTS.refusal(NOT_MODIFY, "modify.cancelled", name);
        }
    }

    private void checkConversion(Scenario wanted) {
        if (usable().facts().claim().scenario() == Scenario.GENERAL) {
            throw TEXTS.refusal(NOT_MODIFY, "modify.general", name);
        }
        if (wanted != Scenario.GENERAL) {
            throw TEXTS.refusal(NOT_MODIFY, "modify.only-conversion", name);
        }
    }

    /** Submits again after a rejection or withdrawal, or asks for the conversion. */
    void resubmit(SignatureForm form, SignatureRevision revision, String actor) {
        checkMayModify(form);
        boolean conversion = usable != null;
        record(
                revision.submittedAt(),
                actor,
                conversion ? "convert" : "resubmit",
                state(),
                UNDER_REVIEW,
                revision.orderId(),
                revision.facts().claim().remark());
        open = revision;
    }

    /** The auto-approval table let it through: no person decides. */
    @Override
    public void approveByRulebook(Instant at) {
        approve(RULEBOOK, open().rulebookVersion(), "", "", at);
    }

    @Override
    public void approve(String actor, String note, String reason, String reasonEn, Instant at) {
        SignatureRevision revision = undecided();
        usable = revision.decided(APPROVED, reason, reasonEn, at);
        open = null;
        record(at, actor, "approve", UNDER_REVIEW, APPROVED, revision.orderId(), note);
    }

    /** Ends the open application; a signature that was usable before stays so. */
    @Override
    public void reject(String actor, String reason, String reasonEn, Instant at) {
        SignatureRevision revision = undecided();
        open = revision.decided(REJECTED, reason, reasonEn, at);
        record(at, actor, "reject", UNDER_REVIEW, REJECTED, revision.orderId(), reason);
    }

    /** Ends the open application undecided; a signature that was usable before stays so. */
    @Override
    public void withdraw(String actor, Instant at) {
        if (!underReview()) {
            throw TEXTS.refusal(NOT_MODIFY, "withdraw.not-under-review", name);
        }
        SignatureRevision revision = open();
        open = revision.withdrawn();
        record(at, actor, "withdraw", UNDER_REVIEW, WITHDRAWN, revision.orderId(), "");
    }

    /** A reviewer found out what the applicant's door could not carry. */
    @Override
    public void fillIn(SignatureFacts facts, Verdict verdict, String reviewer, String note, Instant at) {
        SignatureRevision revision = undecided();
        open = revision.judgedAgain(facts, verdict);
        record(at, reviewer, "fill-in", UNDER_REVIEW, UNDER_REVIEW, revision.orderId(), note);
    }

    /** Final: nothing is sent with it from now on (S4.5-1). */
    void delete(String actor, Instant at) {
        if (platformTest) {
            throw TEXTS.refusal(NOT_DELETE, "delete.platform-test", name);
        }
        if (underReview()) {
            throw TEXTS.refusal(NOT_DELETE, "delete.under-review", name);
        }
        SignatureState before = state();
        if (before == CANCELLED) {
            throw TEXTS.refusal(NOT_DELETE, "delete.cancelled", name);
        }
        cancelledAt = at;
        record(at, actor, "delete", before, CANCELLED, newestOrder(), "");
    }

    /** The platform takes it out of use; an open application goes on, but changes nothing until the suspension ends. */
    @Override
    public void suspend(String officer, String reason, Instant at) {
        if (state() != APPROVED) {
            throw TEXTS.refusal(NOT_USABLE, "suspend.not-approved", name);
        }
        suspension = reason(reason);
        record(at, officer, "suspend", APPROVED, SUSPENDED, newestOrder(), reason);
    }

    @Override
    public void checkMayReinstate(String reason) {
        if (state() != SUSPENDED) {
            throw TEXTS.refusal(NOT_USABLE, "reinstate.not-suspended", name);
        }
        reason(reason);
    }

    @Override
    public void reinstate(String officer, String approvedBy, String reason, Instant at) {
        checkMayReinstate(reason);
        newRecords.add(new OperationRecord<>(
                at, officer, "reinstate", SUSPENDED, APPROVED, newestOrder(), reason, approvedBy));
        suspension = null;
    }

    private static String reason(String reason) {
        if (PlainText.isBlank(reason) || reason.length() > FormLimits.REASON) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "suspend.reason", FormLimits.REASON);
        }
        return reason;
    }

    /** What the owner may do with the row of the usable or of the open application (S4.4-10 to S4.4-12). */
    Set<SignatureAction> actions(SignatureRevision row) {
        if (platformTest || cancelledAt != null || row.underReview()) {
            return Set.of();
        }
        Set<SignatureAction> actions = EnumSet.of(SignatureAction.RECORDS);
        boolean usableRow = row.state() == APPROVED;
        if (usableRow && suspension == null) {
            actions.add(SignatureAction.BULK_SEND);
        }
        if (!underReview()) {
            actions.add(SignatureAction.DELETE);
            if (suspension == null && !usableRow) {
                actions.add(SignatureAction.FIX);
            } else if (suspension == null && row.facts().claim().scenario() == Scenario.VERIFICATION) {
                actions.add(SignatureAction.MODIFY);
            }
        }
        return actions;
    }

    /** State as its row shows it. */
    SignatureState stateOf(SignatureRevision row) {
        if (cancelledAt != null) {
            return CANCELLED;
        }
        return row.state() == APPROVED && suspension != null ? SUSPENDED : row.state();
    }

    /** The applications of this name that the list shows, newest first. */
    List<SignatureRevision> rows() {
        List<SignatureRevision> rows = new ArrayList<>();
        Optional.ofNullable(open).ifPresent(rows::add);
        Optional.ofNullable(usable).ifPresent(rows::add);
        return rows;
    }

    @Override
    public boolean underReview() {
        return open != null && open.underReview();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long accountId() {
        return accountId;
    }

    String name() {
        return name;
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public SignatureRevision newest() {
        return rows().get(0);
    }

    boolean platformTest() {
        return platformTest;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<SignatureRevision> usableRevision() {
        return Optional.ofNullable(usable);
    }

    Optional<SignatureRevision> openRevision() {
        return Optional.ofNullable(open);
    }

    @Nullable
    String suspension() {
        return suspension;
    }

    @Nullable
    Instant cancelledAt() {
        return cancelledAt;
    }

    /** Operation records of the transitions since this object was made, in order. */
    List<OperationRecord<SignatureState>> newRecords() {
        return List.copyOf(newRecords);
    }

    /** The application that waits for a decision. */
    @Override
    public SignatureRevision undecided() {
        if (!underReview()) {
            throw TEXTS.refusal(NOT_USABLE, "decide.not-under-review", name);
        }
        return open();
    }

    private long newestOrder() {
        return newest().orderId();
    }

    private SignatureRevision usable() {
        if (usable == null) {
            throw new IllegalStateException("signature " + id + " has nothing usable");
        }
        return usable;
    }

    private SignatureRevision open() {
        if (open == null) {
            throw new IllegalStateException("signature " + id + " has nothing open");
        }
        return open;
    }

    private void record(
            Instant at,
            String actor,
            String action,
            @Nullable SignatureState from,
            SignatureState to,
            long orderId,
            String note) {
        newRecords.add(new OperationRecord<>(at, actor, action, from, to, orderId, note));
    }
}
