package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccountPeople;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.platform.login.Base32;
import dev.signet.platform.login.Totp;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account with the user {@code alice}, and those who come to its console. A trusted proxy stands in front. */
@SignetTest(properties = {"signet.trusted-proxies=127.0.0.1", "test.time=leaps-at-logins"})
abstract class LoggingIn {

    static final String PASSWORD = "Correct horse 7";
    static final String HOME = "203.0.113.7";
    static final String ME = "/v1/console/me";
    /** Any door of an account's API. */
    static final String API = "/v1/account";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountPeople people;

    @Autowired
    LoginProfiles profiles;

    @Autowired
    MfaDevices devices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    Customer customer;
    Person alice;

    /** Somebody who may do everything in their account. */
    record Person(long accountId, long id, String loginName) {}

    @BeforeEach
    void begin() {
        clock.set(clock.instant());
        customer = accounts.enterprise();
        alice = user(customer, "alice");
    }

    /** With a password of their own. */
    Person user(Customer customer, String name) {
        Person person = withoutLogin(customer, name);
        profiles.create("test", customer.id(), person.id(), PASSWORD, false, false);
        return person;
    }

    Person withoutLogin(Customer customer, String name) {
        AccountPeople.Person user = people.user(customer, name);
        people.attachSystem(customer, "USER", user.id(), "AdministratorAccess");
        return new Person(
                customer.id(), user.id(), name + "@" + customer.account().name());
    }

    /** Asked for by this person, and agreed to by another where it may be asked for. */
    Answer ownersFirstLogin(String person) {
        Answer asked = staff(person)
                .post("/v1/admin/accounts/" + customer.id() + "/console-login", Map.of("reason", "a new customer"));
        String change = asked.json().path("change").path("id").asText();
        if (!change.isEmpty()) {
            assertThat(staff("admin2")
                            .post("/v1/admin/staff-changes/" + change + "/approve", Map.of())
                            .status())
                    .isEqualTo(200);
        }
        return asked;
    }

    private ConsoleVisitor staff(String person) {
        ConsoleVisitor staff = visitor();
        staff.headers.put(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes()));
        return staff;
    }

    ConsoleVisitor visitor() {
        return new ConsoleVisitor(server, HOME);
    }

    ConsoleVisitor open(Person person) {
        ConsoleVisitor visitor = visitor();
        assertThat(visitor.login(person.loginName(), PASSWORD).stage()).isEqualTo("OPEN");
        return visitor;
    }

    /** Logins that have come to the second factor. */
    List<ConsoleVisitor> loggedInHalf(int many) {
        List<ConsoleVisitor> visitors = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ConsoleVisitor visitor = new ConsoleVisitor(server, "203.0.113." + (100 + i));
            assertThat(visitor.login(alice.loginName(), PASSWORD).stage()).isEqualTo("SECOND_FACTOR");
            visitors.add(visitor);
        }
        return visitors;
    }

    NewMfaDevice enrol(Person person) {
        NewMfaDevice device = devices.create("test", person.accountId(), "phone");
        devices.bind("test", person.accountId(), "phone", person.id(), List.of(code(device, 0)));
        return device;
    }

    /** @return recovery codes */
    List<String> enrolInSession(ConsoleVisitor visitor) {
        String secret = visitor.post("/v1/console/mfa", Map.of("present", PASSWORD))
                .json()
                .path("secret")
                .asText();
        List<String> codes = new ArrayList<>();
        visitor.post("/v1/console/mfa/bind", Map.of("code", code(secret, 0)))
                .json()
                .path("recoveryCodes")
                .forEach(code -> codes.add(code.asText()));
        return codes;
    }

    static Answer code(ConsoleVisitor visitor, String code) {
        return visitor.post("/v1/console/login/second-factor", Map.of("code", code));
    }

    String code(NewMfaDevice device, int away) {
        return code(device.secret(), away);
    }

    /** @param away steps from now */
    String code(String secret, int away) {
        return Totp.code(Base32.bytes(secret), Totp.step(clock.instant()) + away);
    }

    interface Act {

        int with(ConsoleVisitor visitor);
    }

    static List<Integer> atOnce(List<ConsoleVisitor> visitors, Act act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(visitors.size());
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            visitors.forEach(visitor -> all.add(() -> act.with(visitor)));
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
