package dev.signet.staff;

import dev.signet.platform.login.SpokenSecrets;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passwords that somebody else has seen: they are made here, good for some hours, and for nothing but setting a password of
 * one's own.
 */
@Component
class OneTimePasswords {

    private static final int PARTS = 4;

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    /** What a person's present password is. */
    enum Kind {
        OWN,
        ONE_TIME,
        /** A one-time password that was not used in time. */
        OVER
    }

    OneTimePasswords(JdbcClient jdbc, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** 79 bits; no two are alike. */
    String generate() {
        return SpokenSecrets.random(PARTS);
    }

    /** The person's password, set in the caller's transaction, is a one-time one from now on. */
    void begin(String person) {
        Duration lifetime = Duration.ofHours(rulebook.current().policies().number("people.one-time-password.hours"));
        jdbc.sql("""
                        insert into staff_one_time_password (person, expires_at_ms) values (?, ?)
                        on duplicate key update expires_at_ms = values(expires_at_ms)""")
                .params(person, clock.instant().plus(lifetime).toEpochMilli())
                .update();
    }

    /** The person has a password of their own, or is gone. */
    void forget(String person) {
        jdbc.sql("delete from staff_one_time_password where person = ?")
                .param(person)
                .update();
    }

    Kind of(String person) {
        return expiry(person)
                .map(expiry -> clock.instant().isBefore(expiry) ? Kind.ONE_TIME : Kind.OVER)
                .orElse(Kind.OWN);
    }

    Optional<Instant> expiry(String person) {
        return jdbc.sql("select expires_at_ms from staff_one_time_password where person = ?")
                .param(person)
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional();
    }
}
