package dev.signet.review.desk;

import dev.signet.account.Accounts;
import dev.signet.application.ReviewRules;
import dev.signet.application.ReviewSubjects;
import dev.signet.evidence.EvidenceContent;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.processes.review.ReviewGuard;
import dev.signet.review.process.ReviewFile;
import dev.signet.review.process.ReviewFiles;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a reviewer does beside deciding: reading the application, looking at its evidence, filling in facts. */
@Service
class ReviewDesk {

    private static final Wording TEXTS = Wording.of("review");

    private final ReviewTasks tasks;
    private final ReviewFiles files;
    private final ReviewSubjects subjects;
    private final ReviewRules rules;
    private final ReviewComments comments;
    private final EvidenceFiles evidence;
    private final Accounts accounts;
    private final Clock clock;

    ReviewDesk(
            ReviewTasks tasks,
            ReviewFiles files,
            ReviewSubjects subjects,
            ReviewRules rules,
            ReviewComments comments,
            EvidenceFiles evidence,
            Accounts accounts,
            Clock clock) {
        this.tasks = tasks;
        this.files = files;
        this.subjects = subjects;
        this.rules = rules;
        this.comments = comments;
        this.evidence = evidence;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReviewAnswer read(String taskId, String person) {
        return answer(tasks.visible(taskId, person));
    }

    /** @throws Refusal when the file is not part of the application under review */
    @Transactional(readOnly = true)
    public EvidenceContent open(String taskId, long fileId, String person) {
        ReviewFile file = files.get(tasks.visible(taskId, person).businessKey());
        if (!subjects.of(file.kind()).evidence(file.subjectId()).contains(fileId)) {
            throw noSuchFile(fileId);
        }
        return evidence.openForReview(fileId).orElseThrow(() -> noSuchFile(fileId));
    }

    /** Judges the application again with what the reviewer found out; it may turn out to be high risk. */
    @Transactional
    public ReviewAnswer fillIn(String taskId, Map<String, String> facts, String person) {
        ReviewTask task = tasks.visible(taskId, person);
        tasks.refuseUnlessWorkedOnBy(task, person);
        ReviewFile file = files.get(task.businessKey());
        boolean highRisk = subjects.of(file.kind()).fillIn(file.subjectId(), facts, person);
        if (highRisk && !file.highRisk()) {
            files.markHighRisk(file.businessKey());
            tasks.markHighRisk(task);
        }
        return answer(task);
    }

    private ReviewAnswer answer(ReviewTask task) {
        ReviewFile file = files.get(task.businessKey());
        return new ReviewAnswer(
                task.id(),
                task.name(),
                file.kind(),
                Long.toString(file.subjectId()),
                task.assignee(),
                file.highRisk(),
                file.submittedAt(),
                file.dueAt(),
                file.dueAt() != null && clock.instant().isAfter(file.dueAt()),
                accounts.find(file.accountId()).orElseThrow().zone(),
                file.opinions(),
                comments.of(file.businessKey()),
                rules.reasons(file.kind()),
                ReviewGuard.MAX_COMMENT,
                subjects.of(file.kind()).screen(file.subjectId()));
    }

    private static Refusal noSuchFile(long fileId) {
        return TEXTS.refusal("EvidenceNotFound", "file-unknown", fileId);
    }
}
