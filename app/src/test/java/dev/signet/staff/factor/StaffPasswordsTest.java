package dev.signet.staff.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.support.SettableClock;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.junit.jupiter.api.Test;

class StaffPasswordsTest {

    private static final String ONE_CHARACTER = "caf\u00e9 au lait";
    private static final String TWO_CHARACTERS = "cafe\u0301 au lait";

    private final PasswordManager ours = new PasswordManager(new StaffPasswordHash(), List.of());
    private final PasswordManager former = new PasswordManager(new Sha512HashDigest(), List.of());
    private final CountingManager asked = new CountingManager();
    private final SettableClock clock = new SettableClock();
    private final StaffPasswords passwords = new StaffPasswords(engine(), clock);

    private static final class CountingManager extends PasswordManager {

        private int checks;

        CountingManager() {
            super(new StaffPasswordHash(), List.of());
        }

        @Override
        public boolean check(String password, String encrypted) {
            checks++;
            return super.check(password, encrypted);
        }
    }

    private ProcessEngine engine() {
        ProcessEngine engine = mock(ProcessEngine.class);
        ProcessEngineConfigurationImpl configuration = mock(ProcessEngineConfigurationImpl.class);
        when(engine.getProcessEngineConfiguration()).thenReturn(configuration);
        when(configuration.getPasswordManager()).thenReturn(asked);
        return engine;
    }

    @Test // #13
    void aPasswordIsKeptSlowToGuessAndAnEarlierHashIsKnownAsWeak() {
        UserEntity fresh = person(ours, "correct horse");
        UserEntity earlier = person(former, "correct horse");

        assertThat(fresh.getPassword()).startsWith("{bcrypt-sha256}$2a$10$");
        assertThat(passwords.isWeak(fresh)).isFalse();
        assertThat(passwords.isWeak(earlier)).isTrue();
        assertThat(passwords.isRight(fresh, "correct horse")).isTrue();
        assertThat(passwords.isRight(earlier, "correct horse")).isTrue();
        assertThat(passwords.isRight(fresh, "correct horses")).isFalse();
        assertThat(passwords.isRight(earlier, "correct horses")).isFalse();
        assertThat(passwords.isRight(null, "")).isFalse();
    }

    @Test // #13: bcrypt looks at 72 bytes, and the salt stands behind the password
    void theEndOfALongPasswordCounts() {
        UserEntity person = person(ours, "长".repeat(127) + "a");

        assertThat(passwords.isRight(person, "长".repeat(127) + "b")).isFalse();
        assertThat(passwords.isRight(person, "长".repeat(127) + "a")).isTrue();
    }

    @Test // #13
    void anAccentedLetterIsTheSameFromEveryKeyboard() {
        assertThat(passwords.isRight(person(ours, ONE_CHARACTER), TWO_CHARACTERS))
                .isTrue();
        assertThat(passwords.isRight(person(ours, TWO_CHARACTERS), ONE_CHARACTER))
                .isTrue();
        assertThat(passwords.isRight(person(former, ONE_CHARACTER), TWO_CHARACTERS))
                .isTrue();
        assertThat(passwords.isRight(person(former, TWO_CHARACTERS), TWO_CHARACTERS))
                .isTrue();
    }

    @Test // #13: a tool sends its password with each call
    void aRightPasswordIsNotFoundOutWithEachCallAndAnotherOneIs() {
        UserEntity person = person(ours, "correct horse");
        passwords.isRight(person, "correct horse");
        passwords.isRight(person, "correct horse");
        assertThat(asked.checks).isEqualTo(1);

        assertThat(passwords.isRight(person, "wrong")).isFalse();
        assertThat(passwords.isRight(person, "wrong")).isFalse();
        assertThat(asked.checks).isEqualTo(3);

        assertThat(passwords.isRight(person(ours, "another horse"), "correct horse"))
                .as("a new password ends it at once")
                .isFalse();
        assertThat(asked.checks).isEqualTo(4);

        clock.advance(Duration.ofMinutes(5));
        assertThat(passwords.isRight(person, "correct horse")).isTrue();
        assertThat(asked.checks).isEqualTo(5);
    }

    private static UserEntity person(PasswordManager by, String password) {
        UserEntity person = new UserEntity("officer");
        person.setSalt("nJ1eVNzmYzq9eSGkUuwKbA==");
        person.setDbPassword(by.encrypt(EncryptionUtil.saltPassword(password, person.getSalt())));
        return person;
    }
}
