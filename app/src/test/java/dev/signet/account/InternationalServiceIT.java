package dev.signet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.Refusal;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SignetTest
class InternationalServiceIT {

    @Autowired
    InternationalService service;

    @Autowired
    AccountAdministration administration;

    @Autowired
    Accounts accounts;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isOffForANewEnterpriseUntilItIsOpened() {
        Account made = administration.create("test", "abroad-1", AccountKind.ENTERPRISE, "杭州云帆科技有限公司", null);
        assertThat(made.international()).isFalse();

        Account opened = service.set("account:" + made.id(), made.id(), true);

        assertThat(opened.international()).isTrue();
        assertThat(accounts.find(made.id())).contains(opened);
        assertThat(history(made.id())).containsExactly("account.created", "account.international-opened");
    }

    @Test
    void closesAgainAndOpensWithoutATraceWhatIsOpen() {
        long id = testAccounts.enterprise().id();

        service.set("test", id, true);
        service.set("test", id, false);

        assertThat(accounts.find(id))
                .hasValueSatisfying(
                        account -> assertThat(account.international()).isFalse());
        assertThat(history(id))
                .containsExactly("account.created", "account.international-opened", "account.international-closed");
    }

    @Test
    @Tag("S1-7")
    void isNeverOpenToAnIndividual() {
        long id = testAccounts.individual().id();

        assertThatThrownBy(() -> service.set("test", id, true)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("OperationDenied.International");
            assertThat(refusal.messageZh()).contains("企业");
        });
        assertThat(accounts.find(id))
                .hasValueSatisfying(
                        account -> assertThat(account.international()).isFalse());
        assertThat(history(id)).containsExactly("account.created");
    }

    private java.util.List<String> history(long accountId) {
        return jdbc.sql("select action from audit_entry where subject_id = ? order by id")
                .param(Long.toString(accountId))
                .query(String.class)
                .list();
    }
}
