package dev.signet.review.door;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine runs the expressions that a query of tasks holds, and an expression can do all that the server can. Its own
 * setting keeps them out of queries, but not out of their parts that are joined by "or"; and it knows but all or none of
 * those in stored filters. So none passes here but those of the ready-made filters.
 */
public final class QueryExpressions {

    public static final String CURRENT_USER = "${currentUser()}";
    public static final String NOW = "${now()}";
    private static final Set<String> OURS = Set.of(CURRENT_USER, NOW);

    private QueryExpressions() {}

    /** What the command would run is not ours. */
    static final class Foreign extends RuntimeException {

        Foreign() {
            super("an expression that is not ours", null, false, false);
        }
    }

    /**
     * Looks at what the command is about to ask, in its transaction.
     *
     * @throws Foreign where that holds an expression, or runs a filter that holds one which is not ours
     */
    static void check(Command<?> command) {
        boolean runs = command instanceof AbstractQuery<?, ?> query
                && of(query).findAny().isPresent();
        if (command instanceof AbstractExecuteFilterCmd) {
            runs = CommandFields.value(command, "extendingQuery", Query.class)
                            .filter(more ->
                                    of((AbstractQuery<?, ?>) more).findAny().isPresent())
                            .isPresent()
                    || CommandFields.value(command, "filterId", String.class)
                            .map(Context.getCommandContext().getFilterManager()::findFilterById)
                            .filter(filter -> !areOurs(filter))
                            .isPresent();
        }
        if (runs) {
            throw new Foreign();
        }
    }

    public static boolean areOurs(Filter filter) {
        AbstractQuery<?, ?> query = filter.getQuery();
        return query == null || of(query).allMatch(OURS::contains);
    }

    private static Stream<String> of(AbstractQuery<?, ?> query) {
        Set<AbstractQuery<?, ?>> parts = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(query, parts);
        return parts.stream().flatMap(part -> part.getExpressions().values().stream());
    }

    private static void collect(AbstractQuery<?, ?> query, Set<AbstractQuery<?, ?>> parts) {
        if (parts.add(query) && query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().forEach(part -> collect(part, parts));
        }
    }
}
