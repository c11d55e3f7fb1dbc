package dev.signet.staff.factor;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.signet.audit.AuditTrail;
import dev.signet.staff.factor.StaffLogins.Wrong;
import dev.signet.support.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StaffLoginsTest {

    private final AuditTrail audit = mock(AuditTrail.class);
    private final SettableClock clock = new SettableClock();
    private final StaffLogins logins = new StaffLogins(mock(JdbcClient.class), audit, clock);

    @Test // #13
    void guessingLeavesATraceAndDoesNotFloodIt() {
        clock.set("2026-12-01T04:00:00Z");
        for (int i = 0; i < 100; i++) {
            logins.failed("li.lei", "192.0.2.1", Wrong.PASSWORD);
            logins.failed("li.lei", "2001:db8::" + i, Wrong.PASSWORD);
        }
        recorded(2);

        logins.failed("li.lei", "192.0.2.1", Wrong.CODE);
        logins.failed("han.mei", "192.0.2.1", Wrong.PASSWORD);
        recorded(4);

        clock.advance(Duration.ofMinutes(10));
        logins.failed("li.lei", "192.0.2.1", Wrong.PASSWORD);
        recorded(5);
        verify(audit, times(2))
                .record(
                        "system",
                        "person.login-failed",
                        "person",
                        "li.lei",
                        Map.of("address", "192.0.2.1", "wrong", "password"));
    }

    private void recorded(int entries) {
        verify(audit, times(entries)).record(anyString(), anyString(), anyString(), anyString(), any());
    }
}
