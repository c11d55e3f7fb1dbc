package dev.signet.platform.node;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * This process among its siblings: a small number leased in the database, so that no two running nodes share one. A node
 * that dies without a word loses its number when the lease runs out.
 */
public class Node implements NodeLease {

    private static final Logger log = LoggerFactory.getLogger(Node.class);
    private static final int HIGHEST = 1023;
    private static final int LEASE_SECONDS = 60;
    private static final long RENEW_MS = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicLong idsReachedMs = new AtomicLong();
    private final String token = java.util.UUID.randomUUID().toString();
    private volatile Lease lease;

    private record Lease(int nodeId, long idsUsedUntilMs) {}

    public Node(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.lease = acquire();
        log.info("This node has number {}", lease.nodeId());
    }

    @Override
    public int id() {
        return lease.nodeId();
    }

    @Override
    public long idsUsedUntilMs() {
        return lease.idsUsedUntilMs();
    }

    @Override
    public void idsReached(long ms) {
        idsReachedMs.lazySet(ms);
    }

    private Lease acquire() {
        return transaction.execute(status -> {
            var free = jdbc.sql("""
                            select node_id, ids_used_until_ms from platform_node
                            where lease_until < utc_timestamp(3) order by node_id limit 1 for update skip locked""")
                    .query((row, n) -> new Lease(row.getInt(1), row.getLong(2) + 1))
                    .optional()
                    .orElseThrow(() -> new IllegalStateException(
                            "All " + (HIGHEST + 1) + " node numbers are leased; look at table platform_node"));
            jdbc.sql("""
                            update platform_node set token = ?, lease_until = utc_timestamp(3) + interval ? second
                            where node_id = ?""").params(token, LEASE_SECONDS, free.nodeId()).update();
            return free;
        });
    }

    /** Keeps the number; a number lost (the database was away longer than the lease) is replaced by a fresh one. */
    @Scheduled(fixedDelay = RENEW_MS, initialDelay = RENEW_MS)
    void renew() {
        int kept = jdbc.sql("""
                        update platform_node
                        set lease_until = utc_timestamp(3) + interval ? second, ids_used_until_ms = greatest(ids_used_until_ms, ?)
                        where node_id = ? and token = ?""")
                .params(LEASE_SECONDS, idsReachedMs.get(), lease.nodeId(), token)
                .update();
        if (kept == 0) {
            log.warn("Node number {} was lost, its lease had run out", lease.nodeId());
            lease = acquire();
        }
    }

    @PreDestroy
    void release() {
        jdbc.sql("""
                        update platform_node
                        set lease_until = '2000-01-01', ids_used_until_ms = greatest(ids_used_until_ms, ?)
                        where node_id = ? and token = ?""").params(idsReachedMs.get(), lease.nodeId(), token).update();
    }
}
