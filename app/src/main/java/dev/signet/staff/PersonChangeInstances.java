package dev.signet.staff;

import dev.signet.processes.staff.PersonChangeProcess;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The process instance of each change of people that waits, in the transaction of the change itself. */
@Component
class PersonChangeInstances {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identities;
    /** The change that the instance which is just being worked on decides: it goes on by itself. */
    private final ThreadLocal<Long> deciding = new ThreadLocal<>();

    PersonChangeInstances(RuntimeService runtime, TaskService tasks, IdentityService identities) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identities = identities;
    }

    void begin(PersonChange change) {
        apart(() -> runtime.startProcessInstanceByKey(
                PersonChangeProcess.KEY,
                key(change.id()),
                Map.of(
                        PersonChangeProcess.CHANGE_ID,
                        Long.toString(change.id()),
                        PersonChangeProcess.PERSON,
                        change.wish().personId(),
                        PersonChangeProcess.DECIDER_GROUPS,
                        String.join(",", groups(change.consent().way())),
                        PersonChangeProcess.ENDS_AT,
                        dueDate(change))));
    }

    /** The engine keeps whole seconds; its timer must not be there before the change may end. */
    private static Date dueDate(PersonChange change) {
        return Date.from(change.endsAt().plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
    }

    /** For those that an earlier version left without. */
    void beginMissing(Collection<PersonChange> waiting) {
        waiting.stream().filter(change -> !runs(change.id())).forEach(this::begin);
    }

    /** Completes what waits for a decision that was made elsewhere; nothing where the instance itself made it. */
    void end(PersonChange ended) {
        if (Long.valueOf(ended.id()).equals(deciding.get())) {
            return;
        }
        apart(() -> {
            for (Task task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(key(ended.id()))
                    .list()) {
                tasks.complete(
                        task.getId(),
                        Map.of(PersonChangeProcess.OUTCOME, ended.state().name()));
            }
            return ended;
        });
    }

    /**
     * Lets go of the tasks that somebody claimed who has no say in changes of people any more; but for that which is just
     * being completed, perhaps by whoever leaves with it.
     */
    void giveBack(Predicate<String> gone) {
        TaskQuery claimed = tasks.createTaskQuery()
                .processDefinitionKey(PersonChangeProcess.KEY)
                .taskAssigned();
        Long own = deciding.get();
        if (own != null) {
            claimed.processVariableValueNotEquals(PersonChangeProcess.CHANGE_ID, Long.toString(own));
        }
        apart(() -> {
            claimed.list().stream()
                    .filter(task -> gone.test(task.getAssignee()))
                    .forEach(task -> tasks.setAssignee(task.getId(), null));
            return null;
        });
    }

    /** What an instance does about its change, in the midst of a command of the engine's. */
    PersonChange within(long id, Supplier<PersonChange> decision) {
        deciding.set(id);
        try {
            return apart(decision);
        } finally {
            deciding.remove();
        }
    }

    private boolean runs(long id) {
        return apart(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key(id), PersonChangeProcess.KEY)
                        .count()
                > 0);
    }

    /** Who is to find it: whoever may agree is in one of these, but not everybody of these may agree. */
    private static Set<String> groups(Consent.Way way) {
        Set<String> groups = new TreeSet<>();
        if (way != Consent.Way.TIME) {
            groups.add(StaffGroup.ADMINISTRATORS.id());
        }
        if (way != Consent.Way.ANOTHER_ADMINISTRATOR) {
            groups.add(StaffGroup.COMPLIANCE_OFFICERS.id());
        }
        return groups;
    }

    /**
     * The product itself acts, by commands of its own in the same transaction: within a command of the engine's they would
     * be written with its end only, and who is an administrator is asked before that.
     */
    <T> T apart(Supplier<T> call) {
        Authentication person = identities.getCurrentAuthentication();
        Deque<CommandContext> outer = new ArrayDeque<>();
        identities.clearAuthentication();
        while (Context.getCommandContext() != null) {
            outer.push(Context.getCommandContext());
            Context.removeCommandContext();
        }
        try {
            return call.get();
        } finally {
            outer.forEach(Context::setCommandContext);
            if (person != null) {
                identities.setAuthentication(person);
            }
        }
    }

    private static String key(long id) {
        return PersonChangeProcess.KIND + ":" + id;
    }
}
