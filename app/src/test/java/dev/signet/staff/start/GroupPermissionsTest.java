package dev.signet.staff.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.staff.ReviewedProcesses.Reviewed;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.junit.jupiter.api.Test;

/** Issue 10: the process of a further kind of application is read by those who decide about it, and by officers. */
class GroupPermissionsTest {

    private final List<Authorization> granted = new ArrayList<>();

    @Test
    void letsReviewersReadTheProcessOfTheirKindAndOfficersSeeWhatBecomesOfIt() {
        permissions(number("template-reviewers")).grant();

        Authorization reviewers = granted("template-reviewers");
        assertThat(reviewers.isPermissionGranted(ProcessDefinitionPermissions.READ))
                .isTrue();
        assertThat(reviewers.isPermissionGranted(ProcessDefinitionPermissions.READ_TASK))
                .isFalse();
        Authorization officers = granted("compliance-officers");
        assertThat(officers.isPermissionGranted(ProcessDefinitionPermissions.READ_HISTORY))
                .isTrue();
        assertThat(granted)
                .noneMatch(one -> one.getGroupId().equals("signature-reviewers")
                        && one.getResourceId().equals("NumberReviewProcess"));
    }

    @Test
    void doesNotStartWithAKindThatNobodyDecides() {
        assertThatThrownBy(() -> permissions(number("number-reviewers")).grant())
                .hasMessageContaining("number-reviewers")
                .hasMessageContaining("StaffGroup");
    }

    private Authorization granted(String group) {
        return granted.stream()
                .filter(one -> group.equals(one.getGroupId())
                        && one.getResourceType() == Resources.PROCESS_DEFINITION.resourceType()
                        && "NumberReviewProcess".equals(one.getResourceId()))
                .reduce((first, later) -> later)
                .orElseThrow();
    }

    private static Reviewed number(String reviewers) {
        return new Reviewed("number", "NumberReviewProcess", reviewers);
    }

    private GroupPermissions permissions(Reviewed kind) {
        IdentityService identities = mock(IdentityService.class);
        GroupQuery everyGroupIsThere = mock(GroupQuery.class, RETURNS_SELF);
        doReturn(1L).when(everyGroupIsThere).count();
        when(identities.createGroupQuery()).thenReturn(everyGroupIsThere);
        AuthorizationService authorizations = mock(AuthorizationService.class);
        AuthorizationQuery nothingGranted = mock(AuthorizationQuery.class, RETURNS_SELF);
        when(authorizations.createAuthorizationQuery()).thenReturn(nothingGranted);
        when(authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT))
                .thenAnswer(call -> new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT));
        when(authorizations.saveAuthorization(any())).thenAnswer(call -> {
            granted.add(call.getArgument(0));
            return call.getArgument(0);
        });
        return new GroupPermissions(identities, authorizations, () -> List.of(kind));
    }
}
