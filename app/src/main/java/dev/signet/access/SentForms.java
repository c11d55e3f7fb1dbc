package dev.signet.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Forms that were sent in a session, on whichever node: what was done by one is not done by the same one again. */
@Service
public class SentForms {

    private static final int SWEPT = 100;
    /** What was begun and has neither been done nor refused since then: whoever did it is gone. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    SentForms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How it stands with a form that comes in. */
    public enum Standing {
        /** It comes for the first time, or again after it was {@link #refused}. */
        BEGUN,
        /** It came before, and is still being done. */
        UNDER_WAY,
        /** It came before and did what it is for. */
        DONE
    }

    /** @param form what tells it from every other of the session */
    public Standing begin(LoginSession session, String form) {
        jdbc.sql("delete from access_sent_form where ends_ms < ? limit ?")
                .params(clock.millis(), SWEPT)
                .update();
        long now = clock.millis();
        try {
            jdbc.sql("insert into access_sent_form (session_id, form_hash, ends_ms, begun_ms) values (?, ?, ?, ?)")
                    .params(session.id(), digest(form), session.endsAt().toEpochMilli(), now)
                    .update();
            return Standing.BEGUN;
        } catch (DuplicateKeyException sent) {
            return again(session, form, now);
        }
    }

    private Standing again(LoginSession session, String form, long now) {
        boolean givenUp = jdbc.sql("update access_sent_form set begun_ms = ? where session_id = ? and form_hash = ?"
                                + " and begun_ms < ?")
                        .params(now, session.id(), digest(form), now - GIVEN_UP.toMillis())
                        .update()
                > 0;
        if (givenUp) {
            return Standing.BEGUN;
        }
        boolean done = jdbc.sql("select count(*) from access_sent_form where session_id = ? and form_hash = ?"
                                + " and begun_ms is null")
                        .params(session.id(), digest(form))
                        .query(Integer.class)
                        .single()
                > 0;
        return done ? Standing.DONE : Standing.UNDER_WAY;
    }

    /** It did what it is for. */
    public void done(LoginSession session, String form) {
        jdbc.sql("update access_sent_form set begun_ms = null where session_id = ? and form_hash = ?")
                .params(session.id(), digest(form))
                .update();
    }

    /** It did nothing, and may be sent again. */
    public void refused(LoginSession session, String form) {
        jdbc.sql("delete from access_sent_form where session_id = ? and form_hash = ?")
                .params(session.id(), digest(form))
                .update();
    }

    private static byte[] digest(String form) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(form.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
