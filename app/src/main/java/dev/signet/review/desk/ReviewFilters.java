package dev.signet.review.desk;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.text.Quoted;
import dev.signet.processes.blacklist.BlacklistReleaseProcess;
import dev.signet.processes.logexport.LogExportApprovalProcess;
import dev.signet.processes.review.ReviewVariables;
import dev.signet.processes.signature.SignatureReviewProcess;
import dev.signet.processes.template.TemplateReviewProcess;
import dev.signet.review.door.QueryExpressions;
import dev.signet.review.process.EngineLogin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

    static final String OFFICERS = "compliance-officers";

    private static final List<String> REVIEWERS =
            List.of(SignatureReviewProcess.CANDIDATE_GROUP, TemplateReviewProcess.CANDIDATE_GROUP);

    /**
     * @param key row of {@code review_filter}
     * @param groups who sees the filter; the tasks in it remain subject to the engine's authorizations
     */
    private record ReadyMade(
            String key, String title, String description, List<String> groups, UnaryOperator<TaskQuery> query) {}

    private static final List<ReadyMade> FILTERS = List.of(
            new ReadyMade(
                    "mine",
                    "我的任务 Mine",
                    "我认领的任务 Tasks that I claimed",
                    everyone(),
                    query -> query.taskAssigneeExpression(QueryExpressions.CURRENT_USER)),
            new ReadyMade(
                    "signatures",
                    "签名审核 Signatures",
                    "待审核的签名 Signatures to review",
                    List.of(SignatureReviewProcess.CANDIDATE_GROUP),
                    query -> query.taskCandidateGroup(SignatureReviewProcess.CANDIDATE_GROUP)
                            .includeAssignedTasks()),
            new ReadyMade(
                    "templates",
                    "模板审核 Templates",
                    "待审核的模板 Templates to review",
                    List.of(TemplateReviewProcess.CANDIDATE_GROUP),
                    query -> query.taskCandidateGroup(TemplateReviewProcess.CANDIDATE_GROUP)
                            .includeAssignedTasks()),
            new ReadyMade(
                    "releases",
                    "黑名单解除 Releases",
                    "待审核的黑名单解除 Blacklist releases to review",
                    List.of(OFFICERS),
                    query -> about(BlacklistReleaseProcess.KIND, query)
                            .taskCandidateGroup(BlacklistReleaseProcess.CANDIDATE_GROUP)
                            .includeAssignedTasks()),
            new ReadyMade(
                    "log-exports",
                    "导出审批 Log exports",
                    "待审批的记录导出 Exports of send records to approve",
                    List.of(OFFICERS),
                    query -> about(LogExportApprovalProcess.KIND, query)
                            .taskCandidateGroup(LogExportApprovalProcess.CANDIDATE_GROUP)
                            .includeAssignedTasks()),
            new ReadyMade(
                    "overdue",
                    "逾期 Overdue",
                    "已过时限的任务 Tasks past their deadline",
                    everyone(),
                    query -> query.dueBeforeExpression(QueryExpressions.NOW)));

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final EngineLogin login;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ReviewFilters(
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            EngineLogin login,
            AuditTrail audit,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
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
            for (int i = 0; i < FILTERS.size(); i++) {
                createIfMissing(FILTERS.get(i), i);
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
                wanted.description(),
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
                        Map.of("name", ReviewVariables.ACCOUNT_NAME, "label", "账户 Account"),
                        Map.of("name", ReviewVariables.HIGH_RISK, "label", "高风险 High risk"))));
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

    /** First and second opinions about this kind: one group decides about several, and second opinions share a process. */
    private static TaskQuery about(String kind, TaskQuery query) {
        return query.processInstanceBusinessKeyLike(kind + ":%");
    }

    private static List<String> everyone() {
        return Stream.concat(REVIEWERS.stream(), Stream.of(OFFICERS)).toList();
    }
}
