package dev.signet.staff.factor;

import dev.signet.platform.login.LatelyRight;
import dev.signet.platform.login.Passwords;
import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a password is a person's; to be asked behind the brake on logins. */
@Component
public class StaffPasswords {

    private static final StaffPasswordHash OURS = new StaffPasswordHash();
    private static final String NOBODYS = OURS.encrypt("");

    private final ProcessEngine engine;
    private final LatelyRight lately;

    StaffPasswords(ProcessEngine engine, Clock clock) {
        this.engine = engine;
        this.lately = new LatelyRight(clock);
    }

    /** Takes as long where there is nobody, so that names are not found out by it. */
    public boolean isRight(@Nullable UserEntity person, String password) {
        if (person == null || person.getPassword() == null || isWeak(person)) {
            OURS.check(password, NOBODYS);
        }
        return person != null
                && person.getPassword() != null
                && lately.isRight(person.getPassword(), password, () -> matches(person, password));
    }

    /** Whether the hash is one that an earlier version wrote, a single round of SHA-512. */
    public boolean isWeak(UserEntity person) {
        return !StaffPasswordHash.isOf(person.getPassword());
    }

    /** A hash from before is of what was typed, whatever its form. */
    private boolean matches(UserEntity person, String password) {
        return isExactly(person, Passwords.normal(password)) || isWeak(person) && isExactly(person, password);
    }

    private boolean isExactly(UserEntity person, String password) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getPasswordManager()
                .check(EncryptionUtil.saltPassword(password, person.getSalt()), person.getPassword());
    }
}
