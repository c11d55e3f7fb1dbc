package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccountPeople;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.access.login.LoginProfiles;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.Map;

/** People who are logged in to the console of an account. */
public final class ConsoleLogins {

    public static final String PASSWORD = "Correct horse 7";

    private final LoginProfiles profiles;
    private final AccountPeople people;
    private final TestServer server;

    public ConsoleLogins(LoginProfiles profiles, AccountPeople people, TestServer server) {
        this.profiles = profiles;
        this.people = people;
        this.server = server;
    }

    public ConsoleVisitor visitor() {
        return new ConsoleVisitor(server, "127.0.0.1");
    }

    public ConsoleVisitor owner(Customer customer) {
        ConsoleVisitor owner = visitor();
        owner(owner, customer);
        return owner;
    }

    void owner(ConsoleVisitor visitor, Customer customer) {
        visitor.login(
                customer.account().name(),
                profiles.beginOwner("test", customer.id()).password());
        assertThat(visitor.post("/v1/console/login/password", Map.of("password", PASSWORD))
                        .stage())
                .isEqualTo("OPEN");
    }

    /** A user with one of the system policies: {@code AliyunDysmsReadOnlyAccess}. */
    public ConsoleVisitor user(Customer customer, String name, String systemPolicy) {
        long user = people.user(customer, name).id();
        people.attachSystem(customer, "USER", user, systemPolicy);
        return login(customer, user, name);
    }

    /** A user with a policy of its own. */
    public ConsoleVisitor userWith(Customer customer, String name, String document) {
        long user = people.user(customer, name).id();
        people.attachCustom(customer, "USER", user, name + "-policy", document);
        return login(customer, user, name);
    }

    /** A user that has no login yet. */
    ConsoleVisitor login(Customer customer, long user, String name) {
        profiles.create("test", customer.id(), user, PASSWORD, false, false);
        ConsoleVisitor visitor = visitor();
        assertThat(visitor.login(name + "@" + customer.account().name(), PASSWORD)
                        .stage())
                .isEqualTo("OPEN");
        return visitor;
    }
}
