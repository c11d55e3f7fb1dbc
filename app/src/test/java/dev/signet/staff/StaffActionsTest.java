package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffActionsTest {

    private final StaffActions actions = new StaffActions();

    @Test // #13
    void aCallIsOfTheActionThatItsLineNames() {
        assertThat(actions.of("POST", "/v1/admin/accounts"))
                .hasValueSatisfying(action -> assertThat(action.name()).isEqualTo("CreateAccount"));
        assertThat(actions.of("HEAD", "/v1/admin/accounts/17"))
                .hasValueSatisfying(action -> assertThat(action.name()).isEqualTo("ListAccounts"));
        assertThat(actions.of("DELETE", "/v1/admin/accounts")).isEmpty();
        assertThat(actions.of("GET", "/v1/admin/accounts/17/")).isEmpty();
        assertThat(actions.of("GET", "/v1/admin/accounts/17/secrets")).isEmpty();
    }

    @Test // #13: the more specific of two
    void aPlaceGivesWayToAName() {
        assertThat(actions.of("GET", "/v1/admin/blacklist/near-misses"))
                .hasValueSatisfying(action -> assertThat(action.name()).isEqualTo("ListNearMisses"));
    }

    @Test // #13
    void aPageIsOpenToTheGroupsOfItsLine() {
        assertThat(actions.opens("/staff", Set.of(StaffGroup.FINANCE))).isTrue();
        assertThat(actions.opens("/staff", Set.of())).isFalse();
        assertThat(actions.opens("/staff/nowhere", Set.of(StaffGroup.ADMINISTRATORS)))
                .isFalse();
    }

    @Test // #13
    void reviewersAreThoseOfEveryKind() {
        assertThat(StaffGroup.named("reviewers"))
                .containsExactlyInAnyOrder(StaffGroup.SIGNATURE_REVIEWERS, StaffGroup.TEMPLATE_REVIEWERS);
        assertThatThrownBy(() -> StaffGroup.named("reviewer")).hasMessageContaining("reviewer");
    }
}
