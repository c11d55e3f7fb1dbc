package dev.signet.access.ram;

import dev.signet.access.KeyPolicy;
import dev.signet.account.ApiCaller;
import dev.signet.audit.FieldChanges;
import dev.signet.platform.Refusal;
import dev.signet.platform.text.Quoted;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From where keys may be used: of one key, or of all of an account that have none of their own. */
@Service
public class KeyPolicies {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final AccessKeysOfUsers keys;

    KeyPolicies(JdbcClient jdbc, Changes changes, AccessKeysOfUsers keys) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.keys = keys;
    }

    /**
     * @param policy null where the key is to have none of its own: the account's then counts for it
     * @throws Refusal {@code InvalidParameter.AccessKeyPolicy}, {@code EntityNotExist.User.AccessKey}
     */
    @Transactional
    public void set(ApiCaller caller, @Nullable String userName, String keyId, @Nullable String policy) {
        changes.begin(caller);
        long userId = keys.owner(caller, userName);
        keys.require(caller, userId, keyId);
        if (policy == null) {
            jdbc.sql("delete from access_key_policy where key_id = ?")
                    .param(keyId)
                    .update();
            changes.done(caller, "key-policy-lifted", "ram-user", userId, Map.of("key", keyId));
            return;
        }
        check(policy);
        jdbc.sql("""
                        insert into access_key_policy (key_id, account_id, policy) values (?, ?, ?)
                        on duplicate key update policy = values(policy)""").params(keyId, caller.accountId(), policy).update();
        changes.done(caller, "key-policy-set", "ram-user", userId, Map.of("key", keyId, "policy", policy));
    }

    /**
     * @param policy null where the account is to have none
     * @throws Refusal {@code InvalidParameter.AccessKeyPolicy}
     */
    @Transactional
    public void setForAccount(ApiCaller caller, @Nullable String policy) {
        changes.begin(caller);
        if (policy != null) {
            check(policy);
        }
        String before = ofAccount(caller.accountId()).orElse(null);
        jdbc.sql("update access_account set key_policy = ? where account_id = ?")
                .params(policy, caller.accountId())
                .update();
        changes.done(
                caller,
                policy == null ? "key-policy-lifted" : "key-policy-set",
                "account",
                caller.accountId(),
                new FieldChanges().field("policy", before, policy).details());
    }

    /** Empty where the key has none of its own. */
    @Transactional(readOnly = true)
    public Optional<String> of(ApiCaller caller, @Nullable String userName, String keyId) {
        keys.require(caller, keys.owner(caller, userName), keyId);
        return jdbc.sql("select policy from access_key_policy where key_id = ?")
                .param(keyId)
                .query(String.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<String> ofAccount(long accountId) {
        return jdbc.sql("select key_policy from access_account where account_id = ? and key_policy is not null")
                .param(accountId)
                .query(String.class)
                .optional();
    }

    private void check(String policy) {
        int longest = changes.limit("access.key-policy.characters.max");
        int most = changes.limit("access.key-policy.networks.max");
        try {
            if (policy.length() > longest) {
                throw new IllegalArgumentException(Integer.toString(policy.length()));
            }
            KeyPolicy.parse(policy, most);
        } catch (IllegalArgumentException e) {
            throw Changes.TEXTS.refusal(
                    "InvalidParameter.AccessKeyPolicy",
                    "key-policy",
                    Quoted.of(String.valueOf(e.getMessage())),
                    most,
                    longest);
        }
    }
}
