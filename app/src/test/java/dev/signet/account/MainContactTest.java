package dev.signet.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.text.TextPattern;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The main contact is a contact: what the rulebook says of contacts holds for it too. */
class MainContactTest {

    private final ActiveRulebook rulebook = mock(ActiveRulebook.class, RETURNS_DEEP_STUBS);
    private final JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);

    @SuppressWarnings("unchecked")
    private final AccountAdministration accounts = new AccountAdministration(
            jdbc,
            mock(Ids.class),
            Clock.systemUTC(),
            mock(OwnedKeys.class),
            mock(AuditTrail.class),
            mock(FactsVersions.class),
            mock(ObjectProvider.class),
            rulebook,
            mock(ObjectProvider.class));

    @BeforeEach
    void thereIsTheAccount() {
        when(jdbc.sql(anyString())
                        .param(1L)
                        .query(ArgumentMatchers.<RowMapper<Account>>any())
                        .optional())
                .thenReturn(Optional.of(mock(Account.class)));
        JdbcClient.StatementSpec contacts = mock(JdbcClient.StatementSpec.class, RETURNS_DEEP_STUBS);
        when(contacts.param(1L)
                        .query(ArgumentMatchers.<RowMapper<MainContact>>any())
                        .optional())
                .thenReturn(Optional.empty());
        doReturn(contacts).when(jdbc).sql(contains("from account_contact"));
    }

    @BeforeEach
    void theRulebookSaysWhatAContactMayBe() {
        when(rulebook.current().policies().number("sending.contacts.name.max")).thenReturn(8);
        when(rulebook.current().policies().pattern(anyString()))
                .thenReturn(TextPattern.compile("contact-number", "1[3-9]\\d{9}"));
    }

    @Test // #8
    void refusesALongerNameThanContactsMayHave() {
        assertThatThrownBy(() -> accounts.setContact("test", 1, new MainContact("李".repeat(9), "13800138000")))
                .hasMessageContaining("1 至 8 个字符");
        assertThatCode(() -> accounts.setContact("test", 1, new MainContact("李".repeat(8), "13800138000")))
                .doesNotThrowAnyException();
    }

    @Test // #8
    void refusesANumberThatNoContactMayHave() {
        for (String number : List.of("12800138000", "1380013800", "138001380001")) {
            assertThatThrownBy(() -> accounts.setContact("test", 1, new MainContact("李雷", number)))
                    .hasMessageContaining("11 位手机号码");
        }
    }
}
