package dev.signet.billing;

import dev.signet.platform.DataPlane;
import dev.signet.platform.Wording;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an account wants its messages to cost the balance in a month at most: from one value on it is warned, at the other nothing
 * more is reserved. Kept in the row that every message's payment holds anyway.
 */
@Component
public class Budgets {

    private static final Wording TEXTS = Wording.of("billing");
    private static final int CENTS = 2;
    /** Of any budget, written out: more than all of them together do not fit into the ledger. */
    private static final int DIGITS = 12;

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Budgets(Ledger ledger, @DataPlane JdbcTemplate jdbc, @DataPlane TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * In yuan.
     *
     * @param warn null for no warning
     * @param stop null for no end
     */
    public record Budget(
            @Nullable BigDecimal warn, @Nullable BigDecimal stop) {

        public static final Budget NONE = new Budget(null, null);
    }

    /**
     * @param charged to the balance in the month so far
     * @param reserved for messages whose outcome is open
     */
    public record Spent(Budget budget, BigDecimal charged, BigDecimal reserved) {}

    public Spent of(long accountId) {
        int month = BillingMonth.of(clock.instant());
        return jdbc
                .query(
                        """
                        select warn_micros, stop_micros, if(month = ?, month_micros, 0), reserved_micros from billing_account
                        where account_id = ?""",
                        (row, n) -> new Spent(
                                new Budget(yuan(row.getObject(1, Long.class)), yuan(row.getObject(2, Long.class))),
                                Ledger.yuan(row.getLong(3)),
                                Ledger.yuan(row.getLong(4))),
                        month,
                        accountId)
                .stream()
                .findFirst()
                .orElse(new Spent(Budget.NONE, Ledger.yuan(0), Ledger.yuan(0)));
    }

    /** @throws dev.signet.platform.Refusal where a value is below a cent or finer, or warns only when nothing is sent any more */
    public void set(long accountId, Budget budget) {
        require(budget.warn());
        require(budget.stop());
        if (budget.warn() != null && budget.stop() != null && budget.warn().compareTo(budget.stop()) > 0) {
            throw TEXTS.refusal(
                    "InvalidParameter",
                    "budget.order",
                    budget.warn().toPlainString(),
                    budget.stop().toPlainString());
        }
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            ledger.held(accountId, now);
            jdbc.update(
                    // The value as it was decides whether it is another: the same one warns once.
                    """
                    update billing_account set warned_month = if(warn_micros <=> ?, warned_month, 0), warn_micros = ?,
                        stop_micros = ? where account_id = ?""", micros(budget.warn()), micros(budget.warn()), micros(budget.stop()), accountId);
        });
    }

    private static void require(@Nullable BigDecimal yuan) {
        if (yuan != null
                && (yuan.signum() <= 0
                        || Math.abs((long) yuan.scale()) > DIGITS
                        || yuan.precision() > DIGITS
                        || yuan.precision() - yuan.scale() > DIGITS
                        || yuan.stripTrailingZeros().scale() > CENTS)) {
            throw TEXTS.refusal("InvalidParameter", "budget.value", yuan.toString(), CENTS, DIGITS);
        }
    }

    /** An account that has come to its warning value, told of it once a month. */
    public record Due(long accountId, BigDecimal spent, BigDecimal warn) {}

    /**
     * Those that are to be warned, each once for its month, whatever node asks. Whoever tells them does so in one data-plane
     * transaction with this.
     */
    public List<Due> warn() {
        int month = BillingMonth.of(clock.instant());
        String due = " warn_micros is not null and warned_month <> ?"
                + " and if(month = ?, month_micros, 0) + reserved_micros >= warn_micros";
        return jdbc
                .query(
                        "select account_id, if(month = ?, month_micros, 0) + reserved_micros, warn_micros from billing_account where"
                                + due,
                        (row, n) -> new Due(row.getLong(1), Ledger.yuan(row.getLong(2)), Ledger.yuan(row.getLong(3))),
                        month,
                        month,
                        month)
                .stream()
                .filter(each -> jdbc.update(
                                "update billing_account set warned_month = ? where account_id = ? and" + due,
                                month,
                                each.accountId(),
                                month,
                                month)
                        == 1)
                .toList();
    }

    private static @Nullable BigDecimal yuan(@Nullable Long micros) {
        return micros == null ? null : Ledger.yuan(micros);
    }

    private static @Nullable Long micros(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Ledger.micros(yuan);
    }
}
