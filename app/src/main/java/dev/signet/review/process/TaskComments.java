package dev.signet.review.process;

import dev.signet.platform.text.PlainText;
import dev.signet.processes.review.ReviewGuard;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Comment;

/**
 * Whoever holds a task may leave a comment on it, for colleagues, and nobody else may. The engine itself asks only whether
 * one may read the task's history. Stands inside the engine's transaction: a comment is looked at when it is written, and
 * a refusal takes it back.
 */
final class TaskComments extends CommandInterceptor {

    /** Whether the engine's REST interface answers this command's refusals with a sentence of its own. */
    static boolean concern(Command<?> command) {
        return command instanceof AddCommentCmd;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = Context.getCommandContext().getAuthentication();
        if (person == null) {
            return next.execute(command);
        }
        T result = next.execute(command);
        if (command instanceof AddCommentCmd) {
            check((Comment) result, person.getUserId());
        }
        return result;
    }

    private static void check(Comment comment, String person) {
        TaskEntity task = comment.getTaskId() == null
                ? null
                : Context.getCommandContext().getTaskManager().findTaskById(comment.getTaskId());
        if (task == null || !person.equals(task.getAssignee()) || isElsewhere(comment, task)) {
            throw ReviewTexts.refused("comment.not-claimed");
        }
        checkWords(comment.getFullMessage());
    }

    private static boolean isElsewhere(Comment comment, TaskEntity task) {
        return comment.getProcessInstanceId() != null
                && !comment.getProcessInstanceId().equals(task.getProcessInstanceId());
    }

    private static void checkWords(String words) {
        int length = PlainText.isBlank(words) ? 0 : words.codePointCount(0, words.length());
        if (length == 0 || length > ReviewGuard.MAX_COMMENT) {
            throw ReviewTexts.refused("comment.length", ReviewGuard.MAX_COMMENT, length);
        }
        refuseHidden(words);
    }

    /** For comments on tasks and those to applicants: none hides or turns round what they read. */
    static void refuseHidden(String words) {
        int place = PlainText.hidden(words);
        if (place >= 0) {
            throw ReviewTexts.refused(
                    "comment.hidden",
                    place + 1,
                    "U+%04X".formatted(words.codePointAt(words.offsetByCodePoints(0, place))));
        }
    }
}
