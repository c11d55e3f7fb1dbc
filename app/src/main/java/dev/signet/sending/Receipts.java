package dev.signet.sending;

import dev.signet.platform.DataPlane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Matches receipts with the parts carriers took. Two sides may come in any order: whoever writes its own row first and
 * then looks (locking) for the other's is sure that one of the two sees both.
 */
@Component
class Receipts implements MessageStates {

    private static final int KEY_LENGTH = 80;
    private static final int CODE_LENGTH = 40;

    private static final String KEYS =
            """
            json_table(?, '$[*]' columns (carrier varchar(40) collate utf8mb4_bin path '$[0]',
                id varchar(80) collate utf8mb4_bin path '$[1]')) k straight_join
            """;

    private static final String LOCK_PARTS = "select p.carrier, p.carrier_message_id, p.message_id, p.final from " + KEYS
            + "sending_part p on p.carrier = k.carrier and p.carrier_message_id = k.id for update";

    private static final String LOCK_EARLY = "select r.carrier, r.carrier_message_id, r.state, r.error_code, r.carrier_code, r.at from "
            + KEYS
            + "sending_early_receipt r on r.carrier = k.carrier and r.carrier_message_id = k.id for update";

    private static final String UPDATE_FINAL = "update " + KEYS
            + "sending_part p on p.carrier = k.carrier and p.carrier_message_id = k.id set p.final = true";

    private static final String UPDATE_OPEN =
            """
            update json_table(?, '$[*]' columns (id bigint path '$[0]', parts_open tinyint path '$[1]')) o
            straight_join sending_message m on m.id = o.id
            set m.parts_open = o.parts_open""";

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Messages messages;
    private final java.time.Clock clock;

    Receipts(
            @DataPlane JdbcTemplate jdbc, DataTransactions transactions, Messages messages, java.time.Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.messages = messages;
        this.clock = clock;
    }

    record Key(String carrier, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCarrier = carrier.compareTo(other.carrier);
            return byCarrier != 0 ? byCarrier : id.compareTo(other.id);
        }
    }

    private record Part(Key key, long messageId, boolean ended) {}

    @Override
    public void apply(List<ReceiptUpdate> receipts) {
        Map<Key, ReceiptUpdate> byKey = new TreeMap<>();
        for (ReceiptUpdate receipt : receipts) {
            boolean last = receipt.state() != ReceiptUpdate.State.PENDING;
            boolean usable = receipt.carrierMessageId().length() <= KEY_LENGTH;
            if (last && usable) {
                byKey.putIfAbsent(new Key(receipt.carrier(), receipt.carrierMessageId()), receipt);
            }
        }
        if (!byKey.isEmpty()) {
            transactions.run(() -> applyOnce(byKey));
        }
    }

    private void applyOnce(Map<Key, ReceiptUpdate> receipts) {
        Map<Key, Part> parts = lockParts(receipts.keySet());
        Map<Key, ReceiptUpdate> early = new TreeMap<>(receipts);
        early.keySet().removeAll(parts.keySet());
        if (!early.isEmpty()) {
            park(early);
            Map<Key, Part> meanwhile = lockParts(early.keySet());
            forget(meanwhile.keySet());
            parts.putAll(meanwhile);
        }
        end(parts.values(), receipts);
    }

    /** Parts that a carrier just took: those whose receipt is here already end now. For the caller's transaction. */
    void taken(Collection<Submitted> answers) {
        List<Object[]> rows = new ArrayList<>();
        Map<Key, Part> parts = new TreeMap<>();
        for (Submitted answer : answers) {
            for (String id : answer.carrierMessageIds()) {
                Key key = new Key(answer.carrier(), id);
                parts.put(key, new Part(key, answer.messageId(), false));
                rows.add(new Object[] {key.carrier(), key.id(), answer.messageId()});
            }
        }
        // A carrier that gives the same id twice must not stop the others: the first message keeps it.
        Sql.insert(
                jdbc,
                "insert ignore into sending_part (carrier, carrier_message_id, message_id) values (?, ?, ?)",
                rows);
        Map<Key, ReceiptUpdate> early = lockEarly(parts.keySet());
        if (!early.isEmpty()) {
            forget(early.keySet());
            parts.keySet().retainAll(early.keySet());
            end(parts.values(), early);
        }
    }

    private void end(Collection<Part> parts, Map<Key, ReceiptUpdate> receipts) {
        Map<Long, List<ReceiptUpdate>> byMessage = new TreeMap<>();
        for (Part part : parts) {
            ReceiptUpdate receipt = receipts.get(part.key());
            if (!part.ended() && receipt != null) {
                byMessage.computeIfAbsent(part.messageId(), id -> new ArrayList<>(1)).add(receipt);
            }
        }
        Map<Long, MessageRow> locked = messages.lock(byMessage.keySet());
        List<Messages.End> ends = new ArrayList<>();
        List<Object[]> stillOpen = new ArrayList<>();
        byMessage.forEach((id, list) -> {
            MessageRow message = locked.get(id);
            if (message != null && !message.state().isFinal()) {
                advance(message, list, ends, stillOpen);
            }
        });
        Sql.update(jdbc, UPDATE_OPEN, stillOpen);
        Sql.update(jdbc, UPDATE_FINAL, partsOf(stillOpen, parts, receipts));
        messages.end(ends, clock.instant());
    }

    /** Whose receipt must not count again; where the message has ended, its state says so already. */
    private static List<Object[]> partsOf(
            List<Object[]> messages, Collection<Part> parts, Map<Key, ReceiptUpdate> receipts) {
        Set<Object> open = messages.stream().map(row -> row[0]).collect(Collectors.toSet());
        return parts.stream()
                .filter(part -> open.contains(part.messageId()) && receipts.containsKey(part.key()))
                .map(part -> new Object[] {part.key().carrier(), part.key().id()})
                .toList();
    }

    private static void advance(
            MessageRow message, List<ReceiptUpdate> receipts, List<Messages.End> ends, List<Object[]> stillOpen) {
        int open = Math.max(0, message.partsOpen() - receipts.size());
        for (ReceiptUpdate receipt : receipts) {
            if (receipt.state() == ReceiptUpdate.State.FAILED) {
                String code = receipt.errorCode().isEmpty() ? "UNKNOWN" : cut(receipt.errorCode());
                ends.add(new Messages.End(
                        message, MessageState.FAILED, code, carrierCode(receipt), open, receipt.at()));
                return;
            }
        }
        if (open == 0) {
            Instant at = receipts.stream().map(ReceiptUpdate::at).max(Instant::compareTo).orElseThrow();
            String carrierCode = carrierCode(receipts.get(0));
            ends.add(new Messages.End(message, MessageState.DELIVERED, "DELIVERED", carrierCode, 0, at));
        } else {
            stillOpen.add(new Object[] {message.id(), open});
        }
    }

    private static @Nullable String carrierCode(ReceiptUpdate receipt) {
        return receipt.carrierCode().isEmpty() ? null : cut(receipt.carrierCode());
    }

    private Map<Key, Part> lockParts(Collection<Key> keys) {
        Map<Key, Part> parts = new TreeMap<>();
        if (!keys.isEmpty()) {
            jdbc.query(
                    LOCK_PARTS,
                    row -> {
                        Key key = new Key(row.getString(1), row.getString(2));
                        parts.put(key, new Part(key, row.getLong(3), row.getBoolean(4)));
                    },
                    json(keys));
        }
        return parts;
    }

    private Map<Key, ReceiptUpdate> lockEarly(Collection<Key> keys) {
        Map<Key, ReceiptUpdate> early = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.query(
                    LOCK_EARLY,
                    row -> {
                        Key key = new Key(row.getString(1), row.getString(2));
                        early.put(
                                key,
                                new ReceiptUpdate(
                                        key.carrier(),
                                        key.id(),
                                        ReceiptUpdate.State.values()[row.getInt(3)],
                                        row.getString(4),
                                        row.getString(5),
                                        Instant.ofEpochMilli(row.getLong(6))));
                    },
                    json(keys));
        }
        return early;
    }

    /** In their order, which is the order in which rows are locked. */
    private static String json(Collection<Key> keys) {
        return Sql.json(new TreeSet<>(keys)
                .stream().map(key -> new Object[] {key.carrier(), key.id()}).toList());
    }

    private void park(Map<Key, ReceiptUpdate> early) {
        long now = clock.millis();
        List<Object[]> rows = new ArrayList<>();
        early.forEach((key, receipt) -> rows.add(new Object[] {
            key.carrier(),
            key.id(),
            receipt.state().ordinal(),
            cut(receipt.errorCode()),
            cut(receipt.carrierCode()),
            receipt.at().toEpochMilli(),
            now
        }));
        Sql.insert(
                jdbc,
                """
                insert ignore into sending_early_receipt
                    (carrier, carrier_message_id, state, error_code, carrier_code, at, parked_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                rows);
    }

    private void forget(Collection<Key> keys) {
        List<Object[]> rows = new ArrayList<>();
        new TreeSet<>(keys).forEach(key -> rows.add(new Object[] {key.carrier(), key.id()}));
        Sql.insert(jdbc, "delete from sending_early_receipt where carrier = ? and carrier_message_id = ?", rows);
    }

    private static String cut(String code) {
        return code.length() <= CODE_LENGTH ? code : code.substring(0, CODE_LENGTH);
    }
}
