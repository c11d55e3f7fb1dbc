package dev.signet.billing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.billing.Ledger;
import dev.signet.billing.Purchases;
import dev.signet.billing.price.PackageOffer;
import dev.signet.platform.DataPlane;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #14: a purchase whose buyer died before the audit trail had it gets there, once. */
@SignetTest
class PurchaseAuditIT {

    @Autowired
    PurchaseAudit purchaseAudit;

    @Autowired
    Purchases purchases;

    @Autowired
    Ledger ledger;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient control;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Test // #14
    void theTrailHasEachPurchaseOnce() {
        long account = accounts.enterprise().id();
        ledger.credit(account, new BigDecimal("1000000"), "test", "test");
        PackageOffer offer = purchases.offers().get(0);

        Purchases.Purchase first = purchases.buy(account, offer.code(), offer.price(), "lost-0001", "user/alice");
        Purchases.Purchase again = purchases.buy(account, offer.code(), offer.price(), "lost-0001", "user/alice");
        assertThat(first.now()).isTrue();
        assertThat(again.now()).isFalse();
        assertThat(again.holding().id()).isEqualTo(first.holding().id());
        purchaseAudit.complete();
        assertThat(told(first)).as("who bought may still be about it").isEmpty();

        String id = Long.toString(first.holding().id());
        data.update("update billing_package set bought_at = bought_at - 120000 where id = ?", id);
        purchaseAudit.complete();
        data.update("update billing_package set audited = false where id = ?", id);
        purchaseAudit.complete();

        assertThat(told(first)).singleElement().asString().contains("user/alice");
        assertThat(data.queryForObject("select audited from billing_package where id = ?", Boolean.class, id))
                .isTrue();
    }

    private List<String> told(Purchases.Purchase purchase) {
        return control.sql("select actor from audit_entry where action = 'package.bought' and subject_id = ?")
                .param(Long.toString(purchase.holding().id()))
                .query(String.class)
                .list();
    }
}
