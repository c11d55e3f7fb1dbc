package dev.signet.figures;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.figures.FiguresQuery.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.stereotype.Component;

/** What one signature or template of an account came to lately, for whoever is about to take it out of use. */
@Component
public class LastWeek {

    private static final Period WEEK = Period.ofWeeks(1);

    private final Figures figures;
    private final Accounts accounts;
    private final Clock clock;

    LastWeek(Figures figures, Accounts accounts, Clock clock) {
        this.figures = figures;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** How many messages; those that the blacklist stopped are in no other figure. */
    public record Sends(long messages, long delivered, long failed, long blacklisted) {}

    /** Of the last seven days of the account's zone, today included. */
    public Sends of(long accountId, Dimension dimension, String value) {
        LocalDate today = accounts.find(accountId)
                .map(Account::zone)
                .map(zone -> LocalDate.ofInstant(clock.instant(), zone))
                .orElse(LocalDate.EPOCH);
        Sums sums = figures.of(new FiguresQuery(
                        accountId, today.minus(WEEK).plusDays(1), today, dimension, Step.RANGE, value, null, 1))
                .total();
        return new Sends(
                sums.of(Measure.MESSAGES),
                sums.of(Measure.DELIVERED),
                sums.of(Measure.FAILED),
                sums.of(Measure.BLACKLISTED));
    }
}
