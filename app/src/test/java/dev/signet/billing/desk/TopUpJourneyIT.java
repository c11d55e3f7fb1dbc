package dev.signet.billing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.console.ConsoleBrowser;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** #13: a top-up takes two people: one asks and cannot agree, the other agrees, and balance and ledger show it. */
@SignetTest
class TopUpJourneyIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    StaffChanges changes;

    @Autowired
    MoneyDesk desk;

    @Test // #13
    void financeTopsUpAnAccountWithTheConsentOfAnotherOfFinance() {
        Customer customer = accounts.enterprise();
        String payment = "P-" + UUID.randomUUID();
        String page = "/staff/accounts/" + customer.id() + "/money";
        StaffVisitor asker = StaffVisitor.of(server, "finance");
        try (ConsoleBrowser finance = new ConsoleBrowser(server, asker.cookies())) {
            finance.open("/staff/money?lang=zh").says("最近的充值").hasNoFaults();
            finance.open(page).says("¥0.00").click("充值");
            finance.fill("yuan", "-5").fill("payment", payment).fill("reason", "对公转账");
            submit(finance);
            finance.says("应大于 0");
            finance.fill("yuan", "1,234.50");
            submit(finance);
            finance.says("已提交，等待另一人同意").says("充值 ¥1,234.50").says(payment);
            assertThat(finance.find("#balance").getText()).isEqualTo("¥0.00");
            finance.photograph("staff-account-money");
        }

        StaffChange asked = desk.waiting(customer.id(), 1).get(0);
        String approve = "/staff/changes/" + asked.id() + "/approve";
        assertThat(asker.form(page, approve, Map.of()).status()).isEqualTo(403);
        assertThat(changes.show(asked.id()).state()).isEqualTo(StaffChange.State.WAITING);

        try (ConsoleBrowser second =
                new ConsoleBrowser(server, StaffVisitor.of(server, "finance2").cookies())) {
            second.open("/staff/changes?lang=zh").says(payment);
            second.driver()
                    .findElement(By.cssSelector("[data-opens='approve-" + asked.id() + "']"))
                    .click();
            second.driver()
                    .findElement(By.cssSelector("#approve-" + asked.id() + " [type='submit']"))
                    .click();
            second.says("已同意并执行。");
            second.open(page).says("finance 申请，finance2 同意").says("+¥1,234.50");
            assertThat(second.find("#balance").getText()).isEqualTo("¥1,234.50");
            second.hasNoFaults();
        }
    }

    private static void submit(ConsoleBrowser browser) {
        browser.driver().findElement(By.cssSelector("#top-up [type='submit']")).click();
    }
}
