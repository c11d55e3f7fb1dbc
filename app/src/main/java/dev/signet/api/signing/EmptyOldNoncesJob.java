package dev.signet.api.signing;

import dev.signet.platform.DataPlane;
import java.time.Clock;
import java.util.Objects;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.quartz.QuartzJobBean;

/**
 * Empties the partitions of nonces that no valid request can carry any more. A missed run costs room, never safety:
 * a row says itself to which slot it belongs.
 */
@DisallowConcurrentExecution
public class EmptyOldNoncesJob extends QuartzJobBean {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public EmptyOldNoncesJob(@DataPlane JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        emptyOld();
    }

    /** Keeps the current slot, its two neighbours on each side, and so every time within the tolerance. */
    public void emptyOld() {
        long current = NonceLedger.slot(clock.instant());
        for (long slot = current + 3; slot < current - 2 + NonceLedger.PARTITIONS; slot++) {
            long partition = Math.floorMod(slot, (long) NonceLedger.PARTITIONS);
            Long rows = jdbc.queryForObject(
                    "SELECT EXISTS (SELECT 1 FROM api_nonce PARTITION (p" + partition + "))", Long.class);
            if (Objects.equals(rows, 1L)) {
                jdbc.execute("ALTER TABLE api_nonce TRUNCATE PARTITION p" + partition);
            }
        }
    }
}
