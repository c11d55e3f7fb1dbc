package dev.signet.staff.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.Wording;
import dev.signet.processes.staff.PersonChangeProcess;
import dev.signet.processes.staff.StaffChangeProcess;
import dev.signet.staff.StaffGroup;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasklist's lists of the changes that wait for consent. Created where they are missing; what is changed on them is kept. */
@Component
class ChangeFilters {

    private static final Wording TEXTS = Wording.of("staff");
    private static final Kind PEOPLE = new Kind("people-changes-filter", "tasks", PersonChangeProcess.KEY, 90);
    private static final Kind STAFF =
            new Kind("staff-changes-filter", "staff-change.tasks", StaffChangeProcess.KEY, 91);

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final JdbcClient jdbc;

    /**
     * A list.
     *
     * @param setting where its id is kept
     * @param texts first part of its texts
     * @param place after those of reviews
     */
    private record Kind(String setting, String texts, String processKey, int place) {}

    ChangeFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations, JdbcClient jdbc) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.jdbc = jdbc;
    }

    /**
     * Under the lock of the start.
     *
     * @param deciders who may agree to what the platform's people do not do alone
     */
    void createMissing(Set<StaffGroup> deciders) {
        letRead(PEOPLE, Set.of(StaffGroup.COMPLIANCE_OFFICERS));
        letRead(STAFF, deciders);
    }

    /** Administrators read every filter. */
    private void letRead(Kind kind, Collection<StaffGroup> groups) {
        String filter = idOf(kind);
        groups.stream()
                .filter(group -> group != StaffGroup.ADMINISTRATORS && !reads(group, filter))
                .forEach(group -> letRead(group, filter));
    }

    private String idOf(Kind kind) {
        return jdbc.sql("select value from platform_setting where name = ?")
                .param(kind.setting())
                .query((row, n) -> new String(row.getBytes(1), UTF_8))
                .optional()
                .filter(id -> filters.createFilterQuery().filterId(id).count() > 0)
                .orElseGet(() -> create(kind));
    }

    private String create(Kind kind) {
        Filter filter = filters.newTaskFilter(shown(kind.texts() + ".title"));
        filter.setQuery(tasks.createTaskQuery().processDefinitionKey(kind.processKey()));
        filter.setProperties(Map.of(
                "description",
                shown(kind.texts() + ".about"),
                "priority",
                kind.place(),
                "color",
                "#555555",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of()));
        String id = filters.saveFilter(filter).getId();
        jdbc.sql("replace into platform_setting (name, value) values (?, ?)")
                .params(kind.setting(), id.getBytes(UTF_8))
                .update();
        return id;
    }

    private static String shown(String key) {
        return TEXTS.zh(key) + " " + TEXTS.en(key);
    }

    private boolean reads(StaffGroup group, String filterId) {
        return authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group.id())
                        .resourceType(Resources.FILTER)
                        .resourceId(filterId)
                        .count()
                > 0;
    }

    private void letRead(StaffGroup group, String filterId) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group.id());
        authorization.setResource(Resources.FILTER);
        authorization.setResourceId(filterId);
        authorization.addPermission(Permissions.READ);
        authorizations.saveAuthorization(authorization);
    }
}
