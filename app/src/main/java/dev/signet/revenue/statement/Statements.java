package dev.signet.revenue.statement;

import dev.signet.audit.AuditTrail;
import dev.signet.carrier.Carriers;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.time.ChinaTime;
import dev.signet.revenue.CarrierPrices;
import dev.signet.rulebook.ActiveRulebook;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Carriers' statements as the platform's people bring them in and look at them. */
@Service
public class Statements {

    private static final Wording TEXTS = Wording.of("revenue");
    private static final String INVALID = "InvalidParameter";
    private static final String SUBJECT = "carrier-statement";
    private static final int LONGEST_NAME = 200;

    /** Carriers' ids are there for a hundred days: of a month before these, little would be found. */
    private static final int MONTHS_BACK = 2;

    private final StatementStore store;
    private final StatementDifferences differences;
    private final Carriers carriers;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final TransactionTemplate control;
    private final StatementSettings settings;
    private final Ids ids;
    private final Clock clock;

    Statements(
            StatementStore store,
            StatementDifferences differences,
            Carriers carriers,
            ActiveRulebook rulebook,
            AuditTrail audit,
            TransactionTemplate control,
            StatementSettings settings,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.differences = differences;
        this.carriers = carriers;
        this.rulebook = rulebook;
        this.audit = audit;
        this.control = control;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param fresh false where the carrier and month had the same file already: that one is given */
    public record Imported(Statement statement, boolean fresh) {}

    /** Those that are configured, and those that have prices: statements come when a carrier has gone as well. */
    public List<String> carriers() {
        TreeSet<String> names = new TreeSet<>(carriers.names());
        names.addAll(CarrierPrices.of(rulebook).channels());
        return List.copyOf(names);
    }

    /** The months that can be compared, the latest first. */
    public List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        YearMonth latest = YearMonth.from(ChinaTime.today(clock));
        for (int back = 0; back <= MONTHS_BACK; back++) {
            months.add(latest.minusMonths(back));
        }
        return months;
    }

    /** In octets. */
    public long maxFile() {
        return settings.maxFile().toBytes();
    }

    /**
     * Keeps a file; it is read and compared in the background. The same file for the same carrier and month is one, also where two
     * bring it at once.
     *
     * @param month {@code 2026-11}
     * @throws Refusal where carrier or month cannot be, or the file is no text that could be read
     */
    public Imported take(String who, String carrier, String month, String fileName, InputStream file)
            throws IOException {
        if (!carriers().contains(carrier)) {
            throw TEXTS.refusal(
                    INVALID, "statement.carrier.unknown", Quoted.of(carrier), String.join(", ", carriers()));
        }
        YearMonth wanted = month(month);
        long id = ids.next();
        StatementFile read = new StatementFile();
        boolean kept = false;
        try {
            read.read(file, settings.maxFile().toBytes(), (chunk, content) -> store.keep(id, chunk, content));
            byte[] digest = read.digest();
            Statement same = same(carrier, wanted, digest);
            if (same != null) {
                return new Imported(same, false);
            }
            store.insert(id, carrier, wanted, name(fileName), read, digest, who, clock.instant());
            kept = true;
            onRecord(who, id, carrier, wanted, name(fileName), digest);
            return new Imported(require(id), true);
        } catch (DuplicateKeyException e) {
            return new Imported(java.util.Objects.requireNonNull(same(carrier, wanted, read.digest())), false);
        } finally {
            if (!kept) {
                store.forgetLines(id);
            }
        }
    }

    private YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text.strip());
            if (months().contains(month)) {
                return month;
            }
        } catch (DateTimeException e) {
            // as any other
        }
        throw TEXTS.refusal(
                INVALID,
                "statement.month.unknown",
                Quoted.of(text),
                String.join(", ", months().stream().map(YearMonth::toString).toList()));
    }

    private static String name(String fileName) {
        return PlainText.cut(fileName.replaceAll("[\\p{Cntrl}]", " "), LONGEST_NAME);
    }

    /** One that failed gives way to the next attempt. */
    private @Nullable Statement same(String carrier, YearMonth month, byte[] digest) {
        Statement same = store.same(carrier, month, digest).flatMap(store::find).orElse(null);
        if (same != null && same.state() == StatementState.FAILED) {
            store.delete(same.id());
            return null;
        }
        return same;
    }

    /** What cannot be put on record is not kept. */
    private void onRecord(String who, long id, String carrier, YearMonth month, String fileName, byte[] digest) {
        try {
            note(
                    who,
                    "carrier-statement.imported",
                    id,
                    carrier,
                    month,
                    fileName,
                    HexFormat.of().formatHex(digest));
        } catch (RuntimeException e) {
            store.delete(id);
            throw e;
        }
    }

    /** The latest months first. */
    public List<Statement> newest(long first, int most) {
        return store.newest(first, most);
    }

    public long count() {
        return store.count();
    }

    /** @throws Refusal where there is none */
    public Statement require(long id) {
        return store.find(id).orElseThrow(() -> TEXTS.refusal("CarrierStatementNotFound", "statement.unknown", id));
    }

    /**
     * What differs, by kind and then by line or message.
     *
     * @param kind null for all
     * @param after only behind this one; null from the first
     */
    public List<Difference> differences(long id, @Nullable DifferenceKind kind, @Nullable Difference after, int most) {
        return differences.of(id, kind, after, most);
    }

    /** Forgets a statement with its differences, for example one of another carrier. */
    public void remove(String who, long id) {
        Statement statement = require(id);
        note(
                who,
                "carrier-statement.removed",
                id,
                statement.carrier(),
                statement.month(),
                statement.fileName(),
                statement.digest());
        store.delete(id);
    }

    /** The trail is in the control plane, statements are in the other. */
    private void note(
            String who, String action, long id, String carrier, YearMonth month, String fileName, String digest) {
        control.executeWithoutResult(status -> audit.record(
                who,
                action,
                SUBJECT,
                Long.toString(id),
                Map.of("carrier", carrier, "month", month.toString(), "file", fileName, "sha256", digest)));
    }
}
