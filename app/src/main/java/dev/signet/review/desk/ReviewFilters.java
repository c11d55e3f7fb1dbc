package dev.signet.review.desk;

import dev.signet.application.ReviewSubjects;
import dev.signet.application.ReviewedKind;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.processes.review.ReviewVariables;
import dev.signet.review.door.QueryExpressions;
import dev.signet.review.process.EngineLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ready-made lists of Tasklist. Created where they are missing; an officer's changes to them are kept, unless one makes
 * the engine run an expression that is not ours: such a filter, which an earlier version let people store, goes.
 */
@Component
public class ReviewFilters {

    private static final Logger log = LoggerFactory.getLogger(ReviewFilters.class);

    private static final Wording TEXTS = Wording.of("review");

    /**
     * @param key row of {@code review_filter}
     * @param groups who sees the filter; the tasks in it remain subject to the engine's authorizations
     */
    record ReadyMade(String key, String title, String about, List<String> groups, UnaryOperator<TaskQuery> query) {

        private static ReadyMade forAll(String key, List<ReviewedKind> kinds, UnaryOperator<TaskQuery> query) {
            return new ReadyMade(
                    key,
                    shown(TEXTS, "tasks." + key + ".title"),
                    shown(TEXTS, "tasks." + key + ".about"),
                    kinds.stream().map(ReviewedKind::reviewers).distinct().toList(),
                    query);
        }

        /** First and second opinions: one group decides about several kinds, and second opinions share a process. */
        private static ReadyMade of(ReviewedKind kind) {
            return new ReadyMade(
                    kind.list(),
                    shown(kind.texts(), "tasks.title"),
                    shown(kind.texts(), "tasks.about"),
                    List.of(kind.reviewers()),
                    query -> query.processInstanceBusinessKeyLike(kind.name() + ":%")
                            .taskCandidateGroup(kind.reviewers())
                            .includeAssignedTasks());
        }
    }

    /** One's own first, then one for each kind, then what is late. */
    static List<ReadyMade> readyMade(List<ReviewedKind> kinds) {
        List<ReadyMade> lists = new ArrayList<>();
        lists.add(
                ReadyMade.forAll("mine", kinds, query -> query.taskAssigneeExpression(QueryExpressions.CURRENT_USER)));
        kinds.forEach(kind -> lists.add(ReadyMade.of(kind)));
        lists.add(ReadyMade.forAll("overdue", kinds, query -> query.dueBeforeExpression(QueryExpressions.NOW)));
        return lists;
    }

    private static String shown(Wording texts, String key) {
        return texts.zh(key) + " " + texts.en(key);
    }

    private final ReviewSubjects subjects;
    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final EngineLogin login;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ReviewFilters(
            ReviewSubjects subjects,
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            EngineLogin login,
            AuditTrail audit,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.subjects = subjects;
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.login = login;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener(ApplicationStartedEvent.class)
    public void createMissing() {
        transaction.executeWithoutResult(status -> login.asSystem(() -> {
            removeForeign();
            List<ReadyMade> wanted = readyMade(subjects.kinds());
            for (int i = 0; i < wanted.size(); i++) {
                createIfMissing(wanted.get(i), i);
            }
            return status;
        }));
    }

    private void removeForeign() {
        for (Filter filter : filters.createFilterQuery().unlimitedList()) {
            if (!QueryExpressions.areOurs(filter)) {
                filters.deleteFilter(filter.getId());
                log.warn(
                        "The filter {} is removed: it held an expression, which the engine would run",
                        filter.getName());
                audit.record(
                        "system",
                        "filter.removed",
                        "filter",
                        filter.getId(),
                        Map.of("name", Quoted.of(filter.getName())));
            }
        }
    }

    private void createIfMissing(ReadyMade wanted, int position) {
        jdbc.sql("insert ignore into review_filter (name) values (?)")
                .param(wanted.key())
                .update();
        String known = jdbc.sql("select filter_id from review_filter where name = ? for update")
                .param(wanted.key())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
        if (exists(known)) {
            return;
        }
        String id = create(wanted, position);
        jdbc.sql("update review_filter set filter_id = ? where name = ?")
                .params(id, wanted.key())
                .update();
    }

    private boolean exists(@Nullable String filterId) {
        return filterId != null
                && filters.createFilterQuery().filterId(filterId).count() > 0;
    }

    private String create(ReadyMade wanted, int position) {
        Filter filter = filters.newTaskFilter(wanted.title());
        filter.setQuery(wanted.query().apply(tasks.createTaskQuery()));
        filter.setProperties(Map.of(
                "description",
                wanted.about(),
                "priority",
                position * 10,
                "color",
                "#555555",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(
                        Map.of("name", ReviewVariables.ACCOUNT_NAME, "label", shown(TEXTS, "tasks.account")),
                        Map.of("name", ReviewVariables.HIGH_RISK, "label", shown(TEXTS, "tasks.high-risk")))));
        String id = filters.saveFilter(filter).getId();
        wanted.groups().forEach(group -> letRead(group, id));
        return id;
    }

    private void letRead(String group, String filterId) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(Resources.FILTER);
        authorization.setResourceId(filterId);
        authorization.addPermission(Permissions.READ);
        authorizations.saveAuthorization(authorization);
    }
}
