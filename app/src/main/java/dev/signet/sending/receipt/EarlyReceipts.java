package dev.signet.sending.receipt;

import dev.signet.platform.DataPlane;
import dev.signet.platform.text.Masks;
import dev.signet.platform.time.Millis;
import dev.signet.sending.receipt.UnmatchedReceipt.Reason;
import dev.signet.sending.store.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Receipts whose message is not known, or not yet: the answer to a submit may come after the receipt. Kept for a day, so
 * that none is lost without a word.
 */
@Component
class EarlyReceipts implements UnmatchedReceipts {

    /** How long a carrier's answer may take after the receipt; what came before is another message's. */
    private static final Duration BEFORE_THE_ANSWER = Duration.ofMinutes(10);

    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_SAID = 200;

    private static final String LOCK =
            "select r.carrier, r.carrier_message_id, r.number, r.other_id, r.state, r.error_code,"
                    + " r.carrier_code, r.at from " + Receipts.KEYS
                    + "sending_early_receipt r on r.carrier = k.carrier and r.carrier_message_id = k.id where r.parked_at >= ? for update";

    /** In SMPP's receipts: year to minute or second. */
    private static final String DATE =
            "(?<=date:)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d"
                    + "(?:[0-5]\\d)?(?!\\d)";

    /** So many digits tell two numbers apart. */
    private static final int TAIL = 8;

    private static final String PARK = """
            insert ignore into sending_early_receipt (carrier, carrier_message_id, number, other_id, alias, state, error_code,
                carrier_code, reason, said, at, parked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String NEWEST = """
            select carrier, carrier_message_id, other_id, number, state, carrier_code, reason, said, at, parked_at
            from sending_early_receipt where not alias and (:carrier = '' or carrier = :carrier)
                and (:id = '' or carrier_message_id = :id or other_id = :id) and parked_at >= :from and parked_at < :until
            order by parked_at desc limit :rows""";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    EarlyReceipts(@DataPlane JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For the caller's transaction. A repeated receipt is there already and counts once. */
    void park(Map<ReceiptUpdate, Reason> receipts) {
        long now = clock.millis();
        List<Object[]> rows = new ArrayList<>(receipts.size());
        receipts.forEach((receipt, reason) -> {
            List<String> ids = ids(receipt);
            if (ids.isEmpty()) {
                String named = receipt.ids().isEmpty() ? null : receipt.ids().get(0);
                rows.add(row(receipt, reason, unreadable(receipt), named, false, now));
                return;
            }
            rows.add(row(receipt, reason, ids.get(0), ids.size() > 1 ? ids.get(1) : null, false, now));
            if (ids.size() > 1) {
                rows.add(row(receipt, reason, ids.get(1), ids.get(0), true, now));
            }
        });
        Sql.insert(jdbc, PARK, rows);
    }

    private static Object[] row(
            ReceiptUpdate receipt, Reason reason, String id, @Nullable String otherId, boolean alias, long now) {
        return new Object[] {
            receipt.carrier(),
            id,
            receipt.number(),
            otherId,
            alias,
            receipt.state().ordinal(),
            cut(receipt.errorCode(), LONGEST_CODE),
            cut(receipt.carrierCode(), LONGEST_CODE),
            reason.name(),
            cut(told(receipt), LONGEST_SAID),
            receipt.at().toEpochMilli(),
            now
        };
    }

    /**
     * Its words, to be compared with the carrier's own log: ids and dates stay, which have as many digits as a number, and
     * what may be a number is masked.
     */
    private static String told(ReceiptUpdate receipt) {
        String number = Long.toString(receipt.number());
        // Some carriers name a message by the number it went to.
        String isNumber = number.length() < TAIL ? "" : "(?!\\w*" + number.substring(number.length() - TAIL) + "\\b)";
        return Masks.phonesIn(
                receipt.said(),
                Pattern.compile(DATE + "|(?<=\\bid:)" + isNumber + "[\\w.-]+", Pattern.CASE_INSENSITIVE));
    }

    /** Under which it is looked for; none where it ends nothing. */
    private static List<String> ids(ReceiptUpdate receipt) {
        return receipt.state() == ReceiptUpdate.State.UNREADABLE
                ? List.of()
                : receipt.ids().stream()
                        .map(id -> new Part.Key(receipt.carrier(), id).id())
                        .limit(2)
                        .toList();
    }

    /** One that ends nothing goes by what it says, so that it does not stand where a readable one wants to. */
    private static String unreadable(ReceiptUpdate receipt) {
        return "?" + UUID.nameUUIDFromBytes(receipt.said().getBytes(StandardCharsets.UTF_8));
    }

    /** Final receipts under the ids of parts that were just taken, locked; for the caller's transaction. */
    Map<Part.Key, List<ReceiptUpdate>> lock(Collection<Part> parts) {
        Map<Part.Key, List<ReceiptUpdate>> early = new TreeMap<>();
        if (!parts.isEmpty()) {
            Set<Part.Key> keys = parts.stream().map(Part::key).collect(Collectors.toSet());
            Instant since = parts.stream()
                    .map(Part::takenAt)
                    .min(Comparator.naturalOrder())
                    .orElseThrow()
                    .minus(BEFORE_THE_ANSWER);
            jdbc.query(
                    LOCK,
                    row -> {
                        Part.Key key = new Part.Key(row.getString(1), row.getString(2));
                        String other = row.getString(4);
                        ReceiptUpdate receipt = new ReceiptUpdate(
                                key.carrier(),
                                other == null ? List.of(key.id()) : List.of(key.id(), other),
                                row.getLong(3),
                                ReceiptUpdate.State.values()[row.getInt(5)],
                                row.getString(6),
                                row.getString(7),
                                Instant.ofEpochMilli(row.getLong(8)),
                                "");
                        early.computeIfAbsent(key, k -> new ArrayList<>(1)).add(receipt);
                    },
                    Receipts.json(keys),
                    since.toEpochMilli());
        }
        return early;
    }

    /** For the caller's transaction. */
    void forget(Collection<ReceiptUpdate> receipts) {
        List<Object[]> rows = new ArrayList<>();
        for (ReceiptUpdate receipt : receipts) {
            ids(receipt).forEach(id -> rows.add(new Object[] {receipt.carrier(), id, receipt.number()}));
        }
        Sql.insert(
                jdbc,
                "delete from sending_early_receipt where carrier = ? and carrier_message_id = ? and number = ?",
                rows);
    }

    @Override
    public long count(String carrier) {
        Long count = jdbc.queryForObject(
                "select count(*) from sending_early_receipt where carrier = ? and not alias", Long.class, carrier);
        return count == null ? 0 : count;
    }

    @Override
    public List<UnmatchedReceipt> newest(Wanted wanted, int rows) {
        Instant from = wanted.from();
        Instant until = wanted.until();
        return JdbcClient.create(jdbc)
                .sql(NEWEST)
                .param("carrier", wanted.carrier())
                .param("id", new Part.Key(wanted.carrier(), wanted.messageId()).id())
                .param("from", from == null ? 0 : Millis.of(from))
                .param("until", until == null ? Long.MAX_VALUE : Millis.of(until))
                .param("rows", rows)
                .query((row, n) -> {
                    Reason reason = Reason.valueOf(row.getString(7));
                    boolean unreadable = reason == Reason.UNREADABLE;
                    String other = row.getString(3);
                    long number = row.getLong(4);
                    return new UnmatchedReceipt(
                            row.getString(1),
                            !unreadable ? row.getString(2) : other == null ? "" : other,
                            unreadable ? null : other,
                            number == 0 ? "" : Masks.phone(Long.toString(number)),
                            ReceiptUpdate.State.values()[row.getInt(5)],
                            row.getString(6),
                            reason,
                            row.getString(8),
                            Instant.ofEpochMilli(row.getLong(9)),
                            Instant.ofEpochMilli(row.getLong(10)));
                })
                .list();
    }

    static String cut(String code, int longest) {
        return code.length() <= longest ? code : code.substring(0, longest);
    }
}
