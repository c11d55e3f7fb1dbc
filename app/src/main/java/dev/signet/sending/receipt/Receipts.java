package dev.signet.sending.receipt;

import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.sending.message.MessageRow;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.Messages;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.receipt.UnmatchedReceipt.Reason;
import dev.signet.sending.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Delivery receipts applied to messages. Whatever the order in which they come (early, late, twice, for unknown ids),
 * a message ends in one right state: the first final receipt of each part counts, a message is delivered when all its
 * parts are, and an UNKNOWN that was only assumed gives way to a real receipt.
 *
 * <p>Receipts are matched with the parts carriers took: by the id, and by the {@link Evidence} beside it. Two sides may
 * come in any order: whoever writes its own row first and then looks (locking) for the other's is sure that one of the
 * two sees both.
 */
@Component
public class Receipts {

    private static final int LONGEST_CODE = 40;

    /** Looks rows up by carrier and id, in the order given, which is the order in which they are locked. */
    static final String KEYS = """
            json_table(?, '$[*]' columns (carrier varchar(40) collate utf8mb4_nopad_bin path '$[0]',
                id varchar(80) collate utf8mb4_nopad_bin path '$[1]')) k straight_join
            """;

    private static final String LOCK_PARTS =
            "select p.carrier, p.carrier_message_id, p.message_id, p.final, p.number, p.taken_at from " + KEYS
                    + "sending_part p on p.carrier = k.carrier and p.carrier_message_id = k.id for update";

    private static final String UPDATE_FINAL = """
            update json_table(?, '$[*]' columns (carrier varchar(40) collate utf8mb4_nopad_bin path '$[0]',
                id varchar(80) collate utf8mb4_nopad_bin path '$[1]', message_id bigint path '$[2]')) k
            straight_join sending_part p
                on p.carrier = k.carrier and p.carrier_message_id = k.id and p.message_id = k.message_id
            set p.final = true""";

    private static final String UPDATE_OPEN = """
            update json_table(?, '$[*]' columns (id bigint path '$[0]', parts_open tinyint path '$[1]')) o
            straight_join sending_message m on m.id = o.id
            set m.parts_open = o.parts_open""";

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Messages messages;
    private final EarlyReceipts early;
    private final Clock clock;

    Receipts(
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            Messages messages,
            EarlyReceipts early,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.messages = messages;
        this.early = early;
        this.clock = clock;
    }

    /**
     * Applies receipts in one transaction. Those that fit no message are kept for a day: until the answer to the submit
     * names one, or to be looked at ({@link UnmatchedReceipts}).
     */
    public void apply(List<ReceiptUpdate> receipts) {
        List<ReceiptUpdate> last = receipts.stream()
                .filter(receipt -> receipt.state() != ReceiptUpdate.State.PENDING)
                .toList();
        if (!last.isEmpty()) {
            transactions.run(() -> applyOnce(last));
        }
    }

    private void applyOnce(List<ReceiptUpdate> receipts) {
        Map<Part, ReceiptUpdate> ending = new LinkedHashMap<>();
        Map<ReceiptUpdate, Reason> left = match(receipts, ending);
        if (!left.isEmpty()) {
            early.park(left);
            // Looked for again now that the other side would see ours.
            Set<ReceiptUpdate> found = new LinkedHashSet<>(left.keySet());
            found.removeAll(match(List.copyOf(left.keySet()), ending).keySet());
            early.forget(found);
        }
        end(ending);
    }

    /**
     * Finds the part of each receipt; the first receipt of a part counts.
     *
     * @return those that fit none
     */
    private Map<ReceiptUpdate, Reason> match(List<ReceiptUpdate> receipts, Map<Part, ReceiptUpdate> ending) {
        Map<Part.Key, List<Part>> parts = lockParts(receipts);
        Map<ReceiptUpdate, Reason> left = new LinkedHashMap<>();
        for (ReceiptUpdate receipt : receipts) {
            if (receipt.state() == ReceiptUpdate.State.UNREADABLE) {
                left.put(receipt, Reason.UNREADABLE);
                continue;
            }
            List<List<Part>> byId = receipt.ids().stream()
                    .map(id -> parts.getOrDefault(new Part.Key(receipt.carrier(), id), List.of()))
                    .toList();
            byId.stream()
                    .map(under -> Evidence.choose(receipt, under))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresentOrElse(
                            part -> ending.putIfAbsent(part, receipt),
                            () -> left.put(
                                    receipt,
                                    byId.stream().allMatch(List::isEmpty) ? Reason.UNKNOWN_ID : Reason.OTHER_MESSAGE));
        }
        return left;
    }

    /** Parts that a carrier just took: those whose receipt is here already end now. For the caller's transaction. */
    public void taken(Map<MessageRow, Submitted> answers) {
        List<Part> parts = new ArrayList<>();
        answers.forEach((message, answer) -> {
            for (String id : answer.carrierMessageIds()) {
                Part part = new Part(
                        new Part.Key(answer.carrier(), id), message.id(), false, message.number(), answer.at());
                parts.add(part);
            }
        });
        // An answer that is recorded twice counts once.
        Sql.insertRows(jdbc, """
                insert ignore into sending_part (carrier, carrier_message_id, message_id, number, taken_at)
                values (?, ?, ?, ?, ?)""", parts);
        endEarly(parts);
    }

    private void endEarly(List<Part> parts) {
        Map<Part.Key, List<ReceiptUpdate>> waiting = early.lock(parts);
        if (waiting.isEmpty()) {
            return;
        }
        Map<Part, ReceiptUpdate> ending = new LinkedHashMap<>();
        for (Part part : parts) {
            waiting.getOrDefault(part.key(), List.of()).stream()
                    .filter(receipt -> Evidence.choose(receipt, List.of(part)).isPresent())
                    .findFirst()
                    .ifPresent(receipt -> ending.put(part, receipt));
        }
        early.forget(ending.values());
        end(ending);
    }

    private void end(Map<Part, ReceiptUpdate> ending) {
        Map<Long, List<ReceiptUpdate>> byMessage = new TreeMap<>();
        ending.forEach((part, receipt) -> {
            if (!part.ended()) {
                byMessage
                        .computeIfAbsent(part.messageId(), id -> new ArrayList<>(1))
                        .add(receipt);
            }
        });
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
        Sql.update(jdbc, UPDATE_FINAL, partsOf(stillOpen, ending.keySet()));
        messages.end(ends, clock.instant());
    }

    /** Whose receipt must not count again; where the message has ended, its state says so already. */
    private static List<Object[]> partsOf(List<Object[]> messages, Collection<Part> parts) {
        Set<Object> open = messages.stream().map(row -> row[0]).collect(Collectors.toSet());
        return parts.stream()
                .filter(part -> open.contains(part.messageId()))
                .map(part -> new Object[] {part.key().carrier(), part.key().id(), part.messageId()})
                .toList();
    }

    private static void advance(
            MessageRow message, List<ReceiptUpdate> receipts, List<Messages.End> ends, List<Object[]> stillOpen) {
        int open = Math.max(0, message.partsOpen() - receipts.size());
        for (ReceiptUpdate receipt : receipts) {
            if (receipt.state() == ReceiptUpdate.State.FAILED) {
                String code = receipt.errorCode().isEmpty()
                        ? "UNKNOWN"
                        : EarlyReceipts.cut(receipt.errorCode(), LONGEST_CODE);
                ends.add(
                        new Messages.End(message, MessageState.FAILED, code, carrierCode(receipt), open, receipt.at()));
                return;
            }
        }
        if (open == 0) {
            Instant at = receipts.stream()
                    .map(ReceiptUpdate::at)
                    .max(Instant::compareTo)
                    .orElseThrow();
            String carrierCode = carrierCode(receipts.get(0));
            ends.add(new Messages.End(message, MessageState.DELIVERED, "DELIVERED", carrierCode, 0, at));
        } else {
            stillOpen.add(new Object[] {message.id(), open});
        }
    }

    private static @Nullable String carrierCode(ReceiptUpdate receipt) {
        return receipt.carrierCode().isEmpty() ? null : EarlyReceipts.cut(receipt.carrierCode(), LONGEST_CODE);
    }

    private Map<Part.Key, List<Part>> lockParts(List<ReceiptUpdate> receipts) {
        Set<Part.Key> keys = new TreeSet<>();
        receipts.forEach(receipt -> receipt.ids().forEach(id -> keys.add(new Part.Key(receipt.carrier(), id))));
        Map<Part.Key, List<Part>> parts = new HashMap<>(keys.size() * 2);
        if (!keys.isEmpty()) {
            jdbc.query(
                    LOCK_PARTS,
                    row -> {
                        Part.Key key = new Part.Key(row.getString(1), row.getString(2));
                        long number = row.getLong(5);
                        long at = row.getLong(6);
                        Instant takenAt = row.wasNull() ? null : Instant.ofEpochMilli(at);
                        Part part = new Part(key, row.getLong(3), row.getBoolean(4), number, takenAt);
                        parts.computeIfAbsent(key, k -> new ArrayList<>(1)).add(part);
                    },
                    json(keys));
        }
        return parts;
    }

    /** In their order, which is the order in which rows are locked. */
    static String json(Collection<Part.Key> keys) {
        return Sql.json(new TreeSet<>(keys)
                .stream().map(key -> new Object[] {key.carrier(), key.id()}).toList());
    }
}
