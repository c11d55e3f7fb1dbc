package dev.signet.staff.factor;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Wording;
import dev.signet.platform.login.Totp;
import dev.signet.platform.secret.SecretBox;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second factors of the platform's people: begun, bound with a first code, asked at the login. No code is taken twice,
 * whichever node is shown it. With a device its recovery codes go.
 */
@Component
public class SecondFactors {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String PERSON = "person";

    private final JdbcClient jdbc;
    private final SecretBox secrets;
    private final StaffRecoveryCodes recovery;
    private final AuditTrail audit;
    private final Clock clock;

    private record Kept(byte[] secret, long begunMs) {}

    SecondFactors(JdbcClient jdbc, SecretBox secrets, StaffRecoveryCodes recovery, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.recovery = recovery;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean isBound(String person) {
        return boundAt(person).isPresent();
    }

    @Transactional(readOnly = true)
    public Optional<Instant> boundAt(String person) {
        return jdbc.sql("select bound_ms from staff_second_factor where person = ? and bound_ms is not null")
                .param(person)
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional();
    }

    /** Everybody who has one. */
    @Transactional(readOnly = true)
    public Set<String> holders() {
        return new HashSet<>(jdbc.sql("select person from staff_second_factor where bound_ms is not null")
                .query(String.class)
                .list());
    }

    @Transactional(readOnly = true)
    public int recoveryCodes(String person) {
        return recovery.left(person);
    }

    /**
     * With a new secret; what was begun before is over.
     *
     * @throws dev.signet.platform.Refusal where the person has one
     */
    @Transactional
    public NewSecondFactor begin(String person) {
        byte[] secret = Totp.secret();
        // One that was bound in the meantime stays: it is looked at with the row held.
        jdbc.sql("""
                        insert into staff_second_factor (person, sealed_secret, begun_ms) values (?, ?, ?)
                        on duplicate key update
                            sealed_secret = if(bound_ms is null, values(sealed_secret), sealed_secret),
                            begun_ms = if(bound_ms is null, values(begun_ms), begun_ms)""")
                .params(person, secrets.seal(secret, context(person)), clock.millis())
                .update();
        requireNone(person);
        return new NewSecondFactor(Totp.base32(secret), Totp.uri(secret, person));
    }

    /**
     * @return recovery codes, which are shown at no other time; empty where the code is wrong
     * @throws dev.signet.platform.Refusal where nothing was begun or the person has one
     */
    @Transactional
    public Optional<List<String>> bind(String person, String code) {
        requireNone(person);
        Kept begun = kept(person, "bound_ms is null")
                .orElseThrow(() -> TEXTS.refusal("SecondFactorNotFound", "factor.not-begun"));
        OptionalLong step = Totp.stepOf(begun.secret(), code, clock.instant());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        int bound = jdbc.sql("update staff_second_factor set bound_ms = ?, last_step = ?"
                        + " where person = ? and bound_ms is null and begun_ms = ?")
                .params(clock.millis(), step.getAsLong(), person, begun.begunMs())
                .update();
        if (bound == 0) {
            throw TEXTS.refusal("SecondFactorNotFound", "factor.not-begun");
        }
        audit.record(person, "person.second-factor-bound", PERSON, person, Map.of());
        return Optional.of(recovery.issue(person));
    }

    /** Whether the person's device shows this code now; it is spent with that. */
    @Transactional
    public boolean takeShown(String person, String code) {
        Optional<Kept> kept = kept(person, "bound_ms is not null");
        OptionalLong step =
                kept.isEmpty() ? OptionalLong.empty() : Totp.stepOf(kept.get().secret(), code, clock.instant());
        return step.isPresent()
                && jdbc.sql("update staff_second_factor set last_step = ?"
                                        + " where person = ? and bound_ms is not null and last_step < ?")
                                .params(step.getAsLong(), person, step.getAsLong())
                                .update()
                        == 1;
    }

    /** As {@link #takeShown}, or a recovery code. */
    @Transactional
    public boolean take(String person, String code) {
        return takeShown(person, code) || isBound(person) && recovery.take(person, code);
    }

    /** The former ones are over. */
    @Transactional
    public List<String> newRecoveryCodes(String person) {
        requireOne(person);
        audit.record(person, "person.recovery-codes-made", PERSON, person, Map.of());
        return recovery.issue(person);
    }

    /**
     * @param because what else is to stand in the trace
     * @throws dev.signet.platform.Refusal where the person has none
     */
    @Transactional
    public void remove(String actor, String person, Map<String, ?> because) {
        requireOne(person);
        forget(person);
        audit.record(actor, "person.second-factor-removed", PERSON, person, because);
    }

    /** The person is gone. */
    @Transactional
    public void forget(String person) {
        recovery.forget(person);
        jdbc.sql("delete from staff_second_factor where person = ?")
                .param(person)
                .update();
    }

    /** @throws dev.signet.platform.Refusal where the person has none */
    @Transactional(readOnly = true)
    public void requireOne(String person) {
        if (!isBound(person)) {
            throw TEXTS.refusal("SecondFactorNotFound", "factor.none", person);
        }
    }

    private void requireNone(String person) {
        if (isBound(person)) {
            throw TEXTS.refusal("EntityAlreadyExists.SecondFactor", "factor.has-one", person);
        }
    }

    /** @param bound as a condition of SQL */
    private Optional<Kept> kept(String person, String bound) {
        return jdbc.sql("select sealed_secret, begun_ms from staff_second_factor where person = ? and " + bound)
                .param(person)
                .query((row, n) -> new Kept(secrets.open(row.getBytes(1), context(person)), row.getLong(2)))
                .optional();
    }

    private static String context(String person) {
        return "staff-second-factor:" + person;
    }
}
