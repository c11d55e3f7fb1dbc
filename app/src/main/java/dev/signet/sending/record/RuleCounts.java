package dev.signet.sending.record;

import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.record.Decision.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How often each rule refused or deferred something on a day (UTC+8), of all accounts. A day is a stretch of ids, and so a
 * partition; no index knows rules, so that only the newest of a day are looked at. Where the clock went back by night, what
 * was decided before may count on the day that its id is of.
 */
@Component
public class RuleCounts {

    private final JdbcTemplate jdbc;

    RuleCounts(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param ruleId as decisions name it
     * @param accounts how many of them it met
     */
    public record Count(String ruleId, long refused, long deferred, long accounts) {

        public long all() {
            return refused + deferred;
        }
    }

    /**
     * What came to pass on a day.
     *
     * @param whole whether all decisions of the day were looked at
     */
    public record Day(LocalDate day, List<Count> counts, boolean whole) {}

    /** @param most decisions of a day that are looked at */
    public Day of(LocalDate day, int most) {
        List<Count> counts = jdbc.query(
                """
                select rule_id, sum(outcome = ?), sum(outcome = ?), count(distinct account_id)
                from (select rule_id, outcome, account_id from sending_decision
                    where id >= ? and id < ? order by id desc limit ?) newest
                group by rule_id order by rule_id""",
                (row, n) -> new Count(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                Outcome.REFUSED.ordinal(),
                Outcome.DEFERRED.ordinal(),
                Ids.lowestAt(ChinaTime.startOf(day)),
                Ids.lowestAt(ChinaTime.startOf(day.plusDays(1))),
                most);
        return new Day(day, counts, counts.stream().mapToLong(Count::all).sum() < most);
    }
}
