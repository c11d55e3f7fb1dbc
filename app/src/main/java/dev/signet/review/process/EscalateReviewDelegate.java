package dev.signet.review.process;

import dev.signet.application.ReviewOverdue;
import dev.signet.application.ReviewRules;
import dev.signet.application.ReviewSettings;
import dev.signet.audit.AuditTrail;
import dev.signet.processes.review.ReviewEscalationProcess;
import dev.signet.processes.review.ReviewVariables;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Raises the open task of an overdue review and tells everyone who listens; says when to look again. */
@Component(ReviewVariables.ESCALATE_DELEGATE)
class EscalateReviewDelegate implements JavaDelegate {

    /** The engine's middle; a raised task comes before every task on time. */
    private static final int NORMAL_PRIORITY = 50;

    private static final int PRIORITY_STEP = 10;

    private static final Logger log = LoggerFactory.getLogger(EscalateReviewDelegate.class);

    private final TaskService tasks;
    private final ReviewFiles files;
    private final ReviewRules rules;
    private final ReviewSettings settings;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    EscalateReviewDelegate(
            TaskService tasks,
            ReviewFiles files,
            ReviewRules rules,
            ReviewSettings settings,
            AuditTrail audit,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.tasks = tasks;
        this.files = files;
        this.rules = rules;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String instance = (String) execution.getVariable(ReviewEscalationProcess.REVIEW_INSTANCE_ID);
        List<Task> open = tasks.createTaskQuery().processInstanceId(instance).list();
        if (open.isEmpty()) {
            // The first opinion came while this waited; the second has a deadline of its own.
            execution.setVariable(ReviewEscalationProcess.ESCALATE_AGAIN, false);
            return;
        }
        ReviewFile file = files.get(execution.getProcessBusinessKey());
        int level = level(execution) + 1;
        open.forEach(task -> tasks.setPriority(task.getId(), NORMAL_PRIORITY + PRIORITY_STEP * level));
        tell(file, level);
        plan(execution, file, level);
    }

    private static int level(DelegateExecution execution) {
        Object level = execution.getVariable(ReviewEscalationProcess.ESCALATION_LEVEL);
        return level == null ? 0 : (Integer) level;
    }

    private void tell(ReviewFile file, int level) {
        files.raised(file.businessKey(), level);
        Instant due = Objects.requireNonNullElse(file.dueAt(), file.submittedAt());
        audit.recordOf(
                file.accountId(),
                "system",
                "review.overdue",
                file.kind(),
                Long.toString(file.subjectId()),
                Map.of("level", level, "dueAt", due.toString()));
        events.publishEvent(new ReviewOverdue(file.kind(), file.subjectId(), file.accountId(), level, due));
        meters.counter("signet.review.overdue", "kind", file.kind()).increment();
        log.warn("Review {} was due at {} and is undecided; raised to level {}", file.businessKey(), due, level);
    }

    private void plan(DelegateExecution execution, ReviewFile file, int level) {
        execution.setVariable(ReviewEscalationProcess.ESCALATION_LEVEL, level);
        execution.setVariable(ReviewEscalationProcess.ESCALATE_AGAIN, level < settings.escalationLevels());
        execution.setVariable(
                ReviewEscalationProcess.NEXT_ESCALATION,
                Date.from(rules.deadline(clock.instant(), file.reviewClass())));
    }
}
