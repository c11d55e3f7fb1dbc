package dev.signet.access.login;

import static dev.signet.access.login.LoggingIn.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccountPeople;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People of the platform and people of an account: neither's session opens the other's doors. */
@SignetTest(properties = {"signet.trusted-proxies=127.0.0.1", "signet.staff.second-factor.required-for=auditors"})
@Tag("staff-doors")
class ConsoleAndStaffIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final List<String> OF_STAFF = List.of(
            "/v1/me",
            "/v1/admin/accounts",
            "/v1/admin/people",
            "/v1/admin/audit",
            "/v1/reviews/1",
            "/evidence/1",
            "/engine-rest/task",
            "/camunda/api/engine/engine/default/task",
            "/camunda/app/tasklist/default/",
            "/actuator/metrics");
    private static final List<String> OF_ACCOUNTS =
            List.of("/v1/account", "/v1/contacts", "/v1/console/me", "/v1/console/sessions", "/v1/console/login");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LoginProfiles profiles;

    @Autowired
    AccountPeople people;

    @Test // #11
    void staffsSessionOpensNoDoorOfAnAccount() {
        ConsoleVisitor admin = new ConsoleVisitor(server, "203.0.113.50");
        Matcher page = CSRF.matcher(admin.get("/login").body());
        assertThat(page.find()).isTrue();
        admin.form("/login", "username=admin&password=admin&_csrf=" + page.group(1));
        admin.headers.put("Accept", "application/json");
        assertThat(admin.get("/v1/admin/accounts").status()).as("in at its own").isEqualTo(200);

        for (String path : OF_ACCOUNTS) {
            assertThat(admin.get(path).status()).as(path).isIn(400, 401);
        }
        assertThat(admin.get("/console/account").location()).isEqualTo("/console/login");
        admin.cookies.put("SIGNET-CONSOLE", admin.cookies.get("JSESSIONID"));
        for (String path : OF_ACCOUNTS) {
            assertThat(admin.get(path).status())
                    .as("%s, under the other name", path)
                    .isEqualTo(401);
        }
    }

    @Test // #12
    void bothLiveInOneBrowserAndNeitherMovesTheOther() {
        Customer customer = accounts.enterprise();
        ConsoleVisitor both = new ConsoleVisitor(server, "203.0.113.52");
        Matcher page = CSRF.matcher(both.get("/login").body());
        assertThat(page.find()).isTrue();
        both.form("/login", "username=admin&password=admin&_csrf=" + page.group(1));
        String staffs = both.cookies.get("JSESSIONID");
        both.login(
                customer.account().name(),
                profiles.beginOwner("test", customer.id()).password());
        both.post("/v1/console/login/password", Map.of("password", PASSWORD));

        assertThat(both.get("/console/account").status()).isEqualTo(200);
        assertThat(both.get("/v1/account").status()).isEqualTo(200);

        assertThat(both.cookies.get("JSESSIONID")).isEqualTo(staffs);
        assertThat(both.get("/v1/admin/accounts").status()).isEqualTo(200);
    }

    @Test // #11
    void anAccountsSessionOpensNoDoorOfStaff() {
        Customer customer = accounts.enterprise();
        // Even one that is called as an administrator is.
        long user = people.user(customer, "admin").id();
        people.attachSystem(customer, "USER", user, "AdministratorAccess");
        profiles.create("test", customer.id(), user, PASSWORD, false, false);
        ConsoleVisitor visitor = new ConsoleVisitor(server, "203.0.113.51");
        visitor.headers.put("Accept", "application/json");
        visitor.login("admin@" + customer.account().name(), PASSWORD);
        assertThat(visitor.get("/v1/account").status()).as("in at its own").isEqualTo(200);

        for (String path : OF_STAFF) {
            assertThat(visitor.get(path).status()).as(path).isEqualTo(401);
        }
        Answer own = visitor.send(
                "POST", "/v1/admin/accounts/" + customer.id() + "/console-login", "application/json", null);
        assertThat(own.status()).isIn(401, 403);
        visitor.cookies.put("JSESSIONID", visitor.session());
        visitor.cookies.put("SIGNET-DEVICE", visitor.cookies.get("SIGNET-CONSOLE-DEVICE"));
        for (String path : OF_STAFF) {
            assertThat(visitor.get(path).status())
                    .as("%s, under the other name", path)
                    .isEqualTo(401);
        }
    }
}
