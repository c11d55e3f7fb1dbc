package dev.signet.statistics.archive;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.audit.AuditTrail;
import dev.signet.figures.view.DayRange;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.statistics.Scope;
import dev.signet.statistics.StatisticsFilter;
import dev.signet.statistics.archive.Archive.Asker;
import dev.signet.statistics.archive.ArchiveStore.Wish;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The report of each month for those who wish it: begun once an account and month, by the account's zone. */
@Service
public class MonthlyReports {

    private static final Logger log = LoggerFactory.getLogger(MonthlyReports.class);

    private final ArchiveStore store;
    private final Archives archives;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MonthlyReports(
            ArchiveStore store,
            Archives archives,
            Accounts accounts,
            ActiveRulebook rulebook,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.archives = archives;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The hour of the 1st from which reports are made. */
    public int hour() {
        return rulebook.current().policies().number("records.archive.monthly.hour");
    }

    /** In which language; empty where none is wished for. */
    @Transactional(readOnly = true)
    public Optional<Language> wished(long accountId) {
        return store.wish(accountId).map(Wish::language);
    }

    /**
     * The first report is that of the month in which it is wished for. They are made with the asker's rights.
     *
     * @param language null for none any more
     */
    @Transactional
    public void wish(Asker asker, @Nullable Language language) {
        store.lineUp(asker.accountId());
        Optional<Wish> before = store.wish(asker.accountId());
        LocalDate thisMonth = LocalDateTime.ofInstant(
                        clock.instant(), account(asker).zone())
                .toLocalDate()
                .withDayOfMonth(1);
        store.keep(
                asker.accountId(),
                language == null
                        ? null
                        : new Wish(asker, language, before.map(Wish::sentUntil).orElse(thisMonth.minusMonths(1))));
        audit.recordOf(
                asker.accountId(),
                asker.principal().who(),
                "monthly-report.set",
                "account",
                Long.toString(asker.accountId()),
                Map.of("wished", language != null, "language", language == null ? "" : language.code()));
    }

    private Account account(Asker asker) {
        return accounts.find(asker.accountId()).orElseThrow();
    }

    /** Begins every report whose time has come; after an outage of months each of them. */
    void beginDue() {
        for (Wish wish : store.wishes()) {
            try {
                begin(wish);
            } catch (RuntimeException e) {
                log.error(
                        "The report of a month of account {} is not begun",
                        wish.asker().accountId(),
                        e);
            }
        }
    }

    private void begin(Wish wish) {
        LocalDate due = LocalDateTime.ofInstant(
                        clock.instant(), account(wish.asker()).zone())
                .minusHours(hour())
                .toLocalDate()
                .withDayOfMonth(1)
                .minusMonths(1);
        LocalDate done = wish.sentUntil();
        while (done.isBefore(due)) {
            LocalDate before = done;
            LocalDate month = done.plusMonths(1);
            transaction.executeWithoutResult(status -> begin(wish, before, month));
            done = month;
        }
    }

    private void begin(Wish wish, LocalDate before, LocalDate month) {
        if (store.beginMonth(wish.asker().accountId(), before, month)) {
            archives.begin(
                    wish.asker(),
                    true,
                    StatisticsFilter.of(Scope.DOMESTIC),
                    new DayRange("last-month", month, month.withDayOfMonth(month.lengthOfMonth())),
                    wish.language());
        }
    }
}
