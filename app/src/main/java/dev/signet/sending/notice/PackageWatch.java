package dev.signet.sending.notice;

import static java.util.Objects.requireNonNull;

import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.sending.account.AccountSettingsStore;
import dev.signet.sending.rulebook.SendRules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Warns the contacts when what is left in an account's domestic packages falls below the value that the account set
 * (S9.2-6): used up or expired, it is the same to them. Looks from outside every few seconds, so that sending itself does
 * not pay for it.
 *
 * <p>Each crossing is told once. Units of failed messages come back and may lift the remainder over the value for a
 * moment; only a new package or another value makes ready for the next warning.
 */
@Component
class PackageWatch {

    static final String TEXT = "SMS_PLATFORM_PACKAGE";

    private static final Logger log = LoggerFactory.getLogger(PackageWatch.class);
    private static final int AT_ONCE = 500;

    private final AccountSettingsStore settings;
    private final Packages packages;
    private final DatabaseWarnings warnings;
    private final SendRules.Active rules;
    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Clock clock;

    PackageWatch(
            AccountSettingsStore settings,
            Packages packages,
            DatabaseWarnings warnings,
            SendRules.Active rules,
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            Clock clock) {
        this.settings = settings;
        this.packages = packages;
        this.warnings = warnings;
        this.rules = rules;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was found last. */
    private record Seen(long warning, long newest, boolean below) {}

    @Scheduled(fixedDelay = 5000)
    void look() {
        try {
            Map<Long, Long> values = settings.packageWarnings();
            List<Long> accounts = new ArrayList<>(values.keySet());
            for (int from = 0; from < accounts.size(); from += AT_ONCE) {
                List<Long> some = accounts.subList(from, Math.min(accounts.size(), from + AT_ONCE));
                packages.remainders(some, Coverage.DOMESTIC, clock.instant())
                        .forEach((account, left) -> look(account, requireNonNull(values.get(account)), left));
            }
        } catch (RuntimeException e) {
            log.warn("Packages cannot be watched yet: {}", e.toString());
        }
    }

    private void look(long account, long value, Packages.Remainder left) {
        boolean below = left.unitsLeft() < value;
        Seen seen = seen(account, false);
        if (seen == null ? below : !seen.equals(next(seen, value, left, below))) {
            transactions.run(() -> cross(account, value, left, below));
        }
    }

    /** The row is held, so that of several nodes that see the same crossing one tells of it. */
    private void cross(long account, long value, Packages.Remainder left, boolean below) {
        jdbc.update(
                "insert ignore into sending_package_watch (account_id, warning, package_id, below) values (?, ?, ?, false)",
                account,
                value,
                left.newest());
        Seen seen = seen(account, true);
        if (seen == null) {
            return;
        }
        Seen next = next(seen, value, left, below);
        boolean crossed = next.below() && !(seen.below() && seen.warning() == value);
        jdbc.update(
                "update sending_package_watch set warning = ?, package_id = ?, below = ? where account_id = ?",
                next.warning(),
                next.newest(),
                next.below(),
                account);
        if (crossed) {
            raise(account, value, left.unitsLeft());
        }
    }

    private static Seen next(Seen seen, long value, Packages.Remainder left, boolean below) {
        boolean ready = seen.warning() != value || seen.newest() != left.newest();
        if (below) {
            return new Seen(value, seen.below() && seen.warning() == value ? seen.newest() : left.newest(), true);
        }
        return seen.below() && !ready ? seen : new Seen(value, left.newest(), false);
    }

    private @Nullable Seen seen(long account, boolean hold) {
        List<Seen> seen = jdbc.query(
                "select warning, package_id, below from sending_package_watch where account_id = ?"
                        + (hold ? " for update" : ""),
                (row, n) -> new Seen(row.getLong(1), row.getLong(2), row.getBoolean(3)),
                account);
        return seen.isEmpty() ? null : seen.get(0);
    }

    private void raise(long account, long value, long left) {
        Instant now = clock.instant();
        rules.current()
                .platformTexts()
                .find(TEXT)
                .ifPresentOrElse(
                        text -> warnings.raise(
                                List.of(new DatabaseWarnings.Raised(
                                        account,
                                        text,
                                        Map.of("left", Long.toString(left), "warning", Long.toString(value)),
                                        text.code() + ":" + value + ":" + now.toEpochMilli())),
                                now),
                        () -> log.warn("The rulebook's table platform-messages has no line {}", TEXT));
    }
}
