package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.staff.factor.SecondFactors;
import dev.signet.staff.factor.StaffLogins;
import dev.signet.staff.factor.StaffPasswords;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;

/** A database that holds {@code officer} and {@code officer␠} to be one name finds the same row for both. */
class StaffLookupTest {

    private final IdentityService identities = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    private final OneTimePasswords oneTimePasswords = mock(OneTimePasswords.class);
    private final StaffPasswords passwords = mock(StaffPasswords.class);
    private final StaffLookup staff = new StaffLookup(
            identities,
            passwords,
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

    @Test // #13
    void whatWasHashedWeaklyIsHashedAnewWhenItIsGiven() {
        UserEntity row = stored("officer", "{SHA-512}weak");
        when(passwords.isRight(row, "given")).thenReturn(true);
        when(passwords.isWeak(row)).thenReturn(true);

        assertThat(staff.find("officer", "wrong")).isEmpty();
        verify(identities, never()).saveUser(any());
        assertThat(staff.find("officer", "given")).isPresent();
        verify(identities).saveUser(row);
    }

    @Test // #13: a colleague's two tools at once, or a reset at that moment
    void whoeverSavesFirstIsNotOverwrittenAndWhatIsThereThenCounts() {
        UserEntity row = stored("officer", "{SHA-512}weak");
        when(passwords.isWeak(row)).thenReturn(true);
        when(passwords.isRight(row, "given")).thenReturn(true);
        doThrow(new OptimisticLockingException("another")).when(identities).saveUser(any());
        assertThat(staff.find("officer", "given")).isPresent();

        when(passwords.isRight(row, "given")).thenReturn(true, false);
        assertThat(staff.find("officer", "given")).isEmpty();
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

    private UserEntity stored(String id, String password) {
        when(oneTimePasswords.of(anyString())).thenReturn(OneTimePasswords.Kind.OWN);
        UserEntity row = new UserEntity(id);
        row.setSalt("salt");
        row.setDbPassword(password);
        when(identities.createUserQuery().userId(anyString()).singleResult()).thenReturn(row);
        return row;
    }
}
