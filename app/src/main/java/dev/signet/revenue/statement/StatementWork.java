package dev.signet.revenue.statement;

import dev.signet.carrier.Carriers;
import dev.signet.platform.Bilingual;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.revenue.CarrierPrices;
import dev.signet.revenue.statement.StatementStore.Cursor;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.sending.receipt.TakenParts;
import dev.signet.sending.receipt.TakenParts.Facts;
import dev.signet.sending.receipt.TakenParts.Taken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes statements from their file to the list of differences, a small step at a time: each is one transaction that keeps how far it
 * came, so that whoever goes on, after a kill and on whichever node, does nothing twice. Holds a few thousand lines at most.
 */
@Component
class StatementWork {

    private static final Wording TEXTS = Wording.of("revenue");
    private static final int LINES = 2000;
    private static final int MESSAGES = 500;

    /** So much of a file is looked at in one step, however few lines it has. */
    private static final long OCTETS = 4L << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** A file that is still coming in has chunks and no statement yet. */
    private static final Duration COMING_IN = Duration.ofDays(1);

    private final StatementStore store;
    private final StatementLines theirs;
    private final StatementDifferences differences;
    private final DataTransactions transactions;
    private final TakenParts parts;
    private final Carriers carriers;
    private final ActiveRulebook rulebook;
    private final StatementSettings settings;
    private final Clock clock;

    StatementWork(
            StatementStore store,
            StatementLines theirs,
            StatementDifferences differences,
            DataTransactions transactions,
            TakenParts parts,
            Carriers carriers,
            ActiveRulebook rulebook,
            StatementSettings settings,
            Clock clock) {
        this.store = store;
        this.theirs = theirs;
        this.differences = differences;
        this.transactions = transactions;
        this.parts = parts;
        this.carriers = carriers;
        this.rulebook = rulebook;
        this.settings = settings;
        this.clock = clock;
    }

    /** Works on what there is for about so long. */
    void run(Duration budget) {
        Instant end = clock.instant().plus(budget);
        while (clock.instant().isBefore(end)) {
            Long id = store.underWay().orElse(null);
            if (id == null) {
                store.orphans(Ids.lowestAt(clock.instant().minus(COMING_IN))).forEach(store::forgetLines);
                return;
            }
            if (!step(id)) {
                store.forgetLines(id);
            }
        }
    }

    /** @return whether there is more to be done */
    boolean step(long id) {
        return transactions.run(() -> {
            Cursor cursor = store.lock(id).orElse(null);
            if (cursor == null || !cursor.state().isUnderWay()) {
                return false;
            }
            switch (cursor.state()) {
                case READING -> read(cursor);
                case MATCHING -> match(cursor);
                case COMPARING -> compare(cursor);
                default -> miss(cursor);
            }
            return store.lock(id).map(now -> now.state().isUnderWay()).orElse(false);
        });
    }

    private void read(Cursor cursor) {
        StatementReader reader = new StatementReader(store, cursor.id(), cursor.nextOctet(), cursor.octets());
        String header = cursor.header();
        StatementLayout layout = header == null ? null : StatementLayout.of(header);
        int at = cursor.lines();
        List<StatementLine> lines = new ArrayList<>();
        Totals totals = new Totals();
        while (!reader.isAtEnd() && lines.size() < LINES && reader.at() - cursor.nextOctet() < OCTETS) {
            byte[] octets = reader.next();
            at++;
            String text = octets == null ? null : text(octets, cursor);
            if (text != null && text.isBlank()) {
                continue;
            }
            if (layout == null) {
                layout = text == null ? null : StatementLayout.of(text);
                if (layout == null || text == null || text.length() > StatementReader.LONGEST_LINE / 4) {
                    store.fail(cursor.id(), refused(text), clock.instant());
                    return;
                }
                header = text;
                continue;
            }
            try {
                if (text == null) {
                    throw new StatementLayout.Unreadable("line");
                }
                lines.add(layout.read(at, text));
            } catch (StatementLayout.Unreadable e) {
                totals.add(unreadable(at, e.column()), false);
            }
        }
        theirs.insert(cursor.id(), lines);
        save(cursor.id(), totals);
        store.hasRead(cursor.id(), header == null ? "" : header, reader.at(), at);
        if (reader.isAtEnd()) {
            if (layout == null) {
                store.fail(cursor.id(), TEXTS.text("statement.failed.header"), clock.instant());
            } else {
                store.goOn(cursor.id(), StatementState.MATCHING, clock.instant());
            }
        }
    }

    /** A line that names some of what must be there is a header that lacks the rest; any other is none. */
    private static Bilingual refused(@Nullable String header) {
        List<String> missing = header == null ? List.of() : StatementLayout.missing(header);
        if (missing.isEmpty() || missing.size() == StatementLayout.NEEDED.size()) {
            return TEXTS.text("statement.failed.header");
        }
        List<Bilingual> names = missing.stream()
                .map(column -> TEXTS.text("statement.column." + column))
                .toList();
        return new Bilingual(
                TEXTS.zh(
                        "statement.failed.missing",
                        names.stream().map(Bilingual::zh).collect(Collectors.joining("、"))),
                TEXTS.en(
                        "statement.failed.missing",
                        names.stream().map(Bilingual::en).collect(Collectors.joining(", "))));
    }

    private static String text(byte[] octets, Cursor cursor) {
        String text = new String(octets, cursor.charset());
        text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Difference unreadable(int line, String column) {
        return new Difference(
                DifferenceKind.UNREADABLE,
                line,
                line,
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                column);
    }

    private void match(Cursor cursor) {
        List<StatementLine> lines = theirs.of(cursor.id(), cursor.nextId(), LINES);
        if (lines.isEmpty()) {
            store.goOn(cursor.id(), StatementState.COMPARING, clock.instant());
            return;
        }
        Map<String, List<Taken>> taken = taken(cursor, lines);
        Map<String, Integer> first = theirs.firstLines(
                cursor.id(), lines.stream().map(StatementLine::carrierId).collect(Collectors.toSet()));
        Map<Integer, Long> messages = new TreeMap<>();
        Totals totals = new Totals();
        for (StatementLine line : lines) {
            totals.theirParts += line.parts();
            totals.theirMicros += line.micros() == null ? 0 : line.micros();
            Taken part = part(cursor, line, taken);
            Integer earlier = first.get(StatementLines.key(line.carrierId(), line.number()));
            if (earlier != null && earlier < line.line()) {
                totals.add(alone(DifferenceKind.DOUBLED, line, part), true);
                continue;
            }
            if (part == null) {
                totals.add(alone(DifferenceKind.UNKNOWN_HERE, line, null), true);
            } else {
                messages.put(line.line(), part.messageId());
            }
            Instant at = line.at() != null ? line.at() : part == null ? null : part.at();
            if (at != null && !isOf(cursor, at)) {
                totals.add(alone(DifferenceKind.OTHER_MONTH, line, part), false);
            }
        }
        theirs.match(cursor.id(), messages);
        save(cursor.id(), totals);
        store.reached(cursor.id(), lines.get(lines.size() - 1).line());
    }

    private static Instant first(Cursor cursor) {
        return ChinaTime.startOf(cursor.month().atDay(1));
    }

    private static Instant end(Cursor cursor) {
        return ChinaTime.startOf(cursor.month().plusMonths(1).atDay(1));
    }

    private static boolean isOf(Cursor cursor, Instant at) {
        return !at.isBefore(first(cursor)) && at.isBefore(end(cursor));
    }

    /** A line that nothing of ours stands against. */
    private static Difference alone(DifferenceKind kind, StatementLine line, @Nullable Taken part) {
        return new Difference(
                kind,
                line.line(),
                line.line(),
                line.carrierId(),
                part == null ? null : part.messageId(),
                null,
                line.parts(),
                null,
                line.status(),
                null,
                line.micros(),
                kind == DifferenceKind.OTHER_MONTH ? null : Long.valueOf(0),
                line.at() != null ? line.at() : part == null ? null : part.at(),
                "");
    }

    private Map<String, List<Taken>> taken(Cursor cursor, List<StatementLine> lines) {
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> ids.addAll(carriers.spellings(cursor.carrier(), line.carrierId())));
        return parts.byId(cursor.carrier(), ids).stream().collect(Collectors.groupingBy(Taken::id));
    }

    /** Of several under one id that of the number, of the month, and the nearest to the time of the line. */
    private @Nullable Taken part(Cursor cursor, StatementLine line, Map<String, List<Taken>> taken) {
        for (String id : carriers.spellings(cursor.carrier(), line.carrierId())) {
            List<Taken> fitting = taken.getOrDefault(id, List.of()).stream()
                    .filter(part -> line.number() == 0 || part.number() == 0 || part.number() == line.number())
                    .toList();
            if (!fitting.isEmpty()) {
                Instant near = line.at() == null ? end(cursor) : line.at();
                return fitting.stream()
                        .min(Comparator.comparing((Taken part) -> !isOf(cursor, part.at()))
                                .thenComparing(part ->
                                        Duration.between(part.at(), near).abs())
                                .thenComparing(Taken::messageId))
                        .orElseThrow();
            }
        }
        return null;
    }

    private void compare(Cursor cursor) {
        Map<Long, List<StatementLine>> lines = theirs.byMessage(cursor.id(), cursor.nextId(), MESSAGES);
        if (lines.isEmpty()) {
            store.goOn(cursor.id(), StatementState.MISSING, clock.instant());
            return;
        }
        Map<Long, Facts> facts = parts.facts(cursor.carrier(), lines.keySet());
        MessageComparison comparison = comparison(cursor);
        Totals totals = new Totals();
        long last = 0;
        for (Map.Entry<Long, List<StatementLine>> each : lines.entrySet()) {
            last = each.getKey();
            Facts ours = facts.get(last);
            if (ours == null) { // its record has had its time
                each.getValue().forEach(line -> totals.add(alone(DifferenceKind.UNKNOWN_HERE, line, null), true));
            } else {
                comparison.named(each.getValue(), ours, totals);
            }
        }
        save(cursor.id(), totals);
        store.reached(cursor.id(), last);
    }

    private MessageComparison comparison(Cursor cursor) {
        return new MessageComparison(CarrierPrices.of(rulebook), cursor.carrier());
    }

    private void miss(Cursor cursor) {
        List<Long> messages = parts.messages(cursor.carrier(), first(cursor), end(cursor), cursor.nextId(), MESSAGES);
        if (messages.isEmpty()) {
            store.goOn(cursor.id(), StatementState.DONE, clock.instant());
            return;
        }
        MessageComparison comparison = comparison(cursor);
        Collection<Long> unnamed = new HashSet<>(messages);
        theirs.named(cursor.id(), messages).forEach(unnamed::remove);
        Totals totals = new Totals();
        parts.facts(cursor.carrier(), unnamed).values().stream()
                .sorted(Comparator.comparingLong(Facts::messageId))
                .forEach(ours -> comparison.unnamed(ours, totals));
        save(cursor.id(), totals);
        store.reached(cursor.id(), messages.get(messages.size() - 1));
    }

    /** All are counted; as many are kept as anybody may look through. */
    private void save(long id, Totals totals) {
        Map<DifferenceKind, Long> room = new HashMap<>();
        totals.kinds.keySet().forEach(kind -> room.put(kind, settings.maxListed() - differences.found(id, kind)));
        List<Difference> kept = totals.differences.stream()
                .filter(difference -> room.merge(difference.kind(), -1L, Long::sum) >= 0)
                .toList();
        differences.insert(id, kept);
        store.add(id, totals);
    }
}
