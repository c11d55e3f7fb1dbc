package dev.signet.access;

import dev.signet.access.session.RoleSession;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.account.AccountAdministration;
import dev.signet.account.Principal;
import dev.signet.account.Principal.Assumer;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.node.Ids;
import dev.signet.support.TestAccounts.Customer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Users and policies as they stand in the database, for tests of what is made of them. */
public final class AccountPeople {

    private static final LocalDateTime NOW = LocalDateTime.now(ZoneOffset.UTC);

    private static final String TRUST = """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1001:root"]}}]}""";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final FactsVersions versions;
    private final AccountAdministration accounts;
    private final TransactionTemplate transaction;

    public AccountPeople(
            JdbcClient jdbc,
            Ids ids,
            FactsVersions versions,
            AccountAdministration accounts,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.versions = versions;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /** A user with a key. */
    public record Person(long id, String name, AccessKey key) {}

    public Person user(Customer customer, String name) {
        long id = ids.next();
        AccessKey key = accounts.createKey("test", customer.id());
        changing(customer.id(), () -> {
            jdbc.sql("""
                            insert into access_user (id, account_id, name, display_name, mobile, email, comments, created_at,
                                updated_at) values (?, ?, ?, ?, '', '', '', ?, ?)""").params(id, customer.id(), name, name, NOW, NOW).update();
            jdbc.sql("update account_access_key set user_id = ? where id = ?")
                    .params(id, key.id())
                    .update();
        });
        return new Person(id, name, new AccessKey(key.id(), key.accountId(), id, true, key.secret()));
    }

    /** For the whole account. */
    public void attachSystem(Customer customer, String kind, long principal, String policy) {
        changing(customer.id(), () -> attach(customer, kind, principal, "SYSTEM", policy, 0));
    }

    public void attachCustom(Customer customer, String kind, long principal, String policy, String document) {
        attachCustom(customer, kind, principal, policy, document, 0);
    }

    public void attachCustom(
            Customer customer, String kind, long principal, String policy, String document, long resourceGroup) {
        changing(customer.id(), () -> {
            long id = ids.next();
            jdbc.sql("""
                            insert into access_policy (id, account_id, name, description, default_version, last_version,
                                created_at, updated_at) values (?, ?, ?, '', 1, 1, ?, ?)""").params(id, customer.id(), policy, NOW, NOW).update();
            jdbc.sql("insert into access_policy_version (policy_id, version, document, created_at) values (?, 1, ?, ?)")
                    .params(id, document, NOW)
                    .update();
            attach(customer, kind, principal, "CUSTOM", policy, resourceGroup);
        });
    }

    public long group(Customer customer, String name, long member) {
        long id = ids.next();
        changing(customer.id(), () -> {
            jdbc.sql("""
                            insert into access_group (id, account_id, name, comments, created_at, updated_at)
                            values (?, ?, ?, '', ?, ?)""").params(id, customer.id(), name, NOW, NOW).update();
            jdbc.sql("insert into access_membership (user_id, group_id, account_id, since) values (?, ?, ?, ?)")
                    .params(member, id, customer.id(), NOW)
                    .update();
        });
        return id;
    }

    public long resourceGroup(Customer customer, String name, String... items) {
        long id = ids.next();
        changing(customer.id(), () -> {
            jdbc.sql("""
                            insert into access_resource_group (id, account_id, name, display_name, created_at)
                            values (?, ?, ?, ?, ?)""").params(id, customer.id(), name, name, NOW).update();
            for (String item : items) {
                jdbc.sql("insert into access_resource_group_item (group_id, account_id, item) values (?, ?, ?)")
                        .params(id, customer.id(), item)
                        .update();
            }
        });
        return id;
    }

    /** Key and token of a session. */
    public record Session(AccessKey key, String token) {}

    /** A role with a policy of the platform's. */
    public long role(Customer customer, String name, String policy) {
        long id = ids.next();
        changing(customer.id(), () -> {
            jdbc.sql("""
                            insert into access_role (id, account_id, name, description, trust_policy,
                                max_session_seconds, created_at, updated_at) values (?, ?, ?, '', ?, 3600, ?, ?)""").params(id, customer.id(), name, TRUST, NOW, NOW).update();
            attach(customer, "ROLE", id, "SYSTEM", policy, 0);
        });
        return id;
    }

    /** What the person would have got who assumed the role. */
    public static Session session(
            SessionTokens tokens,
            Customer customer,
            long role,
            Person assumer,
            @Nullable String policy,
            Instant now,
            Duration validFor) {
        String keyId = tokens.newKeyId();
        RoleSession session = new RoleSession(
                keyId,
                customer.id(),
                role,
                "laptop",
                policy,
                now,
                now.plus(validFor),
                List.of(new Assumer(Principal.Kind.USER, customer.id(), assumer.id())));
        return new Session(new AccessKey(keyId, customer.id(), true, tokens.secret(keyId)), tokens.seal(session));
    }

    /** From where a key may be used. */
    public void keyPolicy(Customer customer, AccessKey key, String network) {
        changing(
                customer.id(),
                () -> jdbc.sql("insert into access_key_policy (key_id, account_id, policy) values (?, ?, ?)")
                        .params(key.id(), customer.id(), """
                                {"Version": 1, "Status": "Active",
                                  "Statements": [{"Type": "ClassicWhiteList", "IPList": ["%s"]}]}""".formatted(network))
                        .update());
    }

    public void remove(Customer customer, Person person) {
        remove(customer, person.id());
    }

    /** As another node does it, which knows nothing of what is here. */
    public void remove(Customer customer, long user) {
        changing(
                customer.id(),
                () -> jdbc.sql("delete from access_user where id = ?")
                        .param(user)
                        .update());
    }

    public void detachAll(Customer customer, Person person) {
        changing(
                customer.id(),
                () -> jdbc.sql("delete from access_attachment where principal_id = ?")
                        .param(person.id())
                        .update());
    }

    public void deactivate(Customer customer, AccessKey key) {
        accounts.setKeyActive("test", customer.id(), key.id(), false);
    }

    private void attach(
            Customer customer, String kind, long principal, String type, String policy, long resourceGroup) {
        jdbc.sql("""
                        insert into access_attachment (account_id, principal_kind, principal_id, policy_type, policy_name,
                            resource_group, attached_at) values (?, ?, ?, ?, ?, ?, ?)""")
                .params(customer.id(), kind, principal, type, policy, resourceGroup, NOW)
                .update();
    }

    private void changing(long accountId, Runnable change) {
        transaction.executeWithoutResult(status -> {
            change.run();
            versions.raise(accountId);
        });
    }
}
