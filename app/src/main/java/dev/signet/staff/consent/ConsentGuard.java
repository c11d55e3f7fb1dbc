package dev.signet.staff.consent;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import dev.signet.processes.review.ReviewRefused;
import dev.signet.processes.staff.ConsentProcesses;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the task of a change, whatever door somebody comes through. Who may decide is said by {@link Consents} alone: this
 * one hands the decision on, and lets a task end otherwise only where its change has ended.
 */
public final class ConsentGuard<C extends ConsentedChange> implements TaskListener {

    private static final Wording TEXTS = Wording.of("staff");
    private static final int LONGEST_NAME = 240;
    private static final int LONGEST_REASON = 500;

    private final Consents<C> changes;
    private final ConsentInstances<C> instances;

    public ConsentGuard(Consents<C> changes, ConsentInstances<C> instances) {
        this.changes = changes;
        this.instances = instances;
    }

    @Override
    public void notify(DelegateTask task) {
        try {
            switch (task.getEventName()) {
                case EVENTNAME_CREATE -> nameAfterSubject(task);
                case EVENTNAME_COMPLETE -> complete(task);
                default -> assign(task);
            }
        } catch (Refusal refusal) {
            throw new ReviewRefused(refusal.messageZh(), refusal.messageEn());
        }
    }

    private void nameAfterSubject(DelegateTask task) {
        String subject = changes.subject(changes.show(id(task)));
        task.setName(PlainText.cut(task.getName() + " · " + subject, LONGEST_NAME));
    }

    /** A claim is one's own, and of those only who could decide. */
    private void assign(DelegateTask task) {
        Authentication person = person(task);
        if (person == null) {
            return;
        }
        String holder = task.getAssignee();
        String before = holderBefore(task);
        if (before != null && !before.equals(person.getUserId())) {
            throw refused("task-held", before);
        }
        if (holder == null) {
            return;
        }
        if (!holder.equals(person.getUserId())) {
            throw refused("task-for-another", holder);
        }
        long id = id(task);
        instances.apart(() -> changes.requireDecider(holder, id));
    }

    private void complete(DelegateTask task) {
        Authentication person = person(task);
        if (person == null) {
            refuseWhileItWaits(task);
            return;
        }
        if (!person.getUserId().equals(task.getAssignee())) {
            throw refused("task-unclaimed");
        }
        boolean approved = approved(task.getVariable(ConsentProcesses.DECISION));
        String reason = approved ? "" : reason(task.getVariable(ConsentProcesses.COMMENT));
        long id = id(task);
        C ended = instances.within(id, () -> changes.decide(person.getUserId(), id, approved, reason));
        task.setVariable(ConsentProcesses.OUTCOME, ended.state().name());
    }

    /** The product itself completes what has ended; nobody completes what has not. */
    private void refuseWhileItWaits(DelegateTask task) {
        if (changes.show(id(task)).waits()) {
            throw refused("task-unclaimed");
        }
    }

    private static boolean approved(@Nullable Object decision) {
        if (ConsentProcesses.APPROVED.equals(decision)) {
            return true;
        }
        if (ConsentProcesses.REJECTED.equals(decision)) {
            return false;
        }
        throw refused("task-undecided");
    }

    private static String reason(@Nullable Object comment) {
        if (!(comment instanceof String words)
                || PlainText.isBlank(words)
                || words.codePointCount(0, words.length()) > LONGEST_REASON) {
            throw refused("task-reason", LONGEST_REASON);
        }
        return words;
    }

    private static long id(DelegateTask task) {
        return Long.parseLong((String) task.getVariable(ConsentProcesses.CHANGE_ID));
    }

    private static @Nullable Authentication person(DelegateTask task) {
        Authentication current =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return current == null || current.getUserId() == null ? null : current;
    }

    private static @Nullable String holderBefore(DelegateTask task) {
        PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        return change == null ? null : (String) change.getOrgValue();
    }

    private static ReviewRefused refused(String key, Object... values) {
        return new ReviewRefused(TEXTS.zh(key, values), TEXTS.en(key, values));
    }
}
