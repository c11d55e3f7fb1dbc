package dev.signet.sending.notice;

import dev.signet.billing.Budgets;
import dev.signet.platform.DataTransactions;
import dev.signet.sending.rulebook.PlatformTexts;
import dev.signet.sending.rulebook.SendRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Warns the contacts when a month has come to the warning value of the account's budget, once a month. That it was warned of and
 * the warning itself are one commit: whoever dies between them has done neither.
 */
@Component
class BudgetWatch {

    static final String TEXT = "SMS_PLATFORM_BUDGET";

    private static final Logger log = LoggerFactory.getLogger(BudgetWatch.class);
    private static final int CENTS = 2;

    private final Budgets budgets;
    private final DatabaseWarnings warnings;
    private final SendRules.Active rules;
    private final DataTransactions transactions;
    private final Clock clock;

    BudgetWatch(
            Budgets budgets,
            DatabaseWarnings warnings,
            SendRules.Active rules,
            DataTransactions transactions,
            Clock clock) {
        this.budgets = budgets;
        this.warnings = warnings;
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
    }

    void look() {
        Optional<PlatformTexts.Text> text = rules.current().platformTexts().find(TEXT);
        if (text.isEmpty()) {
            log.warn("The rulebook's table platform-messages has no line {}", TEXT);
            return;
        }
        Instant now = clock.instant();
        transactions.run(() -> warnings.raise(
                budgets.warn().stream().map(due -> raised(text.get(), due, now)).toList(), now));
    }

    private static DatabaseWarnings.Raised raised(PlatformTexts.Text text, Budgets.Due due, Instant now) {
        return new DatabaseWarnings.Raised(
                due.accountId(),
                text,
                Map.of("spent", yuan(due.spent()), "warning", yuan(due.warn())),
                text.code() + ":" + now.toEpochMilli());
    }

    private static String yuan(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.DOWN).toPlainString();
    }
}
