package dev.signet.review.process;

import dev.signet.application.ReviewRules;
import dev.signet.processes.review.ReviewVariables;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The deadline by the review calendar: from submission for the first opinion, from now for the second (RV-1, RV-2, RV-4). */
@Component(ReviewVariables.DEADLINE_DELEGATE)
class ComputeReviewDeadlineDelegate implements JavaDelegate {

    private final ReviewFiles files;
    private final ReviewRules rules;
    private final Clock clock;

    ComputeReviewDeadlineDelegate(ReviewFiles files, ReviewRules rules, Clock clock) {
        this.files = files;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReviewFile file = files.get(execution.getProcessBusinessKey());
        Instant from = file.opinions().isEmpty() ? file.submittedAt() : clock.instant();
        Instant due = rules.deadline(from, file.reviewClass());
        files.due(file.businessKey(), due);
        execution.setVariable(ReviewVariables.DUE_DATE, Date.from(due));
    }
}
