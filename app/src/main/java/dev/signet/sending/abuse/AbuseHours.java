package dev.signet.sending.abuse;

import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.account.AccountFacts;
import dev.signet.sending.account.FactsSnapshot;
import dev.signet.sending.message.MessageEnded;
import dev.signet.sending.message.MessageEndedListener;
import dev.signet.sending.store.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How many verification messages a monitored account's signature sent in a clock hour, and how they ended (S11.1). Read
 * and written once for a batch, not for a message; accounts that do not monitor cost nothing.
 */
@Component
public class AbuseHours implements MessageEndedListener {

    public static final int DAY = 24;
    private static final long HOUR_SECONDS = 3600;

    private final JdbcTemplate jdbc;
    private final FactsSnapshot snapshot;

    AbuseHours(@DataPlane JdbcTemplate jdbc, FactsSnapshot snapshot) {
        this.jdbc = jdbc;
        this.snapshot = snapshot;
    }

    public record Key(long accountId, long signatureId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparingLong(Key::accountId)
                    .thenComparingLong(Key::signatureId)
                    .compare(this, other);
        }
    }

    /**
     * @param converted of the requests, those whose code the account reports as used
     * @param yesterday requests in the same hour of the day before
     */
    public record Seen(int requests, int delivered, int ended, int converted, int yesterday) {

        static final Seen NOTHING = of(0);

        /** Requests of which nothing else is known. */
        public static Seen of(int requests) {
            return new Seen(requests, 0, 0, 0, 0);
        }

        public Seen plus(Seen other) {
            return new Seen(
                    requests + other.requests,
                    delivered + other.delivered,
                    ended + other.ended,
                    converted + other.converted,
                    yesterday + other.yesterday);
        }
    }

    public static int hour(Instant at) {
        return (int) (at.getEpochSecond() / HOUR_SECONDS);
    }

    public Map<Key, Seen> read(Collection<Key> keys, Instant now) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        int hour = hour(now);
        List<Object> arguments = new ArrayList<>(List.of(hour, hour - DAY));
        keys.forEach(key -> Collections.addAll(arguments, key.accountId(), key.signatureId()));
        Map<Key, Seen> seen = new HashMap<>();
        jdbc.query(
                "select account_id, signature_id, hour, requests, delivered, ended, converted from sending_abuse_hour"
                        + " where hour in (?, ?) and (account_id, signature_id) in ("
                        + String.join(",", Collections.nCopies(keys.size(), "(?,?)")) + ")",
                row -> {
                    Seen found = row.getInt(3) == hour
                            ? new Seen(row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7), 0)
                            : new Seen(0, 0, 0, 0, row.getInt(4));
                    seen.merge(new Key(row.getLong(1), row.getLong(2)), found, Seen::plus);
                },
                arguments.toArray());
        return seen;
    }

    /** For the transaction that commits the messages. */
    public void add(Map<Key, Integer> requests, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        new TreeMap<>(requests)
                .forEach((key, count) ->
                        rows.add(new Object[] {key.accountId(), key.signatureId(), hour(now), count, 0, 0}));
        write(rows);
    }

    /**
     * What was sent in an hour counts as delivered or not for that hour, whenever its receipt comes; an end that corrects
     * another is not one more.
     */
    @Override
    public void ended(List<MessageEnded> messages) {
        Map<String, Object[]> rows = new TreeMap<>();
        for (MessageEnded message : messages) {
            SendFacts.Signature signature = message.kind() == TemplateKind.VERIFICATION ? monitored(message) : null;
            if (signature != null) {
                int hour = hour(message.sentAt());
                Object[] row = rows.computeIfAbsent(
                        "%020d %020d %010d".formatted(message.accountId(), signature.id(), hour),
                        key -> new Object[] {message.accountId(), signature.id(), hour, 0, 0, 0});
                row[4] = (int) row[4] + (message.delivered() ? 1 : 0);
                row[5] = (int) row[5] + (message.corrects() ? 0 : 1);
            }
        }
        write(new ArrayList<>(rows.values()));
    }

    /** A code of that hour was used after all (1), or was not (-1); for the caller's transaction. */
    void converted(long accountId, String signName, Instant sentAt, int change) {
        AccountFacts facts = snapshot.of(accountId);
        SendFacts.Signature signature = facts == null ? null : facts.signature(signName);
        if (signature != null) {
            jdbc.update("""
                    insert into sending_abuse_hour (account_id, signature_id, hour, requests, delivered, ended, converted)
                    values (?, ?, ?, 0, 0, 0, ?) on duplicate key update converted = converted + values(converted)""", accountId, signature.id(), hour(sentAt), change);
        }
    }

    private SendFacts.@org.jspecify.annotations.Nullable Signature monitored(MessageEnded message) {
        AccountFacts facts = snapshot.of(message.accountId());
        return facts == null || facts.settings().abuseMonitoring() == null ? null : facts.signature(message.signName());
    }

    private void write(List<Object[]> rows) {
        Sql.insert(jdbc, """
                insert into sending_abuse_hour (account_id, signature_id, hour, requests, delivered, ended)
                values (?, ?, ?, ?, ?, ?)
                on duplicate key update requests = requests + values(requests),
                    delivered = delivered + values(delivered), ended = ended + values(ended)""", rows);
    }
}
