package dev.signet.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.Wording;
import dev.signet.processes.staff.PersonChangeProcess;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasklist's list of the changes of people that wait. Created where it is missing; what is changed on it is kept. */
@Component
class PersonChangeFilter {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String SETTING = "people-changes-filter";
    private static final int AFTER_THE_REVIEWS = 90;

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final JdbcClient jdbc;

    PersonChangeFilter(FilterService filters, TaskService tasks, AuthorizationService authorizations, JdbcClient jdbc) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.jdbc = jdbc;
    }

    /** Under the lock of the start. */
    void createIfMissing() {
        boolean there = jdbc.sql("select value from platform_setting where name = ?")
                .param(SETTING)
                .query((row, n) -> new String(row.getBytes(1), UTF_8))
                .optional()
                .filter(id -> filters.createFilterQuery().filterId(id).count() > 0)
                .isPresent();
        if (!there) {
            String id = create();
            letRead(id);
            jdbc.sql("replace into platform_setting (name, value) values (?, ?)")
                    .params(SETTING, id.getBytes(UTF_8))
                    .update();
        }
    }

    private String create() {
        Filter filter = filters.newTaskFilter(shown("tasks.title"));
        filter.setQuery(tasks.createTaskQuery().processDefinitionKey(PersonChangeProcess.KEY));
        filter.setProperties(Map.of(
                "description",
                shown("tasks.about"),
                "priority",
                AFTER_THE_REVIEWS,
                "color",
                "#555555",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of()));
        return filters.saveFilter(filter).getId();
    }

    private static String shown(String key) {
        return TEXTS.zh(key) + " " + TEXTS.en(key);
    }

    /** Administrators read every filter. */
    private void letRead(String filterId) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(StaffGroup.COMPLIANCE_OFFICERS.id());
        authorization.setResource(Resources.FILTER);
        authorization.setResourceId(filterId);
        authorization.addPermission(Permissions.READ);
        authorizations.saveAuthorization(authorization);
    }
}
