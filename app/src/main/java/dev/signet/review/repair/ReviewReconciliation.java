package dev.signet.review.repair;

import dev.signet.application.ReviewRequest;
import dev.signet.application.ReviewSubject;
import dev.signet.application.ReviewSubject.Standing;
import dev.signet.application.ReviewSubjects;
import dev.signet.application.ReviewedKind;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Discrepancies;
import dev.signet.review.process.BusinessKey;
import dev.signet.review.process.ReviewFile;
import dev.signet.review.process.ReviewFiles;
import dev.signet.review.process.ReviewProcesses;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares three records of who waits for a decision: the domain's application, the review's file, and the engine's
 * process with its task. The application says whether there is anything to decide, the file how far the review has come;
 * what the engine lost is begun anew from them, and what it kept of a decided application is taken away. Where application
 * and file contradict each other nothing is touched: that is for people.
 */
@Component
class ReviewReconciliation {

    static final String PAIR = "application-review";

    private final ReviewSubjects subjects;
    private final ReviewFiles files;
    private final ReviewProcesses processes;
    private final Discrepancies discrepancies;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ReviewReconciliation(
            ReviewSubjects subjects,
            ReviewFiles files,
            ReviewProcesses processes,
            Discrepancies discrepancies,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.subjects = subjects;
        this.files = files;
        this.processes = processes;
        this.discrepancies = discrepancies;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What came of looking at one application. */
    private sealed interface Outcome {

        record Agrees() implements Outcome {}

        record Mended(String note) implements Outcome {}

        record Left(String note) implements Outcome {}
    }

    private static final String MENDED = "review.mended";
    private static final Outcome AGREES = new Outcome.Agrees();

    /** Compares everything; what is mended is mended in a transaction of its own. */
    void reconcile() {
        Set<String> withTask = processes.withTask();
        Map<String, String> left = new TreeMap<>();
        for (ReviewSubject subject : subjects.all()) {
            suspects(subject, withTask).forEach(id -> look(subject, id, left));
        }
        discrepancies.left(PAIR, left);
    }

    /** Read while people go on deciding: who is really in disorder shows only under the lock. */
    private Set<Long> suspects(ReviewSubject subject, Set<String> withTask) {
        ReviewedKind kind = subject.reviewed();
        Set<Long> suspects = new TreeSet<>();
        Set<Long> running = new HashSet<>();
        for (ProcessInstance instance : processes.running(kind)) {
            long id = BusinessKey.id(kind.name(), instance.getBusinessKey());
            if (!running.add(id) || !withTask.contains(instance.getBusinessKey())) {
                suspects.add(id);
            }
        }
        Set<Long> open = new HashSet<>(files.openSubjects(kind));
        Set<Long> waiting = new HashSet<>(subject.waiting());
        addDifference(suspects, running, open);
        addDifference(suspects, open, waiting);
        return suspects;
    }

    private static void addDifference(Set<Long> suspects, Set<Long> some, Set<Long> others) {
        some.stream().filter(id -> !others.contains(id)).forEach(suspects::add);
        others.stream().filter(id -> !some.contains(id)).forEach(suspects::add);
    }

    private void look(ReviewSubject subject, long id, Map<String, String> left) {
        String key = BusinessKey.of(subject.kind(), id);
        try {
            Outcome outcome = transaction.execute(status -> compare(subject, id, key));
            if (outcome instanceof Outcome.Mended mended) {
                discrepancies.mended(PAIR, key, mended.note());
            } else if (outcome instanceof Outcome.Left rest) {
                left.put(key, rest.note());
            }
        } catch (RuntimeException e) {
            left.put(key, "could not be compared or mended: " + e);
        }
    }

    /** The file first: whoever decides changes it, too, and waits. */
    private Outcome compare(ReviewSubject subject, long id, String key) {
        Optional<ReviewFile> file = files.lock(key);
        List<String> instances = processes.running(subject.reviewed(), key);
        Standing standing = subject.standing(id);
        if (standing == Standing.WAITS) {
            return file.map(open -> compare(open, instances))
                    .orElseGet(() -> withoutFile(subject.request(id), key, instances));
        }
        if (file.isPresent()) {
            return new Outcome.Left(
                    standing == Standing.OVER
                            ? "has an open review, although the application is decided"
                            : "has an open review, but there is no such application");
        }
        if (instances.isEmpty()) {
            return AGREES;
        }
        if (standing == Standing.UNKNOWN) {
            return new Outcome.Left("has a process, but there is no such application");
        }
        end(instances, "its application is decided");
        String note = "had a process although its application is decided: ended it";
        audit.record("system", MENDED, subject.kind(), Long.toString(id), Map.of("note", note));
        return new Outcome.Mended(note);
    }

    private Outcome compare(ReviewFile file, List<String> instances) {
        if (instances.size() == 1 && processes.hasTask(file.businessKey())) {
            return AGREES;
        }
        if (instances.size() > 1) {
            return new Outcome.Left("has " + instances.size() + " processes: " + instances);
        }
        if (file.settled()) {
            return new Outcome.Left("has every opinion on file, but no decision was recorded");
        }
        end(instances, "nobody could decide in it");
        processes.begin(file);
        return mended(
                file.accountId(),
                file.kind(),
                file.subjectId(),
                (instances.isEmpty() ? "had no process" : "had a process without a task") + ": began one anew");
    }

    private Outcome withoutFile(ReviewRequest request, String key, List<String> instances) {
        if (files.decided(request)) {
            return new Outcome.Left("was decided by its review, but is still under review");
        }
        end(instances, "it had no file");
        files.create(request);
        processes.begin(files.get(key));
        return mended(
                request.accountId(), request.kind(), request.id(), "was under review without a review: began one");
    }

    private void end(List<String> instances, String reason) {
        instances.forEach(instance -> processes.end(instance, reason));
    }

    private Outcome mended(long accountId, String kind, long id, String note) {
        audit.recordOf(accountId, "system", MENDED, kind, Long.toString(id), Map.of("note", note));
        return new Outcome.Mended(note);
    }
}
