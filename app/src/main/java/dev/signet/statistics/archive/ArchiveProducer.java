package dev.signet.statistics.archive;

import dev.signet.access.AccessCheck;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ActorName;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Amounts;
import dev.signet.statistics.archive.Archive.Asker;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the files that were asked for, one after the other. What a crash left is begun anew under another attempt; what was
 * taken for dead and is not stores nothing.
 */
@Component
class ArchiveProducer {

    static final String READ = "dysms:QuerySendStatistics";

    private static final Logger log = LoggerFactory.getLogger(ArchiveProducer.class);
    private static final Wording TEXTS = Wording.of("statistics-archive");
    private static final int ATTEMPTS = 5;

    private final ArchiveStore store;
    private final ArchiveMaker maker;
    private final Accounts accounts;
    private final AccessCheck access;
    private final Notices notices;
    private final TransactionTemplate transaction;

    ArchiveProducer(
            ArchiveStore store,
            ArchiveMaker maker,
            Accounts accounts,
            AccessCheck access,
            Notices notices,
            TransactionTemplate transaction) {
        this.store = store;
        this.maker = maker;
        this.accounts = accounts;
        this.access = access;
        this.notices = notices;
        this.transaction = transaction;
    }

    /** Makes every file that is wanted. Run by one node of the cluster at a time. */
    void produceAll() {
        Optional<Archive> next = store.nextToPrepare();
        while (next.isPresent() && produce(next.get())) {
            next = store.nextToPrepare();
        }
    }

    /** False when it is better to come back later. */
    private boolean produce(Archive archive) {
        if (archive.attempt() >= ATTEMPTS) {
            store.fail(archive.id(), TEXTS.text("failed.again", ATTEMPTS));
            return true;
        }
        Asker asker = archive.asker();
        if (!access.allows(asker.principal(), READ, "*", asker.origin())) {
            store.fail(
                    archive.id(),
                    TEXTS.text(
                            "failed.no-permission",
                            ActorName.of(asker.principal().who())));
            return true;
        }
        Optional<Integer> attempt = store.begin(archive);
        return attempt.isEmpty() || attempt(archive, attempt.get());
    }

    private boolean attempt(Archive archive, int attempt) {
        try {
            Account account = accounts.find(archive.asker().accountId()).orElseThrow();
            IntConsumer progress = done -> store.progressed(archive.id(), attempt, done);
            ArchiveMaker.Made made = archive.monthly()
                    ? maker.makeOfAll(account, archive.range(), archive.language(), progress)
                    : maker.make(account, archive.filter(), archive.range(), archive.language(), progress);
            // Where another has begun anew meanwhile, it goes on with what waits, too.
            return Boolean.TRUE.equals(transaction.execute(status -> finish(archive, attempt, made, account.zone())));
        } catch (IOException | RuntimeException e) {
            log.error("Attempt {} at the file of archive {} failed", attempt, archive.id(), e);
            return false;
        }
    }

    /** The report of a month is told of when it is there, with it or not at all. */
    private boolean finish(Archive archive, int attempt, ArchiveMaker.Made made, ZoneId zone) {
        boolean finished = store.finish(archive.id(), attempt, made.file(), made.asOf());
        if (finished && archive.monthly()) {
            String month = YearMonth.from(archive.range().from()).toString();
            LocalDate until = archive.expiresAt().atZone(zone).toLocalDate();
            notices.tell(Notice.toAll(
                    archive.asker().accountId(),
                    "statistics.monthly-report",
                    "statistics-month:" + month,
                    Map.of("month", month, "sent", Amounts.count(made.sent()), "until", until.toString())));
        }
        return finished;
    }
}
