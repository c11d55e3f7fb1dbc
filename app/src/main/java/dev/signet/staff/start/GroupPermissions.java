package dev.signet.staff.start;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import dev.signet.processes.review.ReviewDecisionProcess;
import dev.signet.processes.review.ReviewEscalationProcess;
import dev.signet.processes.review.SecondOpinionProcess;
import dev.signet.processes.staff.PersonChangeProcess;
import dev.signet.processes.staff.StaffChangeProcess;
import dev.signet.staff.ReviewedProcesses;
import dev.signet.staff.ReviewedProcesses.Reviewed;
import dev.signet.staff.StaffGroup;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * What each group may do in the engine and its web applications. Tasks need no grant here: the engine gives each task's
 * candidate group the right to work on it, and nobody else. Granting again what is granted changes nothing, so a new
 * version's grants reach existing installations.
 */
@Component
class GroupPermissions {

    /** What every review calls to be decided. */
    private static final List<String> SHARED = List.of(ReviewDecisionProcess.KEY, SecondOpinionProcess.KEY);

    private static final List<String> ADMINISTRATION_APPS = List.of("admin", "cockpit", "tasklist", "welcome");

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final ReviewedProcesses subjects;

    GroupPermissions(IdentityService identities, AuthorizationService authorizations, ReviewedProcesses subjects) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.subjects = subjects;
    }

    void grant() {
        for (StaffGroup group : StaffGroup.values()) {
            createGroup(group);
        }
        List<Reviewed> kinds = reviewed();
        kinds.forEach(kind -> reviewers(group(kind), kind.processKey()));
        officers(kinds);
        administrators();
        grant(StaffGroup.FINANCE, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        auditors();
    }

    /** Whoever may agree to what others of the platform's people ask for reads the form of that. */
    void letDecide(Collection<StaffGroup> groups) {
        for (StaffGroup group : groups) {
            grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(group, Resources.PROCESS_DEFINITION, StaffChangeProcess.KEY, ProcessDefinitionPermissions.READ);
        }
    }

    private void createGroup(StaffGroup group) {
        if (identities.createGroupQuery().groupId(group.id()).count() == 0) {
            Group created = identities.newGroup(group.id());
            created.setName(group.title());
            created.setType("WORKFLOW");
            identities.saveGroup(created);
        }
    }

    /** What reviewers decide about. */
    private List<Reviewed> reviewed() {
        return subjects.reviewed().stream()
                .filter(kind -> group(kind).reviews())
                .toList();
    }

    private static StaffGroup group(Reviewed kind) {
        return StaffGroup.of(kind.reviewers())
                .orElseThrow(() -> new IllegalStateException("applications of kind " + kind.kind()
                        + " are decided by the group " + kind.reviewers() + ", which no StaffGroup has as its id"));
    }

    /** Reading a definition lets a person see the form and name of a task, not the tasks of others. */
    private void reviewers(StaffGroup group, String process) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ);
        SHARED.forEach(shared -> grant(group, Resources.PROCESS_DEFINITION, shared, ProcessDefinitionPermissions.READ));
    }

    /** Officers see every review and change of people, and its history; they work on none but those given to their group. */
    private void officers(List<Reviewed> kinds) {
        StaffGroup group = StaffGroup.COMPLIANCE_OFFICERS;
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        Stream.of(
                        kinds.stream().map(Reviewed::processKey),
                        SHARED.stream(),
                        Stream.of(ReviewEscalationProcess.KEY, PersonChangeProcess.KEY, StaffChangeProcess.KEY))
                .flatMap(keys -> keys)
                .forEach(process -> grant(
                        group,
                        Resources.PROCESS_DEFINITION,
                        process,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_HISTORY));
    }

    private void administrators() {
        ADMINISTRATION_APPS.forEach(
                app -> grant(StaffGroup.ADMINISTRATORS, Resources.APPLICATION, app, Permissions.ACCESS));
        for (Resource resource : Resources.values()) {
            grant(StaffGroup.ADMINISTRATORS, resource, ANY, Permissions.ALL);
        }
    }

    /** They see every process and its history, and work on none: no task has them as its candidates. */
    private void auditors() {
        List.of("tasklist", "cockpit", "welcome")
                .forEach(app -> grant(StaffGroup.AUDITORS, Resources.APPLICATION, app, Permissions.ACCESS));
        grant(
                StaffGroup.AUDITORS,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        grant(StaffGroup.AUDITORS, Resources.DEPLOYMENT, ANY, Permissions.READ);
        grant(StaffGroup.AUDITORS, Resources.FILTER, ANY, Permissions.READ);
    }

    private void grant(StaffGroup group, Resource resource, String id, Permission... permissions) {
        Authorization present = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(group.id())
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        Authorization authorization = present != null ? present : fresh(group, resource, id);
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizations.saveAuthorization(authorization);
    }

    private Authorization fresh(StaffGroup group, Resource resource, String id) {
        Authorization authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(group.id());
        authorization.setResource(resource);
        authorization.setResourceId(id);
        return authorization;
    }
}
