package dev.signet.review.process;

import dev.signet.application.DecisionText;
import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewSubjects;
import dev.signet.platform.Refusal;
import dev.signet.processes.review.ReviewRefused;
import dev.signet.processes.review.ReviewVariables;
import dev.signet.review.process.ReviewFile.GivenOpinion;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Hands the outcome to the domain that applied. The opinions on file count, not the variables: a token that was moved
 * here by hand finds no decision to record.
 */
@Component(ReviewVariables.RECORD_DELEGATE)
class RecordReviewDecisionDelegate implements JavaDelegate {

    private final ReviewFiles files;
    private final ReviewSubjects subjects;
    private final DecisionText text;
    private final MeterRegistry meters;
    private final Clock clock;

    RecordReviewDecisionDelegate(
            ReviewFiles files, ReviewSubjects subjects, DecisionText text, MeterRegistry meters, Clock clock) {
        this.files = files;
        this.subjects = subjects;
        this.text = text;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReviewFile file = files.get(execution.getProcessBusinessKey());
        if (!file.settled()) {
            throw ReviewTexts.refused("unsettled");
        }
        ReviewDecision decision = decision(file);
        decide(file, decision);
        files.close(file.businessKey(), decision.approved());
        execution.setVariable(
                ReviewVariables.DECISION, decision.approved() ? ReviewVariables.APPROVED : ReviewVariables.REJECTED);
        count(file, decision);
    }

    private ReviewDecision decision(ReviewFile file) {
        GivenOpinion last = file.opinions().get(file.opinions().size() - 1);
        return new ReviewDecision(
                file.approved(),
                last.reasonCodes(),
                last.comment(),
                text.chinese(file.kind(), last.reasonCodes(), last.comment()),
                text.english(file.kind(), last.reasonCodes(), last.comment()),
                file.opinions().stream()
                        .flatMap(given -> given.acceptedUnknown().stream())
                        .distinct()
                        .toList(),
                file.reviewers(),
                clock.instant());
    }

    private void decide(ReviewFile file, ReviewDecision decision) {
        try {
            subjects.of(file.kind()).decide(file.subjectId(), decision);
        } catch (Refusal refusal) {
            throw new ReviewRefused(refusal.messageZh(), refusal.messageEn());
        }
    }

    private void count(ReviewFile file, ReviewDecision decision) {
        meters.counter("signet.review.decided", "kind", file.kind(), "approved", "" + decision.approved())
                .increment();
    }
}
