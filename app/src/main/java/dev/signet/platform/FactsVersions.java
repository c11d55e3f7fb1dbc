package dev.signet.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The version of what the send path knows about each account; raising it makes every node read that account again. */
public class FactsVersions {

    private static final Logger log = LoggerFactory.getLogger(FactsVersions.class);
    private static final long POLL_MS = 500;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Map<Long, Long> seen = new ConcurrentHashMap<>();

    FactsVersions(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
        jdbc.sql("select account_id, version from platform_facts_version")
                .query((row, n) -> seen.put(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** Call in the control-plane transaction that changes the facts; {@link FactsChanged} follows its commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(long accountId) {
        jdbc.sql("""
                        insert into platform_facts_version (account_id, version, changed_at) values (?, 1, utc_timestamp(3))
                        on duplicate key update version = version + 1, changed_at = utc_timestamp(3)""").param(accountId).update();
        long version = jdbc.sql("select version from platform_facts_version where account_id = ?")
                .param(accountId)
                .query(Long.class)
                .single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(accountId, version);
            }
        });
    }

    /**
     * Notices what other nodes changed. The window is wide because a change becomes visible at its commit, which may be
     * later than the time written in it.
     */
    @Scheduled(fixedDelay = POLL_MS)
    void poll() {
        jdbc.sql("""
                        select account_id, version from platform_facts_version
                        where changed_at > utc_timestamp(3) - interval 10 minute""")
                .query((row, n) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .forEach(change -> {
                    if (change.getValue() > seen.getOrDefault(change.getKey(), 0L)) {
                        tell(change.getKey(), change.getValue());
                    }
                });
    }

    private void tell(long accountId, long version) {
        try {
            events.publishEvent(new FactsChanged(accountId));
            seen.merge(accountId, version, Math::max);
        } catch (RuntimeException e) {
            // Not marked as seen: the next poll tells it again.
            log.error("Reading the changed facts of account {} failed, it will be tried again", accountId, e);
        }
    }
}
