package dev.signet.review.door;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.FormException;
import org.camunda.bpm.engine.rest.exception.RestException;

/** Whose fault it is when a command fails. */
final class EngineFaults {

    private static final Set<Class<?>> CALLERS = Set.of(
            AuthorizationException.class,
            BadUserRequestException.class,
            FormException.class,
            NullValueException.class,
            OptimisticLockingException.class,
            ParseException.class,
            RestException.class);

    /** SQL's class of values that a column cannot hold. */
    private static final String DATA = "22";

    private EngineFaults() {}

    /** Whether the caller asked for what cannot be; anything that is not known is ours. */
    static boolean areTheCallers(RuntimeException failure) {
        return CALLERS.stream().anyMatch(type -> type.isInstance(failure))
                || failure.getClass() == ProcessEngineException.class && failure.getCause() == null
                || Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof SQLException sql
                                && String.valueOf(sql.getSQLState()).startsWith(DATA));
    }
}
