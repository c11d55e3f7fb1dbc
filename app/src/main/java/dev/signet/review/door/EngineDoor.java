package dev.signet.review.door;

import static java.util.Objects.requireNonNull;

import dev.signet.platform.FailedRequest;
import dev.signet.platform.Wording;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before every command that the engine is given for a person, and lets through what {@link EngineCommands} allows:
 * a request is refused unless somebody allowed its kind. The product itself acts for nobody and is not asked, nor are the
 * commands that a command gives in its turn. Refusals are told by the exception that the engine's REST interface passes
 * on unchanged wherever it comes from.
 */
public final class EngineDoor {

    private static final Logger log = LoggerFactory.getLogger(EngineDoor.class);
    private static final Wording TEXTS = Wording.of("engine");

    private final EngineCommands commands;
    private final Supplier<IdentityService> identities;
    private final Supplier<EngineRefusals> refusals;
    /** What was let in on condition that the state of its task allows it. */
    private final ThreadLocal<Admitted> onCondition = new ThreadLocal<>();

    private record Admitted(Command<?> command, List<String> groups) {}

    public EngineDoor(
            EngineCommands commands, Supplier<IdentityService> identities, Supplier<EngineRefusals> refusals) {
        this.commands = commands;
        this.identities = identities;
        this.refusals = refusals;
    }

    /** In front of the transaction: who may run what. */
    public CommandInterceptor outside() {
        return new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                Authentication person =
                        Context.getCommandContext() == null ? identities.get().getCurrentAuthentication() : null;
                return person == null ? next.execute(command) : admit(command, person, next);
            }
        };
    }

    private <T> T admit(Command<T> command, Authentication person, CommandExecutor next) {
        EngineCommands.Right right = commands.of(command.getClass());
        if (person.getGroupIds() == null || !commands.isForSomebodyOf(command.getClass(), person.getGroupIds())) {
            throw refused(command, person, Status.FORBIDDEN, name(command));
        }
        if (command instanceof SetJobRetriesCmd && !isTriedAgain(command)) {
            throw refused(command, person, Status.FORBIDDEN, "retries");
        }
        if (right.onOpenTask()) {
            onCondition.set(new Admitted(command, person.getGroupIds()));
        }
        try {
            return next.execute(command);
        } catch (NotTheirs e) {
            throw refused(command, person, Status.FORBIDDEN, name(command));
        } catch (NotOpen e) {
            throw refused(command, person, Status.CONFLICT, requireNonNull(e.getMessage()));
        } catch (QueryExpressions.Foreign e) {
            throw refused(command, person, Status.BAD_REQUEST, "expression");
        } catch (RuntimeException e) {
            if (!EngineFaults.areTheCallers(e)) {
                log.error("The engine's {} failed for {}", name(command), person.getUserId(), e);
                FailedRequest.mark();
            }
            throw e;
        } finally {
            onCondition.remove();
        }
    }

    /** The command can also move a timer, or leave it without a try, so that an overdue review would be told to nobody. */
    private static boolean isTriedAgain(Command<?> job) {
        return CommandFields.value(job, "retries", Integer.class).orElse(0) > 0
                && !CommandFields.value(job, "isDueDateSet", Boolean.class).orElse(true);
    }

    /** Inside the transaction, where the task is read that the command will change, or the filter that it will run. */
    public CommandInterceptor inside() {
        return new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                if (command instanceof GetDeployedTaskFormCmd && noTask(command)) {
                    throw new InvalidRequestException(
                            Status.NOT_FOUND, TEXTS.zh("no-task") + " " + TEXTS.en("no-task"));
                }
                QueryExpressions.check(command);
                Admitted admitted = onCondition.get();
                if (admitted != null && admitted.command() == command) {
                    check(admitted);
                }
                return next.execute(command);
            }
        };
    }

    private void check(Admitted admitted) {
        Command<?> command = admitted.command();
        TaskEntity task = task(CommandFields.taskId(command).orElse(null));
        if (task == null) {
            return;
        }
        if (!commands.of(command.getClass(), processOf(task)).isHeldBy(admitted.groups())) {
            throw new NotTheirs();
        }
        refuseUnlessOpen(task);
        CompletionVariables.check(command, task);
    }

    private static String processOf(TaskEntity task) {
        ProcessDefinition definition = task.getProcessDefinition();
        return definition == null ? "" : definition.getKey();
    }

    /** The engine's command asks who may read the task before it has looked whether there is one. */
    private static boolean noTask(Command<?> command) {
        return CommandFields.taskId(command)
                .map(id -> Context.getCommandContext().getTaskManager().findTaskById(id))
                .isEmpty();
    }

    /** Null where there is none of this id, which the command itself will say. */
    private static @Nullable TaskEntity task(@Nullable String id) {
        if (id == null) {
            throw new NotOpen("no-review");
        }
        return Context.getCommandContext().getTaskManager().findTaskById(id);
    }

    private static void refuseUnlessOpen(TaskEntity task) {
        if (task.getProcessInstanceId() == null) {
            throw new NotOpen("no-review");
        }
        if (task.getDelegationState() != null || task.isSuspended()) {
            throw new NotOpen("jammed");
        }
    }

    private InvalidRequestException refused(Command<?> command, Authentication person, Status status, String text) {
        String key = TEXTS.has(text) ? text : "refused";
        refusals.get()
                .record(
                        String.valueOf(person.getUserId()),
                        name(command),
                        CommandFields.taskId(command).orElse(null));
        return new InvalidRequestException(status, TEXTS.zh(key, name(command)) + " " + TEXTS.en(key, name(command)));
    }

    /** Without the ending that people need not know. */
    private static String name(Command<?> command) {
        String name = command.getClass().getSimpleName();
        return name.isEmpty() || name.contains("$") ? "?" : name.replaceFirst("(Cmd|Command|Impl)$", "");
    }

    /** Somebody may run the command on tasks, but not on those of this process. */
    private static final class NotTheirs extends RuntimeException {

        NotTheirs() {
            super(null, null, false, false);
        }
    }

    /** Its message is the name of a text. */
    private static final class NotOpen extends RuntimeException {

        NotOpen(String text) {
            super(text, null, false, false);
        }
    }
}
