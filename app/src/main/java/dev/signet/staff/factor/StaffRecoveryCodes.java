package dev.signet.staff.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.login.SpokenSecrets;
import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.SecretBox;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What opens the door once each when the phone is lost; shown once, kept as digests. */
@Component
class StaffRecoveryCodes {

    private static final int PARTS = 3;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    StaffRecoveryCodes(JdbcClient jdbc, SecretBox secrets, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.hash = secrets.keyedHash("staff-recovery-code");
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** As many as people of accounts get; those from before are over. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> issue(String person) {
        forget(person);
        List<String> codes =
                SpokenSecrets.several(PARTS, rulebook.current().policies().number("access.login.recovery-codes"));
        codes.forEach(code -> jdbc.sql("insert into staff_recovery_code (person, code_hash) values (?, ?)")
                .params(person, digest(person, code))
                .update());
        return codes;
    }

    /** Whether it was one that is left, however its letters are grouped; it is spent with that. */
    boolean take(String person, String code) {
        return jdbc.sql("update staff_recovery_code set used_ms = ?"
                                + " where person = ? and code_hash = ? and used_ms is null")
                        .params(clock.millis(), person, digest(person, code))
                        .update()
                == 1;
    }

    int left(String person) {
        return jdbc.sql("select count(*) from staff_recovery_code where person = ? and used_ms is null")
                .param(person)
                .query(Integer.class)
                .single();
    }

    void forget(String person) {
        jdbc.sql("delete from staff_recovery_code where person = ?")
                .param(person)
                .update();
    }

    private byte[] digest(String person, String code) {
        return hash.digest((person + "\n" + SpokenSecrets.written(code)).getBytes(UTF_8));
    }
}
