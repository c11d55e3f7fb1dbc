package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.Client;
import com.aliyun.ram20150501.models.ChangePasswordRequest;
import com.aliyun.ram20150501.models.CreateLoginProfileRequest;
import dev.signet.access.login.LoginStep;
import dev.signet.access.login.Logins;
import dev.signet.access.login.Origin;
import dev.signet.access.login.Stage;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** #11: a user changes their own password, through {@code com.aliyun:ram20150501:1.0.2}. */
@SignetTest
class OwnPasswordIT {

    private static final String OLD = "Horse-battery-7";
    private static final String FRESH = "Horse-battery-8";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Logins logins;

    private Customer customer;
    private RamClients clients;
    private Keys owner;
    private Keys alice;

    @BeforeEach
    void aUserWhoMay() throws Exception {
        customer = accounts.enterprise();
        clients = new RamClients(server.endpoint());
        owner = Keys.of(customer);
        alice = clients.user(owner, "alice");
        clients.allow(owner, "alice", "own-password", allowing("ram:ChangePassword", "*"));
    }

    @Test
    void changesWhatOpensTheConsole() throws Exception {
        mayLogIn();

        clients.ram(alice).changePassword(change(OLD, FRESH));

        assertThat(logIn(FRESH).stage()).isEqualTo(Stage.OPEN);
        assertThat(refusal(() -> clients.ram(alice).changePassword(change(OLD, "Horse-battery-9"))))
                .isEqualTo("400 InvalidParameter.OldPassword");
    }

    @Test
    void keepsToThePolicyOfPasswords() throws Exception {
        mayLogIn();

        assertThat(refusal(() -> clients.ram(alice).changePassword(change(OLD, "short"))))
                .isEqualTo("400 InvalidParameter.Password");
        assertThat(refusal(() -> clients.ram(alice).changePassword(change(OLD, OLD))))
                .isEqualTo("400 InvalidParameter.Password");
        assertThat(logIn(OLD).stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void isNoOtherWayToGuess() throws Exception {
        mayLogIn();
        Client ram = clients.ram(alice);
        for (int i = 0; i < 5; i++) {
            String guess = "Horse-battery-" + i;
            assertThat(refusal(() -> ram.changePassword(change(guess, FRESH))))
                    .isEqualTo("400 InvalidParameter.OldPassword");
        }

        assertThat(refusal(() -> ram.changePassword(change(OLD, FRESH)))).isEqualTo("400 Throttling.User");
    }

    @Test
    void isForUsersWhoMayLogInAndWhomAPolicyAllowsIt() throws Exception {
        assertThat(refusal(() -> clients.ram(alice).changePassword(change(OLD, FRESH))))
                .isEqualTo("404 EntityNotExist.User.LoginProfile");
        assertThat(refusal(() -> clients.ram(owner).changePassword(change(OLD, FRESH))))
                .isEqualTo("409 OperationDenied.NotUser");
        Keys bob = clients.user(owner, "bob");
        assertThat(refusal(() -> clients.ram(bob).changePassword(change(OLD, FRESH))))
                .isEqualTo("403 NoPermission");
        assertThat(refusal(() -> clients.ram(alice).changePassword(new ChangePasswordRequest().setOldPassword(OLD))))
                .isEqualTo("400 MissingNewPassword");
    }

    private void mayLogIn() throws Exception {
        clients.ram(owner)
                .createLoginProfile(new CreateLoginProfileRequest()
                        .setUserName("alice")
                        .setPassword(OLD)
                        .setPasswordResetRequired(false)
                        .setMFABindRequired(false));
    }

    private LoginStep logIn(String password) {
        return logins.begin("alice@" + customer.account().name(), password, new Origin("198.51.100.1", "test", null));
    }

    private static ChangePasswordRequest change(String old, String fresh) {
        return new ChangePasswordRequest().setOldPassword(old).setNewPassword(fresh);
    }
}
