package dev.signet.bulk.recipients;

import dev.signet.platform.Refusal;
import dev.signet.platform.node.Ids;
import dev.signet.platform.spreadsheet.CsvDialect;
import dev.signet.platform.spreadsheet.Formulas;
import dev.signet.platform.spreadsheet.RowSource;
import dev.signet.platform.spreadsheet.SheetCell;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.spreadsheet.SheetLimits;
import dev.signet.platform.spreadsheet.SheetReader;
import dev.signet.platform.spreadsheet.SheetRow;
import dev.signet.platform.spreadsheet.SheetWriter;
import dev.signet.platform.spreadsheet.UnreadableSheet;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The recipient lists of bulk tasks (S6.1-4, S6.3-8 to S6.3-12): a file is read in the background, every row is judged,
 * and what is valid is kept, sealed, until the task has been run or nobody has used the list for a time.
 */
@Service
public class RecipientLists {

    /** How many recipients a chunk holds, the last one excepted. */
    public static final int CHUNK = 1000;

    private static final int LONGEST_FILE_NAME = 200;

    private final RecipientStore store;
    private final ReadingDesk desk;
    private final StoppedNumbers blacklists;
    private final RecipientSettings settings;
    private final ActiveRulebook rulebook;
    private final Ids ids;
    private final Clock clock;

    RecipientLists(
            RecipientStore store,
            ReadingDesk desk,
            StoppedNumbers blacklists,
            RecipientSettings settings,
            ActiveRulebook rulebook,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.desk = desk;
        this.blacklists = blacklists;
        this.settings = settings;
        this.rulebook = rulebook;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins to read a file; {@link #find} tells how it goes.
     *
     * @param signName asks the blacklists for this signature, too; null for those of every signature only
     * @throws Refusal when it can be said at once that this is no file of recipients, or too many are being read
     */
    public RecipientList begin(
            long accountId, RecipientTemplate template, @Nullable String signName, String fileName, byte[] content) {
        if (content.length > settings.maxFile().toBytes()) {
            throw ListTexts.TEXTS.refusal(
                    ListTexts.BAD_FILE,
                    "file.size",
                    content.length,
                    settings.maxFile().toBytes());
        }
        checkRoom(accountId);
        SheetReader file = open(content);
        RecipientList list = create(accountId, template, signName, plainName(fileName), file.format(), file.dialect())
                .list();
        ListReading reading = reading(list, false);
        inBackground(list, () -> {
            file.read(reading);
            reading.finish();
        });
        return list;
    }

    private void inBackground(RecipientList list, Runnable work) {
        try {
            desk.start(list.id(), work);
        } catch (RejectedExecutionException e) {
            store.delete(list.id());
            throw ListTexts.TEXTS.refusal(ListTexts.BUSY, "busy");
        }
    }

    /** Rows that the platform knows itself, as they would stand in a file. */
    @FunctionalInterface
    public interface KnownRows {

        /** @param taker of each: number and values in the order of the columns, with how far it all is, 0 to 1 */
        void giveTo(BiConsumer<List<String>, Double> taker);
    }

    /**
     * Begins to take rows that nobody brings; {@link #find} tells how it goes. Whoever makes such a list need not know its
     * numbers: those of rejected rows are kept masked.
     *
     * @param name by which the list is shown, as a file's
     * @throws Refusal when too many are being read
     */
    public RecipientList known(
            long accountId, RecipientTemplate template, String signName, String name, KnownRows rows) {
        checkRoom(accountId);
        RecipientList list = create(accountId, template, signName, name, SheetFormat.XLSX, CsvDialect.USUAL)
                .list();
        ListReading reading = reading(list, true);
        inBackground(list, () -> {
            AtomicInteger count = new AtomicInteger();
            rows.giveTo((cells, done) -> reading.rowOfData(
                    new SheetRow(
                            count.incrementAndGet(),
                            cells.stream()
                                    .map(Formulas::neutralised)
                                    .map(SheetCell::of)
                                    .toList(),
                            false),
                    done));
            if (count.get() == 0) {
                throw FileRefused.because("known.none");
            }
            reading.finish();
        });
        return list;
    }

    private static SheetReader open(byte[] content) {
        try {
            return new SheetReader(content, SheetLimits.USUAL);
        } catch (UnreadableSheet e) {
            throw new Refusal(ListTexts.BAD_FILE, e.message());
        }
    }

    /**
     * Reads numbers given by hand, at once; only for a template without variables (S6.3-9, S6.3-10).
     *
     * @throws Refusal when there are none or too many, or the template has variables
     */
    public RecipientList byHand(
            long accountId, RecipientTemplate template, @Nullable String signName, List<String> numbers) {
        if (!template.variables().isEmpty()) {
            throw ListTexts.TEXTS.refusal(
                    ListTexts.BAD_PARAMETER,
                    "hand.variables",
                    template.code(),
                    String.join(", ", template.variables()));
        }
        int most = rulebook.current().policies().number("bulk.by-hand.max");
        if (numbers.size() > most) {
            throw ListTexts.TEXTS.refusal(ListTexts.TOO_MANY, "hand.count", numbers.size(), most);
        }
        if (numbers.isEmpty()) {
            throw ListTexts.TEXTS.refusal(ListTexts.BAD_PARAMETER, "hand.none", most);
        }
        checkRoom(accountId);
        RecipientList list = create(accountId, template, signName, "", SheetFormat.CSV, CsvDialect.USUAL)
                .list();
        desk.read(list.id(), () -> readNumbers(numbers, reading(list, false)));
        return store.find(list.id()).map(StoredList::list).orElseThrow(() -> ListTexts.unknown(list.id()));
    }

    private static void readNumbers(List<String> numbers, ListReading reading) {
        for (int i = 0; i < numbers.size(); i++) {
            SheetRow row = new SheetRow(i + 1, List.of(byHand(numbers.get(i))), false);
            reading.rowOfData(row, (double) i / numbers.size());
        }
        reading.finish();
    }

    /** As long as a cell of a file may be; of more than that the beginning is enough to know it by. */
    private static SheetCell byHand(String number) {
        int longest = SheetLimits.USUAL.cellLength();
        return number.length() <= longest
                ? SheetCell.of(number)
                : new SheetCell(PlainText.cut(number, longest), SheetCell.Fault.TOO_LONG, "");
    }

    private void checkRoom(long accountId) {
        int unused = store.unused(accountId);
        if (unused >= settings.mostUnused()) {
            throw ListTexts.TEXTS.refusal(ListTexts.STATE, "room", unused, settings.mostUnused());
        }
    }

    private StoredList create(
            long accountId,
            RecipientTemplate template,
            @Nullable String signName,
            String fileName,
            SheetFormat format,
            CsvDialect dialect) {
        RecipientList list = new RecipientList(
                ids.next(),
                accountId,
                template,
                signName,
                fileName,
                RecipientListState.READING,
                0,
                RecipientCounts.NONE,
                List.of(),
                null,
                0,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        StoredList stored = new StoredList(list, format, dialect, 0, null);
        store.insert(stored);
        return stored;
    }

    /** @param masked whether rejected rows are kept without their numbers */
    private ListReading reading(RecipientList list, boolean masked) {
        return new ListReading(
                list.id(),
                new RowJudge(list.template(), rulebook.current().policies(), ChinaTime.today(clock)),
                blacklists.of(list.accountId(), list.template().kind(), list.signName()),
                store,
                settings,
                masked);
    }

    /** The largest file, in bytes (S6.3-12). */
    public long largestFile() {
        return settings.maxFile().toBytes();
    }

    /** The most rows of a file (S6.3-12). */
    public int mostNumbers() {
        return settings.maxNumbers();
    }

    /** A list of this account. */
    public Optional<RecipientList> find(long accountId, long listId) {
        return owned(accountId, listId).map(StoredList::list);
    }

    /** The task that has a list; none where no task does, or where there is no such list. */
    public Optional<Long> taker(long accountId, long listId) {
        return owned(accountId, listId).map(StoredList::taskId);
    }

    /**
     * A list that is read to its end: what it says of its numbers is so from now on.
     *
     * @throws Refusal when the account has no such list, it is not ready or has no valid recipient
     */
    public RecipientList ready(long accountId, long listId) {
        RecipientList list = find(accountId, listId).orElseThrow(() -> ListTexts.unknown(listId));
        if (list.state() != RecipientListState.READY) {
            throw ListTexts.TEXTS.refusal(ListTexts.STATE, "not-ready", listId, list.state());
        }
        if (list.counts().valid() == 0) {
            throw ListTexts.TEXTS.refusal(
                    ListTexts.STATE, "none-valid", listId, list.counts().rows());
        }
        return list;
    }

    private Optional<StoredList> owned(long accountId, long listId) {
        return store.find(listId).filter(stored -> stored.list().accountId() == accountId);
    }

    /**
     * The rows that are not sent to, as the file that was sent with one column more, the reason. What came as XLS goes
     * back as XLSX.
     *
     * @throws Refusal when the account has no such list, or it is not ready
     */
    public TableFile rejected(long accountId, long listId) {
        StoredList stored = owned(accountId, listId).orElseThrow(() -> ListTexts.unknown(listId));
        if (stored.list().state() != RecipientListState.READY) {
            throw ListTexts.TEXTS.refusal(
                    ListTexts.STATE, "not-ready", listId, stored.list().state());
        }
        ListLayout layout = ListLayout.of(stored.list().template());
        String name = stored.list().fileName().replaceAll("\\.[^.]*$", "");
        return table(
                (name.isEmpty() ? "recipients" : name) + "-rejected",
                stored.format(),
                stored.dialect(),
                layout.columns() + 1,
                rows -> {
                    rows.row(layout.headerWithReason());
                    for (int chunk = 0; chunk < stored.rejectedChunks(); chunk++) {
                        for (RejectedRow row :
                                store.rejectedChunk(listId, chunk).orElse(List.of())) {
                            rows.row(withReason(row, layout.columns()));
                        }
                    }
                });
    }

    /** The reason stands in its own column; cells that the row had beyond the others follow it. */
    private static List<String> withReason(RejectedRow row, int columns) {
        List<String> cells = new ArrayList<>(row.cells());
        cells.add(columns, row.reason().both());
        return cells;
    }

    /** The sample file to fill in (范例下载): the header, and nothing else. XLS comes as XLSX. */
    public TableFile sample(RecipientTemplate template, SheetFormat format) {
        ListLayout layout = ListLayout.of(template);
        return table(
                "sample-" + template.code(),
                format,
                CsvDialect.USUAL,
                layout.columns(),
                rows -> rows.row(layout.header()));
    }

    private static TableFile table(String name, SheetFormat format, CsvDialect dialect, int columns, RowSource rows) {
        if (format == SheetFormat.CSV) {
            return new TableFile(
                    name + ".csv",
                    SheetFormat.CSV.mediaType() + ";charset="
                            + dialect.charset().name(),
                    out -> SheetWriter.writeCsv(out, dialect, rows));
        }
        return new TableFile(
                name + ".xlsx",
                SheetFormat.XLSX.mediaType(),
                out -> SheetWriter.writeXlsx(out, ListTexts.TEXTS.zh("sheet"), columns, rows));
    }

    /**
     * Gives a list to a task. From now on it is kept until {@link #delete}; a second task cannot have it. Repeating it
     * for the same task changes nothing.
     *
     * @throws Refusal when the account has no such list, it is not ready, has no valid recipient or belongs to another
     *     task
     */
    public RecipientList use(long accountId, long listId, long taskId) {
        return use(accountId, listId, taskId, null);
    }

    /** As the other, from a task that gives the list up; null where none does. */
    public RecipientList use(long accountId, long listId, long taskId, @Nullable Long earlier) {
        RecipientList list = ready(accountId, listId);
        if (!store.take(listId, taskId, earlier)) {
            throw ListTexts.TEXTS.refusal(ListTexts.STATE, "taken", listId);
        }
        return list;
    }

    /**
     * The recipients of one chunk in the order of the file, at most {@link #CHUNK}.
     *
     * @param chunk from 0 to below {@link RecipientList#chunks}
     * @throws IllegalArgumentException when there is no such chunk
     */
    public List<BulkRecipient> chunk(long listId, int chunk) {
        return store.chunk(listId, chunk)
                .orElseThrow(() -> new IllegalArgumentException("recipient list " + listId + " has no chunk " + chunk));
    }

    /**
     * Forgets a list that no task has, at its account's wish; a reading under way stops.
     *
     * @throws Refusal when the account has no such list, or a task has it
     */
    public void discard(long accountId, long listId) {
        owned(accountId, listId).orElseThrow(() -> ListTexts.unknown(listId));
        if (!store.deleteUnused(listId)) {
            throw ListTexts.TEXTS.refusal(ListTexts.STATE, "taken", listId);
        }
    }

    /** Forgets a list and every number in it, whoever has it; unknown ones are no error. */
    public void delete(long listId) {
        store.delete(listId);
    }

    /** Some clients send the whole path; what nobody can see has no place in a name. */
    private static String plainName(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return PlainText.cut(base, LONGEST_FILE_NAME);
    }
}
