package dev.signet.staff;

import dev.signet.rulebook.ActiveRulebook;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passwords that somebody else has seen: they are made here, good for some hours, and for nothing but setting a password of
 * one's own.
 */
@Component
class OneTimePasswords {

    /** Without what is taken for something else when it is read out: 0 and o, 1, i and l. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PARTS = 4;
    private static final int LETTERS_OF_A_PART = 4;

    private final SecureRandom random = new SecureRandom();
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
        return random.ints((long) PARTS * LETTERS_OF_A_PART, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining())
                .replaceAll("(.{" + LETTERS_OF_A_PART + "})(?!$)", "$1-");
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
