package dev.signet.bulk.recipients;

import dev.signet.platform.Bilingual;
import dev.signet.platform.spreadsheet.RowHandler;
import dev.signet.platform.spreadsheet.SheetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file from its header to its end: rows are judged one by one, the blacklists are asked for a thousand at a
 * time, and every few thousand rows are written away, so that the memory in use does not grow with the file.
 */
final class ListReading implements RowHandler {

    private static final int ASKED_AT_ONCE = 1000;
    private static final int WRITTEN_AT_ONCE = 10;

    /** So many characters of unusually long rows are held at most before they are written. */
    private static final long HELD_CHARACTERS = 4_000_000;

    private final long listId;
    private final RowJudge judge;
    private final StoppedNumbers.Question stopped;
    private final RecipientStore store;
    private final RecipientSettings settings;
    private final boolean masked;

    private final List<RowJudge.Judged> unsettled = new ArrayList<>(ASKED_AT_ONCE);
    private final List<RejectedRow> firstMalformed = new ArrayList<>();
    private List<List<Candidate>> chunks = new ArrayList<>();
    private List<List<RejectedRow>> rejectedChunks = new ArrayList<>();
    private List<Candidate> open = new ArrayList<>();
    private List<RejectedRow> openRejected = new ArrayList<>();
    private int writtenChunks;
    private int writtenRejected;
    private int malformedWritten;
    private boolean headerSeen;
    private int rows;
    private int valid;
    private final int[] rejected = new int[Rejection.values().length];
    private long held;
    private double progress;

    /** @param masked whether rejected rows are kept without their numbers */
    ListReading(
            long listId,
            RowJudge judge,
            StoppedNumbers.Question stopped,
            RecipientStore store,
            RecipientSettings settings,
            boolean masked) {
        this.listId = listId;
        this.judge = judge;
        this.stopped = stopped;
        this.store = store;
        this.settings = settings;
        this.masked = masked;
    }

    /** The list is no longer wanted, or this node goes down. */
    static final class Abandoned extends RuntimeException {
        Abandoned() {
            super("the reading of a recipient list was given up", null, false, false);
        }
    }

    @Override
    public void row(SheetRow row, double fraction) {
        if (!headerSeen) {
            judge.header(row);
            headerSeen = true;
            return;
        }
        rowOfData(row, fraction);
    }

    /** A row below the header, or a number given by hand. */
    void rowOfData(SheetRow row, double fraction) {
        if (rows == settings.maxNumbers()) {
            throw FileRefused.because("file.rows", settings.maxNumbers());
        }
        rows++;
        progress = fraction;
        unsettled.add(judge.judge(row));
        row.cells().forEach(cell -> held += cell.text().length());
        if (unsettled.size() == ASKED_AT_ONCE || held > HELD_CHARACTERS) {
            settle();
            if (chunks.size() + rejectedChunks.size() >= WRITTEN_AT_ONCE || held > HELD_CHARACTERS) {
                write(RecipientListState.READING);
            }
        }
    }

    /** Writes what is left; the list is ready then. */
    void finish() {
        if (rows == 0) {
            throw FileRefused.because(headerSeen ? "file.header-only" : "file.no-rows");
        }
        settle();
        if (!open.isEmpty()) {
            chunks.add(open);
        }
        if (!openRejected.isEmpty()) {
            rejectedChunks.add(openRejected);
        }
        progress = 1;
        write(RecipientListState.READY);
    }

    private void settle() {
        List<Long> numbers = unsettled.stream()
                .map(RowJudge.Judged::candidate)
                .filter(candidate -> candidate != null)
                .map(Candidate::number)
                .toList();
        Map<Long, Bilingual> listed = stopped.among(numbers);
        for (RowJudge.Judged row : unsettled) {
            RejectedRow refused = row.candidate() == null ? row.rejected() : refusal(row.candidate(), listed);
            if (refused != null) {
                reject(refused);
            } else if (row.candidate() != null) {
                accept(row.candidate());
            }
        }
        unsettled.clear();
    }

    private @Nullable RejectedRow refusal(Candidate row, Map<Long, Bilingual> listed) {
        Bilingual reason = listed.get(row.number());
        return reason == null ? null : judge.blacklisted(row, reason);
    }

    private void accept(Candidate row) {
        valid++;
        open.add(row);
        if (open.size() == RecipientLists.CHUNK) {
            chunks.add(open);
            open = new ArrayList<>(RecipientLists.CHUNK);
        }
    }

    private void reject(RejectedRow whole) {
        RejectedRow row = masked ? whole.masked() : whole;
        rejected[row.rejection().ordinal()]++;
        if (row.rejection() == Rejection.MALFORMED && firstMalformed.size() < settings.shownMalformed()) {
            firstMalformed.add(row);
        }
        openRejected.add(row);
        if (openRejected.size() == RecipientLists.CHUNK) {
            rejectedChunks.add(openRejected);
            openRejected = new ArrayList<>(RecipientLists.CHUNK);
        }
    }

    private void write(RecipientListState state) {
        boolean moreMalformed = firstMalformed.size() > malformedWritten;
        boolean wanted = !Thread.currentThread().isInterrupted()
                && store.write(
                        listId,
                        new RecipientStore.Progress(
                                (int) (progress * 100),
                                counts(),
                                moreMalformed ? List.copyOf(firstMalformed) : null,
                                writtenChunks,
                                chunks,
                                writtenRejected,
                                rejectedChunks),
                        state);
        if (!wanted) {
            throw new Abandoned();
        }
        malformedWritten = firstMalformed.size();
        writtenChunks += chunks.size();
        writtenRejected += rejectedChunks.size();
        chunks = new ArrayList<>();
        rejectedChunks = new ArrayList<>();
        held = 0;
    }

    private RecipientCounts counts() {
        return new RecipientCounts(
                valid + java.util.Arrays.stream(rejected).sum(),
                valid,
                rejected[Rejection.DUPLICATE.ordinal()],
                rejected[Rejection.MALFORMED.ordinal()],
                rejected[Rejection.FOREIGN.ordinal()],
                rejected[Rejection.BLACKLISTED.ordinal()]);
    }
}
