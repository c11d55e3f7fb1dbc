package dev.signet.statistics.archive;

import dev.signet.account.Account;
import dev.signet.audit.AuditTrail;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.FiguresRange;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.statistics.StatisticsFilter;
import dev.signet.statistics.archive.Archive.Asker;
import dev.signet.statistics.archive.Archive.State;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Archives of statistics (S7.2-11): at once, or asked for, made in the background and fetched for some days. */
@Service
public class Archives {

    private static final Wording TEXTS = Wording.of("statistics-archive");
    private static final String DENIED = "OperationDenied.StatisticsArchive";

    private final ArchiveStore store;
    private final ArchiveMaker maker;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Archives(
            ArchiveStore store,
            ArchiveMaker maker,
            ActiveRulebook rulebook,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.maker = maker;
        this.rulebook = rulebook;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** One that was asked for just now. */
    record Asked(long id) {}

    /** Part of the list, newest first; {@code total} counts what is on all pages. */
    public record Page(List<Archive> archives, long total) {}

    /** A file that is there at once. */
    public record Download(String name, byte[] file) {}

    /** Whether so many days come at once. */
    public boolean isAtOnce(DayRange range) {
        return FiguresRange.days(range.from(), range.to()) <= mostAtOnce();
    }

    private int mostAtOnce() {
        return number("records.archive.at-once.days");
    }

    /** @throws dev.signet.platform.Refusal {@code InvalidParameter} where there are more days than come at once */
    public Download atOnce(Account account, StatisticsFilter filter, DayRange range, Language language)
            throws IOException {
        if (!isAtOnce(range)) {
            throw TEXTS.refusal(
                    "InvalidParameter", "too-long", mostAtOnce(), FiguresRange.days(range.from(), range.to()));
        }
        byte[] file = maker.make(account, filter, range, language, done -> {}).file();
        return new Download(Archive.fileName(range), file);
    }

    /**
     * Has one made in the background.
     *
     * @throws dev.signet.platform.Refusal {@code OperationDenied.StatisticsArchive} while as many of the account are being made
     *     as may be at a time
     */
    @Transactional
    public Archive ask(Asker asker, StatisticsFilter filter, DayRange range, Language language) {
        store.lineUp(asker.accountId());
        int waiting = store.preparing(asker.accountId());
        int most = number("records.archive.waiting.max");
        if (waiting >= most) {
            throw TEXTS.refusal(DENIED, "waiting", waiting, most);
        }
        Archive archive = begin(asker, false, filter, range, language);
        audit.recordOf(
                asker.accountId(),
                asker.principal().who(),
                "statistics-archive.requested",
                "statistics-archive",
                Long.toString(archive.id()),
                Map.of(
                        "from",
                        range.from().toString(),
                        "to",
                        range.to().toString(),
                        "filter",
                        Contents.filters(filter, Language.ZH)));
        return archive;
    }

    /** In the caller's transaction. */
    Archive begin(Asker asker, boolean monthly, StatisticsFilter filter, DayRange range, Language language) {
        Instant now = now();
        Archive archive = new Archive(
                ids.next(),
                asker,
                monthly,
                range,
                filter,
                language,
                State.PREPARING,
                0,
                0,
                new Bilingual("", ""),
                now,
                null,
                now.plus(Duration.ofDays(number("records.archive.keep.days"))),
                null);
        store.insert(archive);
        events.publishEvent(new Asked(archive.id()));
        return archive;
    }

    /** @param page from 1 */
    @Transactional(readOnly = true)
    public Page list(long accountId, int page, int size) {
        Instant now = now();
        return new Page(store.listed(accountId, now, page, size), store.count(accountId, now));
    }

    /** @throws dev.signet.platform.Refusal {@code StatisticsArchiveNotFound} where the account has none such */
    @Transactional(readOnly = true)
    public Archive show(long accountId, long id) {
        return store.find(accountId, id, now())
                .orElseThrow(() -> TEXTS.refusal("StatisticsArchiveNotFound", "unknown", id));
    }

    /** @throws dev.signet.platform.Refusal as {@link #show}, and where there is no file yet or none could be made */
    @Transactional(readOnly = true)
    public Archive ready(long accountId, long id) {
        Archive archive = show(accountId, id);
        if (archive.state() != State.READY) {
            throw TEXTS.refusal(DENIED, "no-file." + archive.state(), id, archive.reason());
        }
        return archive;
    }

    /** @param archive of {@link #ready} */
    public void copy(Archive archive, OutputStream out) throws IOException {
        store.copy(archive, out);
    }

    /** What narrows an archive's messages, in words. */
    public static String filters(Archive archive, boolean english) {
        return Contents.filters(archive.filter(), english ? Language.EN : Language.ZH);
    }

    private int number(String parameter) {
        return rulebook.current().policies().number(parameter);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
