package dev.signet.billing.quarter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The independent recount: what every account should have been charged, by plain loops over what the simulator did and what
 * the callers were answered. It knows no class of the product and asks no database.
 */
final class Books {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    static final List<String> KINDS = List.of("VERIFICATION", "NOTIFICATION", "PROMOTIONAL", "INTERNATIONAL");
    private static final List<String> SOURCES = List.of("BALANCE", "PACKAGE", "VOUCHER");
    private static final long CENT = 10_000;

    /** One message, with what is known of it outside of the product. */
    static final class Message {
        final Account account;
        final String kind;
        final String number;
        final String vendor;
        final int parts;
        final Instant sentAt;
        final LocalDate day;
        String source = "";
        long sourceId;
        long micros;
        boolean charged;
        boolean reserved;
        String state = "UNANSWERED";
        int open;
        Instant takenAt = Instant.EPOCH;

        Message(Account account, String kind, String number, String vendor, int parts, Instant sentAt) {
            this.account = account;
            this.kind = kind;
            this.number = number;
            this.vendor = vendor;
            this.parts = parts;
            this.sentAt = sentAt;
            this.day = dayOf(sentAt);
            this.open = parts;
        }

        boolean abroad() {
            return kind.equals("INTERNATIONAL");
        }

        boolean waits() {
            return state.equals("UNANSWERED") || state.equals("UNKNOWN");
        }

        private String coverage() {
            return Books.coverage(kind);
        }
    }

    static final class Package {
        final long id;
        final String coverage;
        final Instant from;
        final Instant until;
        long left;

        Package(long id, String coverage, Instant from, Instant until, long left) {
            this.id = id;
            this.coverage = coverage;
            this.from = from;
            this.until = until;
            this.left = left;
        }
    }

    static final class Voucher {
        final long id;
        final @Nullable String coverage;
        final Instant from;
        final Instant until;
        final long amount;
        long left;
        long reserved;

        Voucher(long id, @Nullable String coverage, Instant from, Instant until, long amount) {
            this.id = id;
            this.coverage = coverage;
            this.from = from;
            this.until = until;
            this.amount = amount;
            this.left = amount;
        }
    }

    record Item(String kind, String vendor, String prefix, int since) {}

    record Key(Item item, String source, long sourceId) {
        static final Comparator<Key> ORDER = Comparator.<Key>comparingInt(key -> KINDS.indexOf(key.item.kind))
                .thenComparing(key -> key.item.vendor)
                .thenComparing(key -> key.item.prefix)
                .thenComparing(key -> key.item.since)
                .thenComparing(key -> SOURCES.indexOf(key.source))
                .thenComparing(Key::sourceId);
    }

    static final class Line {
        @Nullable
        LocalDate since;

        long units;
        long micros;
        long messages;
    }

    static final class Month {
        final TreeMap<Key, Line> lines = new TreeMap<>(Key.ORDER);
        long topUps;
        long corrections;
        long purchases;
        long discount;
        long rounding;
        long opening;
        boolean anything;

        long units(String coverage) {
            long units = 0;
            for (Map.Entry<Key, Line> line : lines.entrySet()) {
                if (!line.getKey().source.equals("PACKAGE")
                        && coverage(line.getKey().item.kind).equals(coverage)) {
                    units += line.getValue().units;
                }
            }
            return units;
        }

        long of(@Nullable String source) {
            long micros = 0;
            for (Map.Entry<Key, Line> line : lines.entrySet()) {
                if (source == null || line.getKey().source.equals(source)) {
                    micros += line.getValue().micros;
                }
            }
            return micros;
        }

        long payable() {
            return of("BALANCE") - discount - rounding;
        }

        long closing() {
            return opening + topUps + corrections - purchases - payable();
        }
    }

    static final class Account {
        final long id;
        final int index;
        final TreeMap<Integer, Month> months = new TreeMap<>();
        final List<Package> packages = new ArrayList<>();
        final List<Voucher> vouchers = new ArrayList<>();
        final List<Message> messages = new ArrayList<>();
        long balance;
        long reserved;
        long stop = Long.MAX_VALUE;
        int closed;

        Account(int index, long id) {
            this.index = index;
            this.id = id;
        }

        Month month(int month) {
            return months.computeIfAbsent(month, m -> new Month());
        }
    }

    /** What the simulation came upon, so that it is known to have come upon it. */
    final Map<String, Integer> seen = new TreeMap<>();

    private Tariff tariff;

    Books(Tariff tariff) {
        this.tariff = tariff;
    }

    void tariff(Tariff now) {
        this.tariff = now;
    }

    void saw(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    static LocalDate dayOf(Instant at) {
        return at.atOffset(CHINA).toLocalDate();
    }

    static Instant at(int year, int month, int day, int hour, int minute) {
        return ZonedDateTime.of(year, month, day, hour, minute, 0, 0, CHINA).toInstant();
    }

    static int monthOf(Instant at) {
        LocalDate day = dayOf(at);
        return day.getYear() * 100 + day.getMonthValue();
    }

    static int after(int month) {
        return month % 100 == 12 ? month + 89 : month + 1;
    }

    static String coverage(String kind) {
        return kind.equals("INTERNATIONAL") ? "INTERNATIONAL" : "DOMESTIC";
    }

    /** The month in which something counts that comes now: never one that has its bill. */
    private static int counts(Account account, Instant now) {
        int month = monthOf(now);
        return month <= account.closed ? after(account.closed) : month;
    }

    void paidIn(Account account, long micros, Instant now) {
        Month month = account.month(counts(account, now));
        month.topUps += micros;
        month.anything = true;
        account.balance += micros;
    }

    void corrected(Account account, long micros, Instant now) {
        Month month = account.month(counts(account, now));
        month.corrections += micros;
        month.anything = true;
        account.balance += micros;
    }

    void given(Account account, Package given, Instant now) {
        account.month(counts(account, now)).anything = true;
        account.packages.add(given);
        account.packages.sort(Comparator.comparing((Package each) -> each.until).thenComparing(each -> each.id));
    }

    void given(Account account, Voucher given, Instant now) {
        account.month(counts(account, now)).anything = true;
        account.vouchers.add(given);
        account.vouchers.sort(Comparator.comparing((Voucher each) -> each.until).thenComparing(each -> each.id));
    }

    void bought(Account account, Package bought, long micros, Instant now) {
        given(account, bought, now);
        account.month(counts(account, now)).purchases += micros;
        account.balance -= micros;
    }

    /**
     * Pays for messages in their order; who cannot be paid for is refused by itself.
     *
     * @param bulk whether it is a portion of a bulk task, which leaves records even where nothing of it went
     * @return "" or why nothing of it was taken
     */
    String send(Account account, List<Message> messages, boolean bulk, Instant now) {
        String refusal = "";
        boolean any = bulk;
        for (Message message : messages) {
            String why = pay(message, now);
            if (why.isEmpty()) {
                any = true;
                account.month(counts(account, now)).anything = true;
            } else {
                message.state = "REFUSED";
                refusal = why;
            }
        }
        if (!refusal.isEmpty()) {
            saw("refused, " + refusal);
        }
        if (any) {
            account.messages.addAll(messages);
            return "";
        }
        return refusal;
    }

    private String pay(Message message, Instant now) {
        Account account = message.account;
        if (account.balance < 0) {
            return "owes";
        }
        String coverage = message.coverage();
        long units = account.month(counts(account, now)).units(coverage);
        long micros = tariff.of(message.kind, message.number, dayOf(now), units).micros() * message.parts;
        for (Package each : account.packages) {
            boolean valid = !each.from.isAfter(now) && each.until.isAfter(now);
            if (valid && each.coverage.equals(coverage) && each.left >= message.parts) {
                each.left -= message.parts;
                if (each.left == 0) {
                    saw("a package ran out");
                }
                paid(message, "PACKAGE", each.id, 0);
                return "";
            }
            if (!each.until.isAfter(now) && each.left > 0) {
                saw("a package had expired");
            }
        }
        for (Voucher each : account.vouchers) {
            boolean valid = !each.from.isAfter(now) && each.until.isAfter(now);
            boolean fits = each.coverage == null || each.coverage.equals(coverage);
            if (valid && fits && each.left >= micros) {
                each.left -= micros;
                each.reserved += micros;
                paid(message, "VOUCHER", each.id, micros);
                return "";
            }
            if (valid && fits && each.left > 0) {
                saw("a voucher held too little");
            }
            if (!each.until.isAfter(now) && each.left > 0) {
                saw("a voucher had expired");
            }
        }
        if (account.balance < micros) {
            return "balance";
        }
        if (account.month(counts(account, now)).of("BALANCE") + account.reserved + micros > account.stop) {
            return "budget";
        }
        account.balance -= micros;
        account.reserved += micros;
        paid(message, "BALANCE", 0, micros);
        return "";
    }

    private static void paid(Message message, String source, long id, long micros) {
        message.source = source;
        message.sourceId = id;
        message.micros = micros;
        message.reserved = true;
        message.charged = true;
    }

    private static void giveBack(Message message) {
        Account account = message.account;
        switch (message.source) {
            case "BALANCE" -> {
                account.balance += message.micros;
                account.reserved -= message.micros;
            }
            case "PACKAGE" ->
                account.packages.stream()
                        .filter(each -> each.id == message.sourceId)
                        .forEach(each -> each.left += message.parts);
            default -> voucher(account, message.sourceId, message.micros, -message.micros);
        }
    }

    private static void voucher(Account account, long id, long left, long reserved) {
        for (Voucher each : account.vouchers) {
            if (each.id == id) {
                each.left += left;
                each.reserved += reserved;
            }
        }
    }

    /** A carrier took them: what goes abroad is charged. */
    void taken(List<Message> messages, Instant now) {
        List<Message> earned = new ArrayList<>();
        for (Message message : messages) {
            message.takenAt = now;
            if (message.abroad() && message.reserved) {
                earned.add(message);
            }
        }
        end(earned, List.of(), now);
    }

    /** They end as failed, given back where they were not charged yet. */
    void failed(List<Message> messages, String state, Instant now) {
        List<Message> back = new ArrayList<>();
        for (Message message : messages) {
            message.state = state;
            if (message.reserved) {
                back.add(message);
            }
        }
        end(List.of(), back, now);
    }

    /** @param part of which message; {@code delivered} or failed */
    record Receipt(Message message, int part, boolean delivered) {}

    private final Map<Message, List<Integer>> told = new HashMap<>();

    /** Receipts that came together: the first of each part counts. */
    void receipts(List<Receipt> receipts, Instant now) {
        Map<Message, List<Receipt>> byMessage = new LinkedHashMap<>();
        for (Receipt receipt : receipts) {
            List<Integer> known = told.computeIfAbsent(receipt.message, m -> new ArrayList<>());
            if (known.contains(receipt.part)) {
                saw("a doubled receipt");
            } else if (receipt.message.waits()) {
                known.add(receipt.part);
                byMessage
                        .computeIfAbsent(receipt.message, m -> new ArrayList<>())
                        .add(receipt);
            }
        }
        List<Message> earned = new ArrayList<>();
        List<Message> back = new ArrayList<>();
        for (Map.Entry<Message, List<Receipt>> each : byMessage.entrySet()) {
            Message message = each.getKey();
            boolean failed = false;
            for (Receipt receipt : each.getValue()) {
                failed |= !receipt.delivered;
                message.open--;
            }
            if (!failed && message.open > 0) {
                continue;
            }
            if (message.state.equals("UNKNOWN")) {
                saw("a receipt after UNKNOWN");
            }
            if (monthOf(now) != monthOf(message.sentAt)) {
                saw("a receipt of a later month");
            }
            message.state = failed ? "FAILED" : "DELIVERED";
            if (message.reserved) {
                (failed ? back : earned).add(message);
                saw(failed ? "a refund to " + message.source : "earned of " + message.source);
            }
        }
        end(earned, back, now);
    }

    private void end(List<Message> earned, List<Message> back, Instant now) {
        for (Message message : back) {
            giveBack(message);
            message.reserved = false;
            message.charged = false;
            message.account.month(counts(message.account, now)).anything = true;
        }
        Map<Account, List<Message>> byAccount = new LinkedHashMap<>();
        for (Message message : earned) {
            byAccount.computeIfAbsent(message.account, a -> new ArrayList<>()).add(message);
        }
        for (Map.Entry<Account, List<Message>> each : byAccount.entrySet()) {
            bill(each.getKey(), each.getValue(), now);
        }
    }

    private void bill(Account account, List<Message> earned, Instant now) {
        int number = counts(account, now);
        Month month = account.month(number);
        month.anything = true;
        Map<String, Long> before = new HashMap<>();
        for (String coverage : List.of("DOMESTIC", "INTERNATIONAL")) {
            before.put(coverage, month.units(coverage));
        }
        for (Message message : earned) {
            message.reserved = false;
            if (message.source.equals("BALANCE")) {
                account.reserved -= message.micros;
            } else if (message.source.equals("VOUCHER")) {
                voucher(account, message.sourceId, 0, -message.micros);
            }
            Tariff.Price price = tariff.of(message.kind, message.number, message.day, 0);
            Item item = new Item(message.kind, message.vendor, price.prefix(), Tariff.since(price.since()));
            Line line = month.lines.computeIfAbsent(new Key(item, message.source, message.sourceId), key -> new Line());
            line.since = price.since();
            line.units += message.parts;
            line.micros += message.micros;
            line.messages++;
        }
        for (String coverage : List.of("DOMESTIC", "INTERNATIONAL")) {
            for (Tariff.Price price : tariff.prices) {
                if (coverage(price.kind()).equals(coverage)
                        && price.from() > before.get(coverage)
                        && price.from() <= month.units(coverage)) {
                    saw("a tier in " + number + " " + coverage);
                }
            }
        }
        reprice(account, month, now);
    }

    /** Every item at the price of the tier that the month came to. */
    private void reprice(Account account, Month month, Instant now) {
        Map<Item, List<Map.Entry<Key, Line>>> items = new LinkedHashMap<>();
        for (Map.Entry<Key, Line> line : month.lines.entrySet()) {
            if (!line.getKey().source.equals("PACKAGE")) {
                items.computeIfAbsent(line.getKey().item, item -> new ArrayList<>())
                        .add(line);
            }
        }
        for (Map.Entry<Item, List<Map.Entry<Key, Line>>> each : items.entrySet()) {
            Item item = each.getKey();
            List<Map.Entry<Key, Line>> lines = each.getValue();
            long price = tariff.unitMicros(
                    item.kind, item.prefix, lines.get(0).getValue().since, month.units(coverage(item.kind)));
            long due = 0;
            for (Map.Entry<Key, Line> line : lines) {
                due += line.getValue().units * price - line.getValue().micros;
            }
            if (due < 0) {
                saw("became cheaper");
                cheaper(account, lines, price, -due);
            } else if (due > 0) {
                saw("became dearer");
                dearer(account, month, item, lines, price, due, now);
            }
        }
    }

    private static void cheaper(Account account, List<Map.Entry<Key, Line>> lines, long price, long all) {
        long rest = all; // the balance comes first in the order of the lines, then the vouchers
        for (Map.Entry<Key, Line> line : lines) {
            long over = line.getValue().micros - line.getValue().units * price;
            long back = Math.max(0, Math.min(rest, over));
            line.getValue().micros -= back;
            rest -= back;
            if (line.getKey().source.equals("BALANCE")) {
                account.balance += back;
            } else {
                voucher(account, line.getKey().sourceId, back, 0);
            }
        }
    }

    private static void dearer(
            Account account,
            Month month,
            Item item,
            List<Map.Entry<Key, Line>> lines,
            long price,
            long all,
            Instant now) {
        long rest = all;
        for (Map.Entry<Key, Line> line : lines) {
            for (Voucher voucher : account.vouchers) {
                boolean pays = line.getKey().source.equals("VOUCHER") && voucher.id == line.getKey().sourceId;
                if (pays && !voucher.from.isAfter(now) && voucher.until.isAfter(now)) {
                    long lacks = line.getValue().units * price - line.getValue().micros;
                    long more = Math.max(0, Math.min(Math.min(rest, voucher.left), lacks));
                    line.getValue().micros += more;
                    voucher.left -= more;
                    rest -= more;
                }
            }
        }
        if (rest > 0) {
            Line line = month.lines.computeIfAbsent(new Key(item, "BALANCE", 0), key -> new Line());
            line.since = lines.get(0).getValue().since;
            line.micros += rest;
            account.balance -= rest;
        }
    }

    /** The month's end: discount, rounding to the cent, and the bill is closed. */
    void settle(Account account, int number, Instant now) {
        Month month = account.months.get(number);
        Month earlier = account.months.lowerEntry(number) == null
                ? null
                : account.months.lowerEntry(number).getValue();
        if (month != null) {
            month.opening = earlier == null ? 0 : earlier.closing();
            reprice(account, month, now);
            month.discount = discount(account, number, month);
            month.rounding = Math.floorMod(month.of("BALANCE") - month.discount, CENT);
            account.balance += month.discount + month.rounding;
        }
        account.closed = number;
    }

    long discount(Account account, int number, Month month) {
        LocalDate first = LocalDate.of(number / 100, number % 100, 1);
        LocalDate last = first.plusMonths(1).minusDays(1);
        long all = 0;
        for (String coverage : List.of("DOMESTIC", "INTERNATIONAL")) {
            BigDecimal own = null;
            BigDecimal general = null;
            for (Tariff.Discount each : tariff.discounts) {
                boolean fits = (each.coverage() == null || each.coverage().equals(coverage))
                        && !each.from().isAfter(first)
                        && (each.until() == null || !each.until().isBefore(last));
                BigDecimal percent = new BigDecimal(each.percent());
                if (fits && each.account() == null) {
                    general = general == null ? percent : general.max(percent);
                } else if (fits && each.account() != null && each.account() == account.id) {
                    own = own == null ? percent : own.max(percent);
                }
            }
            BigDecimal percent = own != null ? own : general != null ? general : BigDecimal.ZERO;
            long charged = 0;
            long ofBalance = 0;
            for (Map.Entry<Key, Line> line : month.lines.entrySet()) {
                if (coverage(line.getKey().item.kind).equals(coverage)) {
                    charged += line.getValue().micros;
                    ofBalance += line.getKey().source.equals("BALANCE") ? line.getValue().micros : 0;
                }
            }
            long off = percent.multiply(BigDecimal.valueOf(charged))
                    .divide(BigDecimal.valueOf(100), 0, RoundingMode.FLOOR)
                    .longValueExact();
            long given = Math.max(0, Math.min(off, ofBalance));
            if (given < off) {
                saw("a discount that the balance had not paid");
            }
            all += given;
        }
        if (all > 0) {
            saw("a discount");
        }
        return all;
    }

    /** The rows of a bill, each as one text: what is compared with whatever shows it. */
    List<String> rows(Month month) {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<Key, Line> line : month.lines.entrySet()) {
            Item item = line.getKey().item;
            Line sums = line.getValue();
            long price = line.getKey().source.equals("PACKAGE")
                    ? 0
                    : tariff.unitMicros(item.kind, item.prefix, sums.since, month.units(coverage(item.kind)));
            rows.add(row(
                    item.kind,
                    item.vendor,
                    item.prefix,
                    sums.since,
                    line.getKey().source,
                    line.getKey().sourceId,
                    price,
                    sums.units,
                    sums.micros,
                    sums.messages));
        }
        return rows;
    }

    static String row(
            String kind,
            String vendor,
            String prefix,
            @Nullable LocalDate since,
            String source,
            long sourceId,
            long unitMicros,
            long units,
            long micros,
            long messages) {
        return String.join(
                " ",
                kind,
                vendor,
                "+" + prefix,
                String.valueOf(since),
                source,
                String.valueOf(sourceId),
                Tariff.yuan(unitMicros) + "×" + units,
                Tariff.yuan(micros),
                String.valueOf(messages));
    }
}
