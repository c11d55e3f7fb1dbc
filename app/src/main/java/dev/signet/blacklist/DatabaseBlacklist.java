package dev.signet.blacklist;

import static java.util.Objects.requireNonNull;

import dev.signet.blacklist.BlacklistEvent.Action;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.send.ReleaseClasses;
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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class DatabaseBlacklist implements Blacklist {

    private static final BlacklistKind[] KINDS = BlacklistKind.values();
    private static final String COLUMNS =
            "select number, account_id, kind, sign_name, reason, since from blacklist_entry";
    private static final String EVENTS =
            "select number, account_id, kind, sign_name, action, for_account, reason, actor, at,"
                    + " source, reference from blacklist_history";
    private static final String SAME_ENTRY = " where number = ? and account_id = ? and kind = ? and sign_name = ?";
    private static final int REASON_LENGTH = 100;
    private static final int HISTORY_SHOWN = 100;
    private static final String SUBSCRIBER = "subscriber";
    private static final String CARRIER = "carrier";

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final ActiveRulebook rulebook;
    private final Ids ids;
    private final Clock clock;

    DatabaseBlacklist(
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            ActiveRulebook rulebook,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rulebook = rulebook;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Map<Long, List<BlacklistEntry>> entries(Collection<Long> numbers, Collection<Long> accountIds) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<BlacklistEntry>> found = new HashMap<>();
        jdbc.query(
                COLUMNS + " where number in (" + list(numbers) + ") and account_id in (0"
                        + (accountIds.isEmpty() ? "" : ",")
                        + list(accountIds) + ") and (kind <> " + BlacklistKind.CARRIER.ordinal() + " or since > "
                        + carrierEntriesSince() + ")",
                row -> {
                    BlacklistEntry entry = entry(row);
                    found.computeIfAbsent(entry.number(), n -> new ArrayList<>(1))
                            .add(entry);
                });
        // Nearly every number is on no list: only then is it asked what was released.
        if (!found.isEmpty() && !accountIds.isEmpty()) {
            markReleased(found, accountIds);
        }
        return found;
    }

    private void markReleased(Map<Long, List<BlacklistEntry>> found, Collection<Long> accountIds) {
        ReleaseClasses classes = ReleaseClasses.of(rulebook.current().policies());
        jdbc.query(
                "select number, owner_id, kind, sign_name, account_id, released_at from blacklist_released"
                        + " where number in (" + list(found.keySet()) + ") and account_id in (" + list(accountIds)
                        + ")",
                row -> {
                    BlacklistKind kind = KINDS[row.getInt(3)];
                    Set<TemplateKind> lifted = classes.of(kind);
                    long account = row.getLong(5);
                    long owner = row.getLong(2);
                    String sign = signature(row.getString(4));
                    Instant at = Instant.ofEpochMilli(row.getLong(6));
                    requireNonNull(found.get(row.getLong(1)))
                            .replaceAll(entry -> isSame(entry, owner, kind, sign)
                                            && !entry.since().isAfter(at)
                                    ? entry.releasedFor(account, lifted)
                                    : entry);
                });
    }

    private static boolean isSame(BlacklistEntry entry, long owner, BlacklistKind kind, @Nullable String sign) {
        return entry.accountId() == owner && entry.kind() == kind && Objects.equals(entry.signName(), sign);
    }

    @Override
    public boolean add(BlacklistEntry entry, ComplaintOrigin origin, String actor) {
        return transactions.run(() -> {
            boolean listed = insert(entry) || renew(entry);
            if (listed) {
                note(
                        entry,
                        wasListedBefore(entry) ? Action.LISTED_AGAIN : Action.LISTED,
                        null,
                        entry.reason(),
                        actor,
                        entry.since(),
                        origin);
            }
            return listed;
        });
    }

    private boolean insert(BlacklistEntry entry) {
        return jdbc.update(
                        """
                        insert ignore into blacklist_entry (number, account_id, kind, sign_name, reason, since)
                        values (?, ?, ?, ?, ?, ?)""",
                        entry.number(),
                        entry.accountId(),
                        entry.kind().ordinal(),
                        stored(entry.signName()),
                        cut(entry.reason()),
                        entry.since().toEpochMilli())
                == 1;
    }

    /** The same entry again: new only where it was released for somebody since, or where each time counts. */
    private boolean renew(BlacklistEntry entry) {
        boolean eachCounts = entry.kind() == BlacklistKind.COMPLAINT;
        String released = eachCounts ? "" : """
                 and exists (select 1 from blacklist_released r where r.number = blacklist_entry.number
                     and r.owner_id = blacklist_entry.account_id and r.kind = blacklist_entry.kind
                     and r.sign_name = blacklist_entry.sign_name and r.released_at >= blacklist_entry.since)""";
        return jdbc.update(
                        "update blacklist_entry set since = greatest(since + 1, ?), reason = ?" + SAME_ENTRY + released,
                        entry.since().toEpochMilli(),
                        cut(entry.reason()),
                        entry.number(),
                        entry.accountId(),
                        entry.kind().ordinal(),
                        stored(entry.signName()))
                == 1;
    }

    private boolean wasListedBefore(BlacklistEntry entry) {
        return !jdbc.queryForList(
                        "select 1 from blacklist_history" + SAME_ENTRY + " limit 1",
                        Integer.class,
                        entry.number(),
                        entry.accountId(),
                        entry.kind().name(),
                        stored(entry.signName()))
                .isEmpty();
    }

    private void note(BlacklistEntry entry, Action action, String reason, String actor, Instant at) {
        note(entry, action, null, reason, actor, at, ComplaintOrigin.UNKNOWN);
    }

    private void note(
            BlacklistEntry entry,
            Action action,
            @Nullable Long releasedFor,
            String reason,
            String actor,
            Instant at,
            ComplaintOrigin origin) {
        jdbc.update(
                """
                insert into blacklist_history
                    (id, number, account_id, kind, sign_name, action, for_account, reason, actor, at, source, reference)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                ids.next(),
                entry.number(),
                entry.accountId(),
                entry.kind().name(),
                stored(entry.signName()),
                action.name(),
                releasedFor,
                cut(reason),
                actor,
                at.toEpochMilli(),
                origin.storedSource(),
                origin.reference());
    }

    private long carrierEntriesSince() {
        int days = rulebook.current().policies().number("sending.blacklist.carrier.days");
        return clock.instant().minus(Duration.ofDays(days)).toEpochMilli();
    }

    @Override
    public void carrierBlocked(long number, String errorCode, Instant at) {
        BlacklistEntry entry =
                new BlacklistEntry(number, BlacklistEntry.PLATFORM, BlacklistKind.CARRIER, null, errorCode, at);
        transactions.run(() -> {
            if (insert(entry)) {
                note(entry, wasListedBefore(entry) ? Action.LISTED_AGAIN : Action.LISTED, errorCode, CARRIER, at);
            } else {
                jdbc.update(
                        "update blacklist_entry set since = greatest(since, ?), reason = ?" + SAME_ENTRY,
                        at.toEpochMilli(),
                        cut(errorCode),
                        number,
                        BlacklistEntry.PLATFORM,
                        BlacklistKind.CARRIER.ordinal(),
                        "");
            }
        });
    }

    @Override
    public boolean remove(long accountId, long number, BlacklistKind kind, String actor) {
        return delete(number, kind, " and account_id = " + accountId, Action.REMOVED, actor);
    }

    @Override
    public boolean remove(BlacklistEntry entry, String why, String actor) {
        return transactions.run(() -> {
            boolean gone = jdbc.update(
                            "delete from blacklist_entry" + SAME_ENTRY,
                            entry.number(),
                            entry.accountId(),
                            entry.kind().ordinal(),
                            stored(entry.signName()))
                    == 1;
            if (gone) {
                note(entry, Action.REMOVED, why, actor, clock.instant());
            }
            return gone;
        });
    }

    @Override
    public boolean liftOptOuts(long number, @Nullable Long accountId) {
        boolean own = accountId != null
                && delete(
                        number,
                        BlacklistKind.OPT_OUT,
                        " and account_id = " + accountId,
                        Action.LIFTED_BY_OWNER,
                        SUBSCRIBER);
        return own || delete(number, BlacklistKind.OPT_OUT, "", Action.LIFTED_BY_OWNER, SUBSCRIBER);
    }

    private boolean delete(long number, BlacklistKind kind, String whose, Action action, String actor) {
        String where = " where number = " + number + " and kind = " + kind.ordinal() + whose;
        return transactions.run(() -> {
            List<BlacklistEntry> gone = jdbc.query(COLUMNS + where + " for update", (row, n) -> entry(row));
            if (!gone.isEmpty()) {
                jdbc.update("delete from blacklist_entry" + where);
            }
            gone.forEach(entry -> note(entry, action, "", actor, clock.instant()));
            return !gone.isEmpty();
        });
    }

    @Override
    public void release(long number, long accountId, String signName, Instant at, String actor) {
        ReleaseClasses classes = ReleaseClasses.of(rulebook.current().policies());
        transactions.run(() -> entries(List.of(number), List.of(accountId)).getOrDefault(number, List.of()).stream()
                .filter(entry -> entry.concerns(accountId, signName))
                .filter(entry ->
                        !classes.of(entry.kind()).isEmpty() && !entry.since().isAfter(at))
                .filter(entry -> !entry.released().containsKey(accountId))
                .forEach(entry -> release(entry, accountId, at, actor)));
    }

    private void release(BlacklistEntry entry, long accountId, Instant at, String actor) {
        jdbc.update(
                """
                insert into blacklist_released (number, owner_id, kind, sign_name, account_id, released_at)
                values (?, ?, ?, ?, ?, ?)
                on duplicate key update released_at = greatest(released_at, values(released_at))""",
                entry.number(),
                entry.accountId(),
                entry.kind().ordinal(),
                stored(entry.signName()),
                accountId,
                at.toEpochMilli());
        note(entry, Action.RELEASED, accountId, "", actor, at, ComplaintOrigin.UNKNOWN);
    }

    @Override
    public List<BlacklistEvent> history(long number, long accountId) {
        return jdbc.query(
                EVENTS + " where number = ? and account_id in (0, ?) order by id desc limit " + HISTORY_SHOWN,
                (row, n) -> event(row),
                number,
                accountId);
    }

    private static BlacklistEvent event(ResultSet row) throws SQLException {
        return new BlacklistEvent(
                row.getLong(1),
                row.getLong(2),
                BlacklistKind.valueOf(row.getString(3)),
                signature(row.getString(4)),
                Action.valueOf(row.getString(5)),
                row.getObject(6, Long.class),
                row.getString(7),
                row.getString(8),
                Instant.ofEpochMilli(row.getLong(9)),
                ComplaintOrigin.stored(row.getString(10), row.getString(11)));
    }

    @Override
    public List<BlacklistEntry> everywhere(long number) {
        return jdbc.query(
                COLUMNS + " where number = ? and (kind <> " + BlacklistKind.CARRIER.ordinal() + " or since > "
                        + carrierEntriesSince() + ") order by account_id, since desc limit " + HISTORY_SHOWN,
                (row, n) -> entry(row),
                number);
    }

    @Override
    public List<Listing> recent(@Nullable BlacklistKind kind, int page, int pageSize) {
        List<BlacklistEntry> listed = jdbc.query(
                COLUMNS + " where account_id = " + BlacklistEntry.PLATFORM
                        + (kind == null ? "" : " and kind = " + kind.ordinal())
                        + " order by since desc, number limit ? offset ?",
                (row, n) -> entry(row),
                pageSize,
                (long) (page - 1) * pageSize);
        if (listed.isEmpty()) {
            return List.of();
        }
        List<BlacklistEvent> events = jdbc.query(
                EVENTS + " where number in ("
                        + list(listed.stream()
                                .map(BlacklistEntry::number)
                                .distinct()
                                .toList())
                        + ") and account_id = " + BlacklistEntry.PLATFORM
                        + " and action in ('LISTED', 'LISTED_AGAIN') order by id desc",
                (row, n) -> event(row));
        return listed.stream()
                .map(entry -> new Listing(
                        entry,
                        events.stream()
                                .filter(event -> isSame(entry, event))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private static boolean isSame(BlacklistEntry entry, BlacklistEvent event) {
        return entry.number() == event.number() && isSame(entry, event.accountId(), event.kind(), event.signName());
    }

    @Override
    public List<BlacklistEntry> list(long accountId, int page, int pageSize) {
        List<BlacklistEntry> listed = jdbc.query(
                COLUMNS + " where account_id = ? order by since desc, number limit ? offset ?",
                (row, n) -> entry(row),
                accountId,
                pageSize,
                (long) (page - 1) * pageSize);
        return listed.isEmpty() ? listed : withReleases(listed, accountId);
    }

    private List<BlacklistEntry> withReleases(List<BlacklistEntry> listed, long accountId) {
        Map<Long, List<BlacklistEntry>> byNumber = new HashMap<>();
        listed.forEach(entry -> byNumber.computeIfAbsent(entry.number(), n -> new ArrayList<>(1))
                .add(entry));
        markReleased(byNumber, List.of(accountId));
        return listed.stream()
                .map(entry -> requireNonNull(byNumber.get(entry.number())).stream()
                        .filter(marked -> isSame(marked, entry.accountId(), entry.kind(), entry.signName()))
                        .findFirst()
                        .orElse(entry))
                .toList();
    }

    private static BlacklistEntry entry(ResultSet row) throws SQLException {
        return new BlacklistEntry(
                row.getLong(1),
                row.getLong(2),
                KINDS[row.getInt(3)],
                signature(row.getString(4)),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }

    private static String stored(@Nullable String signName) {
        return signName == null ? "" : signName;
    }

    private static @Nullable String signature(String stored) {
        return stored.isEmpty() ? null : stored;
    }

    private static String cut(String text) {
        return PlainText.cut(text, REASON_LENGTH);
    }

    private static String list(Collection<Long> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
