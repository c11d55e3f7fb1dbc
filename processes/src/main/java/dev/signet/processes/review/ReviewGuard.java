package dev.signet.processes.review;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the completion of every review task, whatever door it comes through, in the engine's transaction; at its
 * assignment, so that nobody holds a task which they could not complete; and at its creation, to name it.
 * Who completes is who is authenticated: that person must have claimed the task, belong to its candidate group, not
 * be the applicant and not have given an opinion on this review before. What was decided must be well formed.
 */
public final class ReviewGuard implements TaskListener {

    /** In characters; what the applicant's page and the API can show. */
    public static final int MAX_COMMENT = 500;

    /** In characters; what the engine's column holds with room to spare. */
    private static final int MAX_NAME = 120;

    /** The engine's own name for those who may do everything. */
    private static final String ADMINISTRATORS = Groups.CAMUNDA_ADMIN;

    private final ReviewRecords records;
    private final ReasonCatalogue reasons;

    public ReviewGuard(ReviewRecords records, ReasonCatalogue reasons) {
        this.records = records;
        this.reasons = reasons;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> nameAfterSubject(task);
            case EVENTNAME_COMPLETE -> guardCompletion(task);
            default -> guardAssignment(task);
        }
    }

    /** A list of tasks shows names; equal ones would tell nobody which application is which, or of which kind. */
    private static void nameAfterSubject(DelegateTask task) {
        if (task.getVariable(ReviewVariables.REVIEW_TASK) instanceof String ofThisKind) {
            task.setName(ofThisKind);
        }
        if (task.getVariable(ReviewVariables.SUBJECT_TITLE) instanceof String title && !title.isBlank()) {
            String name = task.getName() + " · " + title;
            task.setName(name.substring(
                    0, name.offsetByCodePoints(0, Math.min(MAX_NAME, name.codePointCount(0, name.length())))));
        }
    }

    /** A claim is one's own: taken and given back by whoever holds it. An administrator may give it to anybody of its group. */
    private void guardAssignment(DelegateTask task) {
        String holder = task.getAssignee();
        Authentication authentication = authentication(task);
        if (authentication != null && !isMember(task, authentication.getUserId(), List.of(ADMINISTRATORS))) {
            refuseClaimForAnother(authentication.getUserId(), holder);
            refuseTakingAway(authentication.getUserId(), holderBefore(task));
        }
        if (authentication != null && holder != null) {
            refuseOutsiders(task, holder);
        }
        if (holder != null) {
            refuseInvolved(records.open(task.getExecution().getProcessBusinessKey()), holder);
        }
    }

    private static void refuseClaimForAnother(String person, @Nullable String holder) {
        if (holder != null && !holder.equals(person)) {
            throw new ReviewRefused(
                    "只能以自己的名义认领任务，不能替 %s 认领。".formatted(holder),
                    "You claim a task in your own name, not in the name of %s.".formatted(holder));
        }
    }

    private static void refuseTakingAway(String person, @Nullable String before) {
        if (before != null && !before.equals(person)) {
            throw new ReviewRefused(
                    "任务已由 %s 认领，只有认领人或管理员可以放弃或转交。".formatted(before),
                    "The task is claimed by %s; only they or an administrator can give it back.".formatted(before));
        }
    }

    private static @Nullable String holderBefore(DelegateTask task) {
        PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        return change == null ? null : (String) change.getOrgValue();
    }

    private void guardCompletion(DelegateTask task) {
        String businessKey = task.getExecution().getProcessBusinessKey();
        String person = authenticated(task);
        refuseUnlessClaimed(task, person);
        refuseOutsiders(task, person);
        ReviewRecord review = records.open(businessKey);
        refuseInvolved(review, person);
        refuseForgedRisk(task, review);
        Opinion opinion = readOpinion(task, businessKey, person);
        records.add(businessKey, opinion);
        publish(task, review, opinion);
    }

    private static String authenticated(DelegateTask task) {
        Authentication authentication = authentication(task);
        if (authentication == null) {
            throw new ReviewRefused("未登录，不能办理审核。", "Log in before deciding a review.");
        }
        return authentication.getUserId();
    }

    /** Who acts; null when the product itself does. */
    private static @Nullable Authentication authentication(DelegateTask task) {
        Authentication current =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return current == null || current.getUserId() == null ? null : current;
    }

    private static void refuseUnlessClaimed(DelegateTask task, String person) {
        if (task.getAssignee() == null) {
            throw new ReviewRefused("请先认领任务再办理。", "Claim the task before deciding it.");
        }
        if (!person.equals(task.getAssignee())) {
            throw new ReviewRefused(
                    "任务已由 %s 认领，只有认领人可以办理。".formatted(task.getAssignee()),
                    "The task is claimed by %s; only they can decide it.".formatted(task.getAssignee()));
        }
    }

    private static void refuseOutsiders(DelegateTask task, String person) {
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
        if (!isMember(task, person, groups)) {
            throw new ReviewRefused(
                    "%s 不属于可办理此任务的组 %s。".formatted(person, groups),
                    "%s belongs to none of the groups %s that may decide this task.".formatted(person, groups));
        }
    }

    private static boolean isMember(DelegateTask task, String person, List<String> groups) {
        var identity = task.getProcessEngineServices().getIdentityService();
        return groups.stream()
                .anyMatch(group -> identity.createUserQuery()
                                .userId(person)
                                .memberOfGroup(group)
                                .count()
                        > 0);
    }

    private static void refuseInvolved(ReviewRecord review, String person) {
        if (person.equals(review.applicant())) {
            throw new ReviewRefused("申请人不能审核自己的申请。", "Applicants cannot decide their own application.");
        }
        if (review.reviewers().contains(person)) {
            throw new ReviewRefused(
                    "%s 已给出第一意见，复核须由另一人进行。".formatted(person),
                    "%s gave the first opinion; the second must be another person's.".formatted(person));
        }
        if (review.reviewers().size() >= (review.highRisk() ? 2 : 1)) {
            throw new ReviewOutrun("此申请的审核意见已齐备。", "Every opinion this review needs is on file.");
        }
    }

    /** A completion may carry any variable, this one would spare the second person. */
    private static void refuseForgedRisk(DelegateTask task, ReviewRecord review) {
        if (!Boolean.valueOf(review.highRisk()).equals(task.getVariable(ReviewVariables.HIGH_RISK))) {
            throw new ReviewRefused(
                    "变量 highRisk 由系统设定，不能随办理修改。",
                    "The variable highRisk is set by the system and cannot be changed by a completion.");
        }
    }

    private Opinion readOpinion(DelegateTask task, String businessKey, String person) {
        boolean approved = readDecision(task.getVariable(ReviewVariables.DECISION));
        List<String> codes = readCodes(task.getVariable(ReviewVariables.REASON_CODES), kindOf(businessKey));
        String comment = readComment(task.getVariable(ReviewVariables.COMMENT));
        if (!approved && codes.isEmpty()) {
            throw new ReviewRefused("驳回时至少选择一个原因。", "Choose at least one reason to reject.");
        }
        if (approved && !codes.isEmpty()) {
            throw new ReviewRefused(
                    "通过时不能带驳回原因 %s。".formatted(codes), "An approval carries no reasons, got %s.".formatted(codes));
        }
        List<String> unknown = approved ? records.unknownFacts(businessKey) : List.of();
        if (!unknown.isEmpty() && !readAcceptance(task.getVariable(ReviewVariables.UNKNOWN_ACCEPTED))) {
            throw new ReviewRefused(
                    "有事实尚未核实：%s。请补充，或确认后再通过（unknownAccepted 为 true）。".formatted(String.join("；", unknown)),
                    "Some facts are unknown: fill them in, or confirm that you approve all the same (unknownAccepted true).");
        }
        return new Opinion(task.getId(), person, approved, codes, comment, unknown);
    }

    private static boolean readAcceptance(@Nullable Object value) {
        if (value != null && !(value instanceof Boolean)) {
            throw new ReviewRefused(
                    "变量 %s 须为 true 或 false，收到 %s。".formatted(ReviewVariables.UNKNOWN_ACCEPTED, value),
                    "The variable %s must be true or false, got %s."
                            .formatted(ReviewVariables.UNKNOWN_ACCEPTED, value));
        }
        return Boolean.TRUE.equals(value);
    }

    private static boolean readDecision(@Nullable Object value) {
        if (ReviewVariables.APPROVED.equals(value)) {
            return true;
        }
        if (ReviewVariables.REJECTED.equals(value)) {
            return false;
        }
        throw new ReviewRefused(
                "审核结果须为 approved 或 rejected，收到 %s。".formatted(value),
                "The decision must be approved or rejected, got %s.".formatted(value));
    }

    private List<String> readCodes(@Nullable Object value, String kind) {
        List<String> codes = Arrays.stream(
                        text(value, ReviewVariables.REASON_CODES).split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        for (String code : codes) {
            if (!reasons.has(kind, code)) {
                throw new ReviewRefused(
                        "原因代码 %s 不在原因目录中。".formatted(code),
                        "The reason code %s is not in the catalogue.".formatted(code));
            }
        }
        return codes;
    }

    private static String readComment(@Nullable Object value) {
        String comment = text(value, ReviewVariables.COMMENT).strip();
        int length = comment.codePointCount(0, comment.length());
        if (length > MAX_COMMENT) {
            throw new ReviewRefused(
                    "给申请人的说明最多 %d 字，现有 %d 字。".formatted(MAX_COMMENT, length),
                    "The comment may have %d characters, it has %d.".formatted(MAX_COMMENT, length));
        }
        return comment;
    }

    private static String text(@Nullable Object value, String name) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw new ReviewRefused("变量 %s 须为文本。".formatted(name), "The variable %s must be text.".formatted(name));
    }

    private static String kindOf(String businessKey) {
        return businessKey.substring(0, businessKey.indexOf(':'));
    }

    private static void publish(DelegateTask task, ReviewRecord review, Opinion opinion) {
        task.setVariable(ReviewVariables.REASON_CODES, String.join(",", opinion.reasonCodes()));
        task.setVariable(ReviewVariables.COMMENT, opinion.comment());
        if (review.reviewers().isEmpty()) {
            task.setVariable(ReviewVariables.FIRST_REVIEWER, opinion.reviewer());
        }
    }
}
