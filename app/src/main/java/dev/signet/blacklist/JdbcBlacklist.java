package dev.signet.blacklist;

import dev.signet.platform.DataPlane;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.BlacklistKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class JdbcBlacklist implements Blacklist {

    private static final BlacklistKind[] KINDS = BlacklistKind.values();
    private static final String COLUMNS = "select number, account_id, kind, sign_name, reason, since from blacklist_entry";
    private static final int REASON_LENGTH = 100;

    private final JdbcTemplate jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    JdbcBlacklist(@DataPlane JdbcTemplate jdbc, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @Override
    public Map<Long, List<BlacklistEntry>> entries(Collection<Long> numbers, Collection<Long> accountIds) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<BlacklistEntry>> found = new HashMap<>();
        jdbc.query(
                COLUMNS + " where number in (" + list(numbers) + ") and account_id in (0" + (accountIds.isEmpty() ? "" : ",")
                        + list(accountIds) + ") and (kind <> " + BlacklistKind.CARRIER.ordinal() + " or since > "
                        + carrierEntriesSince() + ")",
                row -> {
                    BlacklistEntry entry = entry(row);
                    found.computeIfAbsent(entry.number(), n -> new ArrayList<>(1)).add(entry);
                });
        return found;
    }

    @Override
    public boolean add(BlacklistEntry entry) {
        String reason = entry.reason().substring(0, Math.min(REASON_LENGTH, entry.reason().length()));
        return jdbc.update(
                        """
                        insert ignore into blacklist_entry (number, account_id, kind, sign_name, reason, since)
                        values (?, ?, ?, ?, ?, ?)""",
                        entry.number(),
                        entry.accountId(),
                        entry.kind().ordinal(),
                        entry.signName() == null ? "" : entry.signName(),
                        reason,
                        entry.since().toEpochMilli())
                == 1;
    }

    private long carrierEntriesSince() {
        int days = rulebook.current().policies().number("sending.blacklist.carrier.days");
        return clock.instant().minus(Duration.ofDays(days)).toEpochMilli();
    }

    @Override
    public void carrierBlocked(long number, String errorCode, Instant at) {
        jdbc.update(
                """
                insert into blacklist_entry (number, account_id, kind, sign_name, reason, since)
                values (?, ?, ?, '', ?, ?)
                on duplicate key update since = greatest(since, values(since)), reason = values(reason)""",
                number,
                BlacklistEntry.PLATFORM,
                BlacklistKind.CARRIER.ordinal(),
                errorCode,
                at.toEpochMilli());
    }

    @Override
    public boolean remove(long accountId, long number, BlacklistKind kind) {
        return jdbc.update(
                        "delete from blacklist_entry where number = ? and account_id = ? and kind = ?",
                        number,
                        accountId,
                        kind.ordinal())
                > 0;
    }

    @Override
    public List<BlacklistEntry> list(long accountId, int page, int pageSize) {
        return jdbc.query(
                COLUMNS + " where account_id = ? order by since desc, number limit ? offset ?",
                (row, n) -> entry(row),
                accountId,
                pageSize,
                (long) (page - 1) * pageSize);
    }

    private static BlacklistEntry entry(ResultSet row) throws SQLException {
        String sign = row.getString(4);
        return new BlacklistEntry(
                row.getLong(1),
                row.getLong(2),
                KINDS[row.getInt(3)],
                sign.isEmpty() ? null : sign,
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }

    private static String list(Collection<Long> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
