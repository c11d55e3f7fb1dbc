package dev.signet.review.process;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Whoever claims a task may give it back, which the engine counts as assigning it. What else it counts as that is
 * refused by {@link PlainRefusals} and by the guard.
 */
final class ClaimPermissions extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        AuthorizationEntity[] granted = super.newTaskAssignee(task, oldAssignee, newAssignee);
        if (granted != null && newAssignee != null) {
            for (AuthorizationEntity authorization : granted) {
                if (authorization != null
                        && newAssignee.equals(authorization.getUserId())
                        && authorization.getResourceType() == Resources.TASK.resourceType()) {
                    authorization.addPermission(Permissions.TASK_ASSIGN);
                }
            }
        }
        return granted;
    }
}
