package dev.signet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.account.Principal.Assumer;
import dev.signet.account.Principal.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** #11: what runs later finds whoever it runs for again, and everybody behind them. */
class PrincipalTest {

    private static final String POLICY = "{\"Version\": \"1\", \"Statement\": []}";
    private static final List<Assumer> CHAIN =
            List.of(new Assumer(Kind.USER, 1002, 5), new Assumer(Kind.ROLE, 1001, 6));

    @Test
    void isReadAsItWasStored() {
        assertThat(List.of(
                        Principal.owner(1001),
                        Principal.user(1001, 5, "alice"),
                        Principal.role(1001, 7, "sender", "laptop", null, CHAIN),
                        Principal.role(1001, 7, "sender", "laptop", POLICY, CHAIN),
                        Principal.role(1001, 7, "sender", "laptop", POLICY, CHAIN.subList(0, 1))))
                .allSatisfy(principal ->
                        assertThat(Principal.parse(1001, principal.stored())).isEqualTo(principal));
    }

    /** What was stored before assumers were. */
    @Test
    void readsWhatEarlierVersionsStored() {
        assertThat(Principal.parse(1001, "ROLE 7 sender laptop"))
                .isEqualTo(Principal.role(1001, 7, "sender", "laptop", null, List.of()));
        assertThat(Principal.parse(1001, "ROLE 7 sender laptop " + POLICY))
                .isEqualTo(Principal.role(1001, 7, "sender", "laptop", POLICY, List.of()));
        assertThat(Principal.parse(1001, "USER 5 alice")).isEqualTo(Principal.user(1001, 5, "alice"));
        assertThat(Principal.parse(1001, "OWNER")).isEqualTo(Principal.owner(1001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NOBODY", "USER x alice", "ROLE 7 sender", "ROLE 7 sender laptop by=USER:1"})
    void refusesWhatItDidNotStore(String stored) {
        assertThatThrownBy(() -> Principal.parse(1001, stored)).isInstanceOf(IllegalArgumentException.class);
    }
}
