package dev.signet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.Refusal;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SignetTest
class AccountAdministrationIT {

    @Autowired
    AccountAdministration administration;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessKeys keys;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAccountAndItsKeyAreKnownAtOnce() {
        var customer = testAccounts.enterprise();
        assertThat(accounts.find(customer.id())).contains(customer.account());
        assertThat(accounts.findByName(customer.account().name())).contains(customer.account());
        assertThat(keys.find(customer.key().id())).contains(customer.key());
    }

    @Test
    void aDeactivatedKeyIsKnownAsSuchAtOnce() {
        var customer = testAccounts.individual();
        administration.setKeyActive("admin", customer.id(), customer.key().id(), false);
        assertThat(keys.find(customer.key().id()))
                .hasValueSatisfying(key -> assertThat(key.active()).isFalse());
    }

    @Test
    void secretsAreNotReadableInTheDatabase() {
        var customer = testAccounts.enterprise();
        byte[] sealed = jdbc.sql("select sealed_secret from account_access_key where id = ?")
                .param(customer.key().id())
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(customer.key().secret());
    }

    @Test
    void everyActLeavesAnAuditEntry() {
        var customer = testAccounts.enterprise();
        administration.setState("admin", customer.id(), AccountState.IN_ARREARS);
        assertThat(accounts.find(customer.id()))
                .hasValueSatisfying(a -> assertThat(a.state()).isEqualTo(AccountState.IN_ARREARS));
        assertThat(jdbc.sql("select actor, action from audit_entry where subject_id in (?, ?) order by id")
                        .params(Long.toString(customer.id()), customer.key().id())
                        .query((row, n) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly(
                        "test account.created",
                        "test account.international-opened",
                        "test access-key.created",
                        "admin account.state-set");
    }

    @Test
    void theAuditTrailCannotBeRewritten() {
        var customer = testAccounts.enterprise();
        String id = Long.toString(customer.id());
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry where subject_id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("update audit_entry set actor = 'x' where subject_id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void badInputNamesTheValueAndTheRule() {
        assertThatThrownBy(() -> administration.create("admin", "Bad Name", AccountKind.ENTERPRISE, "x", null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("InvalidParameter");
                    assertThat(refusal.messageEn()).contains("Bad Name").contains("lower-case");
                });
        String taken = testAccounts.enterprise().account().name();
        assertThatThrownBy(() -> administration.create("admin", taken, AccountKind.ENTERPRISE, "x", null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("EntityAlreadyExists.Account"));
    }
}
