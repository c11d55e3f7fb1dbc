package dev.signet.account;

import dev.signet.platform.FactsChanged;
import dev.signet.platform.secret.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All accounts and keys in memory, read again account by account when their facts change. */
@Component
class AccountSnapshot implements Accounts, AccessKeys {

    private final JdbcClient jdbc;
    private final SecretBox secrets;
    private volatile State state;

    private record State(Map<Long, Account> accounts, Map<String, Account> byName, Map<String, AccessKey> keys) {}

    AccountSnapshot(JdbcClient jdbc, SecretBox secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.state = state(
                jdbc.sql("select * from account_account")
                        .query(AccountSnapshot::account)
                        .list(),
                jdbc.sql("select * from account_access_key").query(this::key).list());
    }

    @Override
    public Optional<Account> find(long id) {
        return Optional.ofNullable(state.accounts.get(id));
    }

    @Override
    public Optional<Account> findByName(String name) {
        return Optional.ofNullable(state.byName.get(name));
    }

    @Override
    public List<Account> all() {
        return state.accounts.values().stream()
                .sorted(java.util.Comparator.comparingLong(Account::id))
                .toList();
    }

    @Override
    public Optional<AccessKey> find(String accessKeyId) {
        return Optional.ofNullable(state.keys.get(accessKeyId));
    }

    /** First among the listeners: others ask this snapshot while they refresh theirs. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    synchronized void refresh(FactsChanged changed) {
        long id = changed.accountId();
        Map<Long, Account> accounts = new HashMap<>(state.accounts);
        accounts.remove(id);
        jdbc.sql("select * from account_account where id = ?")
                .param(id)
                .query(AccountSnapshot::account)
                .optional()
                .ifPresent(account -> accounts.put(id, account));
        Map<String, AccessKey> keys = new HashMap<>(state.keys);
        keys.values().removeIf(key -> key.accountId() == id);
        jdbc.sql("select * from account_access_key where account_id = ?")
                .param(id)
                .query(this::key)
                .list()
                .forEach(key -> keys.put(key.id(), key));
        state = state(accounts.values(), keys.values());
    }

    private static State state(Iterable<Account> accounts, Iterable<AccessKey> keys) {
        State state = new State(new HashMap<>(), new HashMap<>(), new HashMap<>());
        accounts.forEach(account -> {
            state.accounts.put(account.id(), account);
            state.byName.put(account.name(), account);
        });
        keys.forEach(key -> state.keys.put(key.id(), key));
        return state;
    }

    static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                AccountKind.valueOf(row.getString("kind")),
                row.getString("verified_name"),
                AccountState.valueOf(row.getString("state")),
                row.getBoolean("international"),
                ZoneId.of(row.getString("zone")),
                suspension(row));
    }

    private static @Nullable Suspension suspension(ResultSet row) throws SQLException {
        String by = row.getString("suspended_by");
        return by == null
                ? null
                : new Suspension(
                        by,
                        row.getObject("suspended_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString("suspended_reason"));
    }

    private AccessKey key(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new AccessKey(
                id,
                row.getLong("account_id"),
                row.getLong("user_id"),
                row.getBoolean("active"),
                secrets.decrypt(row.getBytes("sealed_secret"), OwnedKeys.sealContext(id)));
    }
}
