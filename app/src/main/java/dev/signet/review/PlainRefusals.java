package dev.signet.review;

import dev.signet.processes.review.ReviewRefused;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Lets a refused review reach the person as the sentence it is. The engine wraps what a task listener throws, and its
 * REST interface would answer 500 and log a stack trace.
 */
final class PlainRefusals extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        refuseResolving(command);
        try {
            return next.execute(command);
        } catch (ProcessEngineException e) {
            ReviewRefused refused = refusalIn(e).orElseThrow(() -> e);
            // Of a completion the REST interface takes only this exception for the caller's mistake.
            throw completes(command)
                    ? new FormFieldValidationException(refused.getMessage(), refused.getMessage(), refused)
                    : refused;
        }
    }

    /** Resolving writes variables and takes a claim away from whoever holds it; no review is ever delegated. */
    private static void refuseResolving(Command<?> command) {
        if (command instanceof ResolveTaskCmd) {
            var refused = new ReviewRefused("审核任务不经委派归还，请认领后办理。", "A review is claimed and decided, never resolved.");
            throw new BadUserRequestException(refused.getMessage(), refused);
        }
    }

    private static Optional<ReviewRefused> refusalIn(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .filter(ReviewRefused.class::isInstance)
                .map(ReviewRefused.class::cast)
                .findFirst();
    }

    private static boolean completes(Command<?> command) {
        return command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd;
    }
}
