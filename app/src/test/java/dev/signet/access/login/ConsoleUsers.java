package dev.signet.access.login;

import dev.signet.platform.FactsVersions;
import dev.signet.platform.node.Ids;
import dev.signet.support.TestAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** RAM users as their administration writes them. */
final class ConsoleUsers {

    static final String PASSWORD = "Correct horse 7";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final FactsVersions versions;
    private final LoginProfiles profiles;
    private final TransactionTemplate transaction;

    /** @param id of the user; 0 for the owner */
    record Person(long accountId, long id, String loginName) {}

    ConsoleUsers(
            JdbcClient jdbc, Ids ids, FactsVersions versions, LoginProfiles profiles, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.versions = versions;
        this.profiles = profiles;
        this.transaction = transaction;
    }

    /** With a password of their own. */
    Person user(TestAccounts.Customer customer, String name) {
        Person person = withoutLogin(customer, name);
        profiles.create("test", customer.id(), person.id(), PASSWORD, false, false);
        return person;
    }

    Person withoutLogin(TestAccounts.Customer customer, String name) {
        long id = ids.next();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into access_user (id, account_id, name, display_name, mobile, email, comments, created_at,
                                updated_at)
                            values (?, ?, ?, '', '', '', '', utc_timestamp(3), utc_timestamp(3))""").params(id, customer.id(), name).update();
            jdbc.sql("""
                            insert into access_attachment (account_id, principal_kind, principal_id, policy_type, policy_name,
                                resource_group, attached_at)
                            values (?, 'USER', ?, 'SYSTEM', 'AdministratorAccess', 0, utc_timestamp(3))""").params(customer.id(), id).update();
            versions.raise(customer.id());
        });
        return new Person(customer.id(), id, name + "@" + customer.account().name());
    }

    /** As another node does it, which knows nothing of logins here. */
    void delete(Person person) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from access_user where id = ?").param(person.id()).update();
            versions.raise(person.accountId());
        });
    }
}
