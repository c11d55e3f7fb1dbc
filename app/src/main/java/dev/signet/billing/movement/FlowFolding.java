package dev.signet.billing.movement;

import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.node.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sums up what messages did to balances, so that nobody who reads a month of them has to. Entries are summed up once all
 * transactions have ended that may have been given their ids: each stands either in the sums or behind them, whoever reads
 * meanwhile and whoever dies. Where this is late, reading takes longer and says the same.
 */
@Component
class FlowFolding {

    /** Within which every transaction has ended. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private static final int AT_ONCE = 50_000;

    private static final String ADD = """
            insert into billing_flow (account_id, quarter, kind, of_voucher, month, messages, balance_micros, voucher_micros)
            select e.account_id, %s, %s from billing_entry e where e.id >= ? and e.id < ? and %s group by 1, 2, 3, 4, 5
            on duplicate key update messages = messages + values(messages),
                balance_micros = balance_micros + values(balance_micros), voucher_micros = voucher_micros + values(voucher_micros)""".formatted(Flow.KEY, Flow.SUMS, Flow.OF_MESSAGES);

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Clock clock;

    FlowFolding(@DataPlane JdbcTemplate jdbc, DataTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** As far as every transaction has ended. */
    void fold() {
        while (transactions.run(this::portion)) {
            // one portion after the other, each with its own locks
        }
    }

    /** For the caller's transaction; whether there is more. */
    private boolean portion() {
        long from =
                Objects.requireNonNull(jdbc.queryForObject("select id from billing_flow_until for update", Long.class));
        Long last = jdbc.queryForObject("select max(id) from billing_entry", Long.class);
        // Never beyond what was given out: a clock that goes back takes ids back, but for those of its own node.
        long end = last == null
                ? from
                : Math.min(last + 1, Ids.lowestAt(clock.instant().minus(UNDER_WAY)));
        if (end <= from) {
            return false;
        }
        List<Long> rest = jdbc.queryForList(
                "select id from billing_entry where id >= ? and id < ? order by id limit 1 offset " + AT_ONCE,
                Long.class,
                from,
                end);
        long to = rest.isEmpty() ? end : rest.get(0);
        jdbc.update(ADD, from, to);
        jdbc.update("update billing_flow_until set id = ?", to);
        return !rest.isEmpty();
    }
}
