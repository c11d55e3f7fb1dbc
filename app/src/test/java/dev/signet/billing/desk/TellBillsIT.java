package dev.signet.billing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.DataPlane;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #14: an account is told of each bill once, also where the one that told it died before it was ticked off. */
@SignetTest
class TellBillsIT {

    @Autowired
    TellBills bills;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient control;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Test // #14
    void tellsNumberMonthAndAmountOnce() {
        long account = accounts.enterprise().id();
        data.update("""
                insert into billing_bill (account_id, month, number, rulebook, settled_at, opening_micros, top_up_micros,
                    correction_micros, purchase_micros, charged_micros, discount_micros, voucher_micros, rounding_micros,
                    payable_micros, closing_micros) values (?, 202611, ?, 'v1', 1, 0, 0, 0, 0, 5140000, 0, 0, 0, 5140000, 0)""", account, "202611-" + account);

        bills.tell();
        data.update("update billing_bill set told = false where account_id = ?", account);
        bills.tell();

        List<String> told = control.sql("select told from notice_notice where account_id = ? and kind = 'bill.settled'")
                .param(account)
                .query(String.class)
                .list();
        assertThat(told)
                .singleElement()
                .asString()
                .contains("\"number\":\"202611-" + account + "\"", "\"month\":\"2026-11\"", "\"yuan\":\"5.14\"");
        assertThat(data.queryForObject("select told from billing_bill where account_id = ?", Boolean.class, account))
                .isTrue();
    }
}
