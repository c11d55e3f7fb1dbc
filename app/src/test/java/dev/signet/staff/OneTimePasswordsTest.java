package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OneTimePasswordsTest {

    private final OneTimePasswords passwords =
            new OneTimePasswords(mock(JdbcClient.class), mock(ActiveRulebook.class), Clock.systemUTC());

    @Test // #9
    void areAllDifferentAndCanBeReadOut() {
        assertThat(Stream.generate(passwords::generate).limit(1_000))
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).matches("[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){3}"));
    }
}
