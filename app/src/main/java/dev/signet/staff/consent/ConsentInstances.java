package dev.signet.staff.consent;

import dev.signet.processes.staff.ConsentProcesses;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

/** The process instance of each change of one kind that waits, in the transaction of the change itself. */
public final class ConsentInstances<C extends ConsentedChange> {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identities;
    private final String processKey;
    private final String kind;
    private final Function<C, Map<String, String>> variables;
    /** The change that the instance which is just being worked on decides: it goes on by itself. */
    private final ThreadLocal<Long> deciding = new ThreadLocal<>();

    /**
     * @param kind first part of the business key
     * @param variables what the process of a change knows beside its id and its time: the groups that find its task
     */
    public ConsentInstances(
            ProcessEngine engine, String processKey, String kind, Function<C, Map<String, String>> variables) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.identities = engine.getIdentityService();
        this.processKey = processKey;
        this.kind = kind;
        this.variables = variables;
    }

    public void begin(C change) {
        Map<String, Object> known = new HashMap<>(variables.apply(change));
        known.put(ConsentProcesses.CHANGE_ID, Long.toString(change.id()));
        known.put(ConsentProcesses.ENDS_AT, dueDate(change));
        apart(() -> runtime.startProcessInstanceByKey(processKey, key(change.id()), known));
    }

    /** The engine keeps whole seconds; its timer must not be there before the change may end. */
    private static Date dueDate(ConsentedChange change) {
        return Date.from(change.endsAt().plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
    }

    /** For those that an earlier version left without. */
    public void beginMissing(Collection<C> waiting) {
        waiting.stream().filter(change -> !runs(change.id())).forEach(this::begin);
    }

    /** Completes what waits for a decision that was made elsewhere; nothing where the instance itself made it. */
    public void end(C ended) {
        if (Long.valueOf(ended.id()).equals(deciding.get())) {
            return;
        }
        apart(() -> {
            for (Task task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(key(ended.id()))
                    .list()) {
                tasks.complete(
                        task.getId(),
                        Map.of(ConsentProcesses.OUTCOME, ended.state().name()));
            }
            return ended;
        });
    }

    /**
     * Lets go of the tasks that somebody claimed who has no say in their change any more; but for that which is just being
     * completed, perhaps by whoever leaves with it.
     *
     * @param gone whether this person has no say in the change of this id
     */
    public void giveBack(BiPredicate<String, Long> gone) {
        TaskQuery claimed =
                tasks.createTaskQuery().processDefinitionKey(processKey).taskAssigned();
        Long own = deciding.get();
        if (own != null) {
            claimed.processVariableValueNotEquals(ConsentProcesses.CHANGE_ID, Long.toString(own));
        }
        apart(() -> {
            claimed.list().stream()
                    .filter(task -> gone.test(task.getAssignee(), changeOf(task)))
                    .forEach(task -> tasks.setAssignee(task.getId(), null));
            return null;
        });
    }

    private long changeOf(Task task) {
        return Long.parseLong((String) runtime.getVariable(task.getExecutionId(), ConsentProcesses.CHANGE_ID));
    }

    /** What an instance does about its change, in the midst of a command of the engine's. */
    C within(long id, Supplier<C> decision) {
        deciding.set(id);
        try {
            return apart(decision);
        } finally {
            deciding.remove();
        }
    }

    private boolean runs(long id) {
        return apart(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key(id), processKey)
                        .count()
                > 0);
    }

    /**
     * The product itself acts, by commands of its own in the same transaction: within a command of the engine's they would
     * be written with its end only, and who has a say is asked before that.
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

    private String key(long id) {
        return kind + ":" + id;
    }
}
