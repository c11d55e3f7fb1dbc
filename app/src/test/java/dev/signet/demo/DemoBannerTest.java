package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.access.login.LoginProfiles;
import dev.signet.access.login.LoginProfiles.OneTimePassword;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How to get in stands below the console's address: at the first start, and at each later one. */
class DemoBannerTest {

    private static final long DEMO = 1;
    private static final long INDIVIDUAL = 2;

    private final Accounts accounts = mock(Accounts.class);
    private final LoginProfiles profiles = mock(LoginProfiles.class);

    @Test // #12
    void everyOwnersLoginIsTold() {
        known("demo", DEMO);
        Account individual = known("demo-individual", INDIVIDUAL);
        when(profiles.hasOwnPassword(DEMO)).thenReturn(true);
        when(profiles.beginOwner(DemoData.ACTOR, INDIVIDUAL))
                .thenReturn(new OneTimePassword(individual, "abcd-efgh", Instant.EPOCH));

        String told = DemoBanner.text("http://127.0.0.1:8080", new DemoLogins(accounts, profiles).lines());

        assertThat(told.lines())
                .containsSubsequence(
                        "  控制台 Console         http://127.0.0.1:8080/console",
                        "    demo             密码已由本人设置 has set a password of its own",
                        "    demo-individual  控制台一次性密码 one-time console password abcd-efgh",
                        "  接口 SMS API (SDK)     endpoint 127.0.0.1:8080");
    }

    private Account known(String name, long id) {
        Account account = mock(Account.class);
        when(account.id()).thenReturn(id);
        when(accounts.findByName(name)).thenReturn(Optional.of(account));
        return account;
    }
}
