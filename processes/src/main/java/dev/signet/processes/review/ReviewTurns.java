package dev.signet.processes.review;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Lets claims of one task and decisions on it that are made at once wait for one another, before they read anything.
 * Otherwise the slower one reads a review of which half is gone, and falls over it in the engine's own code, or over a
 * deadlock. Stands inside the transaction.
 */
public final class ReviewTurns extends CommandInterceptor {

    /** A row that has changed, a lock not got in time, a deadlock. */
    private static final Set<Integer> LOST_RACE = Set.of(1020, 1205, 1213);

    /** Where these commands keep the task's id, which they tell nobody. */
    private static final Map<Class<?>, Field> TASK_IDS = Map.of(
            AssignTaskCmd.class, taskId(AbstractSetTaskPropertyCmd.class),
            ClaimTaskCmd.class, taskId(ClaimTaskCmd.class),
            CompleteTaskCmd.class, taskId(CompleteTaskCmd.class),
            SubmitTaskFormCmd.class, taskId(SubmitTaskFormCmd.class));

    private final Supplier<Stream<EarlierLock>> earlier;

    /** @param earlier asked at each turn */
    public ReviewTurns(Supplier<Stream<EarlierLock>> earlier) {
        this.earlier = earlier;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Field taskId = TASK_IDS.get(command.getClass());
        if (taskId != null) {
            await(taskId, command);
        }
        return next.execute(command);
    }

    private void await(Field taskId, Command<?> command) {
        Connection connection =
                Context.getCommandContext().getDbSqlSession().getSqlSession().getConnection();
        try (PreparedStatement process = connection.prepareStatement(
                        "SELECT d.KEY_ FROM ACT_RU_TASK t JOIN ACT_RE_PROCDEF d ON d.ID_ = t.PROC_DEF_ID_ WHERE t.ID_ = ?");
                PreparedStatement lock =
                        connection.prepareStatement("SELECT ID_ FROM ACT_RU_TASK WHERE ID_ = ? FOR UPDATE")) {
            String id = (String) taskId.get(command);
            process.setString(1, id);
            try (ResultSet row = process.executeQuery()) {
                if (row.next()) {
                    String key = row.getString(1);
                    earlier.get()
                            .filter(each -> each.processKeys().contains(key))
                            .forEach(EarlierLock::lock);
                }
            }
            lock.setString(1, id);
            lock.executeQuery().close();
        } catch (SQLException e) {
            if (LOST_RACE.contains(e.getErrorCode())) {
                throw new OptimisticLockingException("somebody else has the task");
            }
            throw new ProcessEngineException("no turn at the task", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("this engine hides the ids of tasks", e);
        }
    }

    private static Field taskId(Class<?> command) {
        try {
            Field field = command.getDeclaredField("taskId");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this engine names the ids of tasks otherwise", e);
        }
    }
}
