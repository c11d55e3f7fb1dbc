package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.staff.factor.SecondFactors;
import dev.signet.staff.factor.StaffLogins;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;

/** A database that holds {@code officer} and {@code officer␠} to be one name finds the same row for both. */
class StaffLookupTest {

    private final IdentityService identities = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    private final OneTimePasswords oneTimePasswords = mock(OneTimePasswords.class);
    private final StaffLookup staff = new StaffLookup(
            identities,
            mock(ProcessEngine.class),
            oneTimePasswords,
            mock(StaffLogins.class),
            mock(SecondFactors.class),
            new SecondFactorSettings(List.of()));

    @Test // #9
    void aPersonIsKnownByTheRowThatWasFound() {
        stored("officer", "hash");

        assertThat(staff.find("officer")).map(StaffMember::id).hasValue("officer");
        assertThat(staff.find("officer ")).isEmpty();
        assertThat(staff.authorities(new StaffMember(
                        "officer ", staff.find("officer").orElseThrow().credential())))
                .isEmpty();
    }

    @Test // #9
    void whoeverLoggedInWithAnotherPasswordIsNobodyAnyMore() {
        stored("officer", "hash");
        StaffMember loggedIn = staff.find("officer").orElseThrow();
        assertThat(staff.authorities(loggedIn)).isPresent();

        stored("officer", "other");
        assertThat(staff.authorities(loggedIn)).isEmpty();
        assertThat(staff.find("officer").orElseThrow().toString()).doesNotContain("other");
    }

    @Test // #9
    void aPasswordThatSomebodyElseSawOpensNoDoor() {
        stored("officer", "hash");
        StaffMember loggedIn = staff.find("officer").orElseThrow();

        when(oneTimePasswords.of("officer")).thenReturn(OneTimePasswords.Kind.ONE_TIME);
        assertThat(staff.authorities(loggedIn).orElseThrow()).isEqualTo(List.of(StaffLookup.ONE_TIME_PASSWORD));

        when(oneTimePasswords.of("officer")).thenReturn(OneTimePasswords.Kind.OVER);
        assertThat(staff.authorities(loggedIn)).isEmpty();
    }

    @Test // #9
    void anAdministratorReviewsNothing() {
        stored("admin", "hash");
        when(identities.createGroupQuery().groupMember("admin").list())
                .thenReturn(groups("signature-reviewers", "camunda-admin"));
        when(identities.createGroupQuery().groupMember("reviewer").list())
                .thenReturn(groups("signature-reviewers", "template-reviewers"));

        assertThat(authorities("admin")).containsExactly("camunda-admin");
        stored("reviewer", "hash");
        assertThat(authorities("reviewer")).containsExactly("signature-reviewers", "template-reviewers");
    }

    private List<String> authorities(String id) {
        return staff.authorities(staff.find(id).orElseThrow()).orElseThrow().stream()
                .map(granted -> granted.getAuthority())
                .toList();
    }

    private static List<Group> groups(String... ids) {
        return Stream.of(ids).<Group>map(GroupEntity::new).toList();
    }

    private void stored(String id, String password) {
        when(oneTimePasswords.of(anyString())).thenReturn(OneTimePasswords.Kind.OWN);
        UserEntity row = new UserEntity(id);
        row.setSalt("salt");
        row.setDbPassword(password);
        when(identities.createUserQuery().userId(anyString()).singleResult()).thenReturn(row);
    }
}
