package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.Accounts;
import dev.signet.billing.Bills;
import dev.signet.billing.Source;
import dev.signet.billing.Statement;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The month that a stranger finds settled, with the one after the present in its place: ids go forward only. */
@SignetTest(properties = "test.time=leaps-at-logins")
class DemoMonthIT {

    @Autowired
    DemoMonth demo;

    @Autowired
    Accounts accounts;

    @Autowired
    Bills bills;

    @Autowired
    SettableClock clock;

    @Test
    void isABillThatBooksMessagesOfEveryKindAndAPackage() {
        YearMonth month = YearMonth.from(ChinaTime.today(clock)).plusMonths(1);
        demo.live(month, clock::set);
        clock.set(ChinaTime.startOf(month.plusMonths(1).atDay(1)).plusSeconds(600));
        demo.settle();

        Statement bill = bills.find(accounts.findByName("demo").orElseThrow().id(), month)
                .orElseThrow();
        assertThat(bill.bill()).isNotNull();
        assertThat(bill.items())
                .filteredOn(item -> item.source() == Source.BALANCE)
                .extracting(Statement.Item::kind)
                .contains(TemplateKind.values());
        assertThat(bill.items())
                .filteredOn(item -> item.source() == Source.PACKAGE)
                .extracting(Statement.Item::messages)
                .containsExactly(15L, 15L, 15L);
        assertThat(bill.purchases()).isPositive();
        assertThat(bill.payable()).isPositive();
        assertThat(bill.closing())
                .isEqualByComparingTo(bill.opening()
                        .add(bill.topUps())
                        .add(bill.corrections())
                        .subtract(bill.purchases())
                        .subtract(bill.payable()));
    }
}
