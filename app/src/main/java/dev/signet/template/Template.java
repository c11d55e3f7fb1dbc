package dev.signet.template;

import static dev.signet.template.TemplateState.APPROVED;
import static dev.signet.template.TemplateState.CANCELLED;
import static dev.signet.template.TemplateState.REJECTED;
import static dev.signet.template.TemplateState.SUSPENDED;
import static dev.signet.template.TemplateState.UNDER_REVIEW;
import static dev.signet.template.TemplateState.WITHDRAWN;

import dev.signet.application.FormLimits;
import dev.signet.application.OperationRecord;
import dev.signet.application.Registered;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A template of an account, and the only owner of its states. An approved text is never changed. */
final class Template implements Registered<TemplateFacts> {

    /** Documented: the state forbids a change. */
    static final String NOT_MODIFY = "isv.ERROR_TEMPLATE_NOT_MODIFY";
    /** Documented: the state forbids deletion. */
    static final String NOT_DELETE = "isv.ERROR_TEMPLATE_NOT_DELETE";
    /** Documented: the template does not exist or is not in a state to be used. */
    static final String NOT_USABLE = "isv.SMS_TEMPLATE_ILLEGAL";

    private static final Wording TEXTS = Wording.of("template");
    private static final String RULEBOOK = "rulebook";

    private final long id;
    private final String code;
    private final long accountId;
    private final Instant createdAt;
    private TemplateRevision revision;
    private @Nullable String suspension;
    private @Nullable Instant cancelledAt;
    private final List<OperationRecord<TemplateState>> newRecords = new ArrayList<>();

    Template(
            long id,
            String code,
            long accountId,
            Instant createdAt,
            TemplateRevision revision,
            @Nullable String suspension,
            @Nullable Instant cancelledAt) {
        this.id = id;
        this.code = code;
        this.accountId = accountId;
        this.createdAt = createdAt;
        this.revision = revision;
        this.suspension = suspension;
        this.cancelledAt = cancelledAt;
    }

    /** A template applied for the first time. */
    static Template applied(long id, String code, long accountId, TemplateRevision revision, String actor) {
        Template template = new Template(id, code, accountId, revision.submittedAt(), revision, null, null);
        template.record(
                revision.submittedAt(),
                actor,
                "apply",
                null,
                UNDER_REVIEW,
                revision.facts().claim().remark());
        return template;
    }

    TemplateState state() {
        if (cancelledAt != null) {
            return CANCELLED;
        }
        return suspension != null ? SUSPENDED : revision.state();
    }

    /** Refuses to begin a change in any state but rejected and withdrawn. */
    void checkMayModify() {
        String key = switch (state()) {
            case REJECTED, WITHDRAWN -> "";
            case UNDER_REVIEW -> "modify.under-review";
            case APPROVED -> "modify.approved";
            case SUSPENDED -> "modify.suspended";
            case CANCELLED -> "modify.cancelled";
        };
        if (!key.isEmpty()) {
            throw TEXTS.refusal(NOT_MODIFY, key, code);
        }
    }

    /** Submits again after a rejection or withdrawal, under the same code. */
    void resubmit(TemplateRevision next, String actor) {
        checkMayModify();
        TemplateState before = state();
        revision = next;
        record(
                next.submittedAt(),
                actor,
                "resubmit",
                before,
                UNDER_REVIEW,
                next.facts().claim().remark());
    }

    /** The auto-approval table let it through: no person decides. */
    @Override
    public void approveByRulebook(Instant at) {
        approve(RULEBOOK, revision.rulebookVersion(), "", "", at);
    }

    @Override
    public void approve(String actor, String note, String reason, String reasonEn, Instant at) {
        revision = undecided().decided(APPROVED, reason, reasonEn, at);
        record(at, actor, "approve", UNDER_REVIEW, APPROVED, note);
    }

    @Override
    public void reject(String actor, String reason, String reasonEn, Instant at) {
        revision = undecided().decided(REJECTED, reason, reasonEn, at);
        record(at, actor, "reject", UNDER_REVIEW, REJECTED, reason);
    }

    /** Ends the application undecided. */
    @Override
    public void withdraw(String actor, Instant at) {
        if (!underReview()) {
            throw TEXTS.refusal(NOT_MODIFY, "withdraw.not-under-review", code);
        }
        revision = revision.withdrawn();
        record(at, actor, "withdraw", UNDER_REVIEW, WITHDRAWN, "");
    }

    /** A reviewer found out what the applicant's door could not carry. */
    @Override
    public void fillIn(TemplateFacts facts, Verdict verdict, String reviewer, String note, Instant at) {
        revision = undecided().judgedAgain(facts, verdict);
        record(at, reviewer, "fill-in", UNDER_REVIEW, UNDER_REVIEW, note);
    }

    /** Final: nothing is sent with it from now on. */
    void delete(String actor, Instant at) {
        TemplateState before = state();
        if (before == UNDER_REVIEW) {
            throw TEXTS.refusal(NOT_DELETE, "delete.under-review", code);
        }
        if (before == CANCELLED) {
            throw TEXTS.refusal(NOT_DELETE, "delete.cancelled", code);
        }
        cancelledAt = at;
        record(at, actor, "delete", before, CANCELLED, "");
    }

    /** The platform takes it out of use. */
    @Override
    public void suspend(String officer, String reason, Instant at) {
        if (state() != APPROVED) {
            throw TEXTS.refusal(NOT_USABLE, "suspend.not-approved", code);
        }
        suspension = reason(reason);
        record(at, officer, "suspend", APPROVED, SUSPENDED, reason);
    }

    @Override
    public void checkMayReinstate(String reason) {
        if (state() != SUSPENDED) {
            throw TEXTS.refusal(NOT_USABLE, "reinstate.not-suspended", code);
        }
        reason(reason);
    }

    @Override
    public void reinstate(String officer, String approvedBy, String reason, Instant at) {
        checkMayReinstate(reason);
        newRecords.add(new OperationRecord<>(
                at, officer, "reinstate", SUSPENDED, APPROVED, revision.orderId(), reason, approvedBy));
        suspension = null;
    }

    private static String reason(String reason) {
        if (PlainText.isBlank(reason) || reason.length() > FormLimits.REASON) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "suspend.reason", FormLimits.REASON);
        }
        return reason;
    }

    /** What the owner may do with it: as for signatures, but an approved text cannot be changed at all. */
    Set<TemplateAction> actions() {
        return switch (state()) {
            case APPROVED -> EnumSet.of(TemplateAction.BULK_SEND, TemplateAction.RECORDS, TemplateAction.DELETE);
            case REJECTED, WITHDRAWN -> EnumSet.of(TemplateAction.FIX, TemplateAction.RECORDS, TemplateAction.DELETE);
            case SUSPENDED -> EnumSet.of(TemplateAction.RECORDS, TemplateAction.DELETE);
            case UNDER_REVIEW, CANCELLED -> Set.of();
        };
    }

    /** The application that waits for a decision. */
    @Override
    public TemplateRevision undecided() {
        if (!underReview()) {
            throw TEXTS.refusal(NOT_USABLE, "decide.not-under-review", code);
        }
        return revision;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String label() {
        return code;
    }

    @Override
    public boolean underReview() {
        return state() == UNDER_REVIEW;
    }

    @Override
    public TemplateRevision newest() {
        return revision;
    }

    String code() {
        return code;
    }

    @Override
    public long accountId() {
        return accountId;
    }

    Instant createdAt() {
        return createdAt;
    }

    TemplateRevision revision() {
        return revision;
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
    List<OperationRecord<TemplateState>> newRecords() {
        return List.copyOf(newRecords);
    }

    private void record(
            Instant at, String actor, String action, @Nullable TemplateState from, TemplateState to, String note) {
        newRecords.add(new OperationRecord<>(at, actor, action, from, to, revision.orderId(), note));
    }
}
