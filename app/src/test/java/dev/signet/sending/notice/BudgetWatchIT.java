package dev.signet.sending.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.billing.Budgets;
import dev.signet.billing.Budgets.Budget;
import dev.signet.billing.Ledger;
import dev.signet.billing.Purse;
import dev.signet.billing.price.Prices;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #14: a month that comes to its budget's warning value is told once, whatever dies meanwhile. */
@SignetTest
class BudgetWatchIT {

    @Autowired
    BudgetWatch watch;

    @Autowired
    Budgets budgets;

    @Autowired
    Ledger ledger;

    @Autowired
    Prices prices;

    @Autowired
    TestAccounts accounts;

    @Autowired
    DataTransactions transactions;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient control;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private long account;

    @BeforeEach
    void anAccountThatReservedNineCents() {
        account = accounts.enterprise().id();
        ledger.credit(account, BigDecimal.TEN, UUID.randomUUID().toString(), "test");
        transactions.run(() -> {
            Purse purse = ledger.hold(List.of(account), prices.current(), clock.instant())
                    .get(account);
            purse.reserve(TemplateKind.NOTIFICATION, "8613900139001", 2);
            ledger.write(List.of(purse), clock.instant());
        });
    }

    private int warned() {
        return data.queryForObject(
                "select count(*) from sending_warning where account_id = ? and template = 'SMS_PLATFORM_BUDGET'",
                Integer.class,
                account);
    }

    private List<String> notices() {
        return control.sql(
                        "select told from notice_notice where account_id = ? and kind = 'warning.SMS_PLATFORM_BUDGET'")
                .param(account)
                .query(String.class)
                .list();
    }

    @Test // #14
    void tellsContactsAndMessageCentreOnceAMonth() {
        budgets.set(account, new Budget(new BigDecimal("0.10"), null));
        watch.look();
        assertThat(warned()).as("nine cents are not ten").isZero();

        budgets.set(account, new Budget(new BigDecimal("0.09"), BigDecimal.ONE));
        watch.look();
        watch.look();
        assertThat(warned()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> notices().size() == 1);
        assertThat(notices().get(0)).contains("\"spent\":\"0.09\"", "\"warning\":\"0.09\"");
    }

    @Test // #14
    void whoDiesBetweenMarkAndWarningHasDoneNeither() {
        budgets.set(account, new Budget(new BigDecimal("0.05"), null));
        assertThatThrownBy(() -> transactions.run(() -> {
                    watch.look();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(warned()).isZero();

        watch.look();
        assertThat(warned()).isEqualTo(1);
    }
}
