package dev.signet.review.process;

import dev.signet.processes.review.ReviewOutrun;
import dev.signet.processes.review.ReviewRefused;
import jakarta.ws.rs.core.Response;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Lets a refused review reach the person as the sentence it is. The engine wraps what a task listener throws, and its
 * REST interface would answer 500 and log a stack trace; so it would where a colleague was faster.
 */
final class PlainRefusals extends CommandInterceptor {

    private static final Set<Class<?>> COMPLETING = Set.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class);
    private static final Set<Class<?>> CLAIMING = Set.of(ClaimTaskCmd.class, AssignTaskCmd.class);
    private static final String NO_SUCH_TASK = "Cannot find task with id";

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException | DataAccessException e) {
            ReviewRefused refused = plain(command, e).orElseThrow(() -> e);
            throw told(command, refused);
        }
    }

    private static RuntimeException told(Command<?> command, ReviewRefused refused) {
        if (TaskComments.concern(command)) {
            // Of any exception of the engine's the REST interface would say "not enough parameters".
            return new InvalidRequestException(Response.Status.FORBIDDEN, refused, refused.getMessage());
        }
        return COMPLETING.contains(command.getClass()) ? ofCompletion(refused) : refused;
    }

    /** Of a completion the REST interface takes only this exception for the caller's mistake. */
    private static ProcessEngineException ofCompletion(ReviewRefused refused) {
        var told = new FormFieldValidationException(refused.getMessage(), refused.getMessage(), refused);
        if (refused instanceof ReviewOutrun) {
            told.setCode(ReviewOutrun.CODE);
        }
        return told;
    }

    private static Optional<ReviewRefused> plain(Command<?> command, RuntimeException e) {
        Optional<ReviewRefused> refused = causes(e, ReviewRefused.class).findFirst();
        boolean onATask = COMPLETING.contains(command.getClass()) || CLAIMING.contains(command.getClass());
        return refused.isPresent() || !onATask ? refused : outrun(e);
    }

    /** A colleague was faster, which a person should read as just that. */
    private static Optional<ReviewRefused> outrun(RuntimeException e) {
        Optional<TaskAlreadyClaimedException> claimed =
                causes(e, TaskAlreadyClaimedException.class).findFirst();
        if (claimed.isPresent()) {
            return Optional.of(ReviewTexts.outrun("task.claimed", claimed.get().getTaskAssignee()));
        }
        // The second of the two finds the row changed, its place taken, or the lock lost, depending on the instant.
        if (Stream.of(
                        OptimisticLockingException.class,
                        DuplicateKeyException.class,
                        ConcurrencyFailureException.class,
                        SQLTransactionRollbackException.class)
                .anyMatch(type -> causes(e, type).findAny().isPresent())) {
            return Optional.of(ReviewTexts.outrun("task.changed"));
        }
        boolean gone = causes(e, NullValueException.class)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).startsWith(NO_SUCH_TASK));
        return gone ? Optional.of(ReviewTexts.outrun("task.gone")) : Optional.empty();
    }

    private static <E extends Throwable> Stream<E> causes(Throwable e, Class<E> type) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
