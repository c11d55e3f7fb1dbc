package dev.signet.account;

import dev.signet.audit.AuditTrail;
import dev.signet.audit.FieldChanges;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Masks;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Unseen;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator does with accounts and their keys; every act leaves an audit entry in the same transaction. */
@Service
public class AccountAdministration {

    private static final Wording TEXTS = Wording.of("account");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{8,128}");
    private static final int VERIFIED_NAME_MAX = 200;
    private static final int SECRET_MIN = 8;
    private static final String ACCOUNT = "account";
    private static final String ACCESS_KEY = "access-key";

    /** As many digits as {@code long} holds for certain. */
    private static final String ID = "[0-9]{1,18}";

    private static final long NO_ID = -1;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final OwnedKeys keys;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final ObjectProvider<AccountBalance> balance;
    private final ActiveRulebook rulebook;
    private final ObjectProvider<AccountNames> others;

    AccountAdministration(
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            OwnedKeys keys,
            AuditTrail audit,
            FactsVersions versions,
            ObjectProvider<AccountBalance> balance,
            ActiveRulebook rulebook,
            ObjectProvider<AccountNames> others) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.keys = keys;
        this.audit = audit;
        this.versions = versions;
        this.balance = balance;
        this.rulebook = rulebook;
        this.others = others;
    }

    /** A key without its secret, as it may be shown. */
    public record KeySummary(String id, boolean active, java.time.Instant createdAt) {}

    /** @param phoneNumber 11 digits */
    public record MainContact(String name, String phoneNumber) {

        public MainContact {
            name = Unseen.strip(name);
            phoneNumber = Unseen.strip(phoneNumber);
        }
    }

    /** @param zone null for Asia/Shanghai */
    @Transactional
    public Account create(String actor, String name, AccountKind kind, String verifiedName, @Nullable String zone) {
        String verified = verifiedName == null ? "" : Unseen.strip(verifiedName);
        Refusal.all(
                () -> check(name != null && NAME.matcher(name).matches(), "name", name, "account-name"),
                () -> check(kind != null, "kind", null, "kind"),
                () -> check(
                        isName(verified, VERIFIED_NAME_MAX), "verifiedName", verifiedName, "name", VERIFIED_NAME_MAX),
                () -> zone(zone));
        if (others.stream().anyMatch(names -> names.isTaken(name))) {
            throw TEXTS.refusal("EntityAlreadyExists.Account", "exists", name);
        }
        Account account = new Account(ids.next(), name, kind, verified, AccountState.NORMAL, false, zone(zone));
        try {
            jdbc.sql("""
                            insert into account_account (id, name, kind, verified_name, state, zone, created_at)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            account.id(),
                            name,
                            kind.name(),
                            account.verifiedName(),
                            account.state().name(),
                            account.zone().getId(),
                            now())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw TEXTS.refusal("EntityAlreadyExists.Account", "exists", name);
        }
        audit.record(
                actor,
                "account.created",
                ACCOUNT,
                Long.toString(account.id()),
                Map.of("name", name, "kind", kind, "verifiedName", account.verifiedName()));
        versions.raise(account.id());
        return account;
    }

    /** Creates a key with a random id and secret; the answer is the only time the secret is shown. */
    @Transactional
    public AccessKey createKey(String actor, long accountId) {
        return createKey(actor, accountId, keys.newId(), keys.newSecret());
    }

    /** Creates a key with a chosen id and secret, for an application that brings its own. */
    @Transactional
    public AccessKey createKey(String actor, long accountId, String keyId, String secret) {
        return createKey(actor, new AccessKey(keyId, accountId, true, secret), Map.of());
    }

    /** @param why for the audit trail: a reason, and who agreed */
    @Transactional
    public AccessKey createKey(String actor, AccessKey key, Map<String, String> why) {
        checkKey(key);
        try {
            keys.add(key);
        } catch (DuplicateKeyException taken) {
            throw keyTaken(key.id());
        }
        audit.record(
                actor,
                "access-key.created",
                ACCESS_KEY,
                key.id(),
                with(why, Map.of("accountId", Long.toString(key.accountId()))));
        versions.raise(key.accountId());
        return key;
    }

    /** A key of the account that does not exist yet, with a random id and secret. */
    public AccessKey draftKey(long accountId) {
        return new AccessKey(keys.newId(), accountId, true, keys.newSecret());
    }

    /** @throws Refusal where such a key cannot be made */
    @Transactional(readOnly = true)
    public void checkKey(AccessKey key) {
        checkKeyId(key.accountId(), key.id());
        check(key.secret().length() >= SECRET_MIN && key.secret().length() <= 200, "accessKeySecret", "****", "secret");
    }

    /** @throws Refusal where the account cannot have a key of this id */
    @Transactional(readOnly = true)
    public void checkKeyId(long accountId, String keyId) {
        requireCustomer(accountId);
        check(KEY_ID.matcher(keyId).matches(), "accessKeyId", keyId, "key");
        long taken = jdbc.sql("select count(*) from account_access_key where id = ?")
                .param(keyId)
                .query(Long.class)
                .single();
        if (taken > 0) {
            throw keyTaken(keyId);
        }
    }

    private static Refusal keyTaken(String keyId) {
        return TEXTS.refusal("EntityAlreadyExists.AccessKey", "key-exists", keyId);
    }

    @Transactional
    public void setKeyActive(String actor, long accountId, String keyId, boolean active) {
        setKeyActive(actor, accountId, keyId, active, Map.of());
    }

    /** @param why for the audit trail: a reason */
    @Transactional
    public void setKeyActive(String actor, long accountId, String keyId, boolean active, Map<String, String> why) {
        if (active) {
            requireCustomer(accountId);
        }
        int found = jdbc.sql("update account_access_key set active = ? where id = ? and account_id = ?")
                .params(active, keyId, accountId)
                .update();
        if (found == 0 && keys(accountId).stream().noneMatch(key -> key.id().equals(keyId))) {
            throw TEXTS.refusal("AccessKeyNotFound", "key-unknown", keyId);
        }
        audit.record(
                actor,
                active ? "access-key.activated" : "access-key.deactivated",
                ACCESS_KEY,
                keyId,
                with(why, Map.of("accountId", Long.toString(accountId))));
        versions.raise(accountId);
    }

    @Transactional
    public void setState(String actor, long accountId, AccountState state) {
        setState(actor, accountId, state, Map.of());
    }

    /** @param why for the audit trail: a reason, and who agreed where somebody had to */
    @Transactional
    public void setState(String actor, long accountId, AccountState state, Map<String, String> why) {
        check(state != null, "state", null, "state");
        Account before = state == AccountState.NORMAL ? require(accountId) : requireCustomer(accountId);
        jdbc.sql("update account_account set state = ? where id = ?")
                .params(state.name(), accountId)
                .update();
        audit.record(
                actor,
                "account.state-set",
                ACCOUNT,
                Long.toString(accountId),
                with(why, Map.of("from", before.state().name(), "to", state.name())));
        versions.raise(accountId);
    }

    /**
     * Stops it, whatever it owes; one that is stopped already from now on for this reason.
     *
     * @param reason what the account is told
     */
    @Transactional
    public void suspend(String actor, long accountId, String reason) {
        checkReason(reason);
        requireCustomer(accountId);
        String why = Masks.phonesIn(reason);
        jdbc.sql("update account_account set suspended_by = ?, suspended_at = ?, suspended_reason = ? where id = ?")
                .params(actor, now(), why, accountId)
                .update();
        audit.record(actor, "account.suspended", ACCOUNT, Long.toString(accountId), Map.of("reason", why));
        versions.raise(accountId);
    }

    /**
     * Lifts whatever stopped it: the suspension, and that it is in arrears.
     *
     * @param why for the audit trail: a reason, and who agreed
     */
    @Transactional
    public void restore(String actor, long accountId, Map<String, String> why) {
        Account before = require(accountId);
        jdbc.sql("""
                        update account_account set state = 'NORMAL', suspended_by = null, suspended_at = null,
                            suspended_reason = null where id = ?""").param(accountId).update();
        audit.record(
                actor,
                "account.restored",
                ACCOUNT,
                Long.toString(accountId),
                with(why, Map.of("from", before.standing().name(), "to", AccountState.NORMAL.name())));
        versions.raise(accountId);
    }

    /** @throws Refusal where no account can be verified so */
    public void check(Verification verification) {
        check(
                isName(verification.name(), VERIFIED_NAME_MAX),
                "verifiedName",
                verification.name(),
                "name",
                VERIFIED_NAME_MAX);
    }

    /** @throws Refusal where it says no reason, or too long a one */
    public void checkReason(@Nullable String reason) {
        check(
                reason != null && !PlainText.isBlank(reason) && reason.length() <= VERIFIED_NAME_MAX,
                "reason",
                reason == null ? "" : reason,
                "reason",
                VERIFIED_NAME_MAX);
    }

    /**
     * Another name, or another kind. Whatever asks for them reads them anew: norms, reviewers' screens, the account's own
     * pages. An individual's international service ends with that (S1-7).
     *
     * @param document id of the file that proves it
     * @param why for the audit trail: a reason, and who agreed
     */
    @Transactional
    public Account verify(String actor, long accountId, Verification now, long document, Map<String, String> why) {
        check(now);
        Account before = require(accountId);
        jdbc.sql("update account_account set kind = ?, verified_name = ?, verified_document = ? where id = ?")
                .params(now.kind().name(), now.name(), document, accountId)
                .update();
        Map<String, Object> details = new LinkedHashMap<>(new FieldChanges()
                .field("kind", before.kind().name(), now.kind().name())
                .field("verifiedName", before.verifiedName(), now.name())
                .details());
        details.put("document", Long.toString(document));
        details.putAll(why);
        audit.record(actor, "account.verified", ACCOUNT, Long.toString(accountId), details);
        if (before.international() && now.kind() == AccountKind.INDIVIDUAL) {
            jdbc.sql("update account_account set international = false where id = ?")
                    .param(accountId)
                    .update();
            audit.record(actor, "account.international-closed", ACCOUNT, Long.toString(accountId), Map.of());
        }
        versions.raise(accountId);
        return require(accountId);
    }

    /** Of an account that is made in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepDocument(long accountId, long document) {
        jdbc.sql("update account_account set verified_document = ? where id = ?")
                .params(document, accountId)
                .update();
    }

    /** The file that proves the verified name. */
    @Transactional(readOnly = true)
    public Optional<Long> document(long accountId) {
        require(accountId);
        return jdbc.sql("select verified_document from account_account where id = ? and verified_document is not null")
                .param(accountId)
                .query(Long.class)
                .optional();
    }

    private static Map<String, String> with(Map<String, String> why, Map<String, String> details) {
        Map<String, String> all = new LinkedHashMap<>(details);
        all.putAll(why);
        return all;
    }

    /**
     * The account that somebody names: by its id or its name, as they have it.
     *
     * @throws Refusal {@code AccountNotFound}
     */
    @Transactional(readOnly = true)
    public Account named(String given) {
        String name = given.strip();
        return jdbc.sql("select * from account_account where id = :id or name = :name order by id <> :id limit 1")
                .param("id", name.matches(ID) ? Long.parseLong(name) : NO_ID)
                .param("name", name)
                .query(AccountSnapshot::account)
                .optional()
                .orElseThrow(() -> TEXTS.refusal("AccountNotFound", "unknown", Quoted.of(name)));
    }

    /**
     * As {@link #require}, for what nobody may do with the platform's own account.
     *
     * @throws Refusal where it is that one
     */
    @Transactional(readOnly = true)
    public Account requireCustomer(long accountId) {
        Account account = require(accountId);
        if (account.belongsToPlatform()) {
            throw TEXTS.refusal("OperationDenied.PlatformAccount", "platforms", account.name());
        }
        return account;
    }

    /** The account as it is in the database, also when the change that made it so is not committed yet. */
    @Transactional(readOnly = true)
    public Account require(long accountId) {
        return jdbc.sql("select * from account_account where id = ?")
                .param(accountId)
                .query(AccountSnapshot::account)
                .optional()
                .orElseThrow(() -> TEXTS.refusal("AccountNotFound", "unknown", accountId));
    }

    @Transactional(readOnly = true)
    public List<KeySummary> keys(long accountId) {
        require(accountId);
        return jdbc.sql(
                        "select id, active, created_at from account_access_key where account_id = ? order by created_at, id")
                .param(accountId)
                .query((row, n) -> new KeySummary(
                        row.getString("id"),
                        row.getBoolean("active"),
                        row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }

    /** Whom the account named as its main contact; empty while it has named nobody. */
    @Transactional(readOnly = true)
    public Optional<MainContact> contact(long accountId) {
        require(accountId);
        return jdbc.sql("select name, phone_number from account_contact where account_id = ?")
                .param(accountId)
                .query((row, n) -> new MainContact(row.getString(1), row.getString(2)))
                .optional();
    }

    @Transactional
    public void setContact(String actor, long accountId, MainContact contact) {
        require(accountId);
        Policies policies = rulebook.current().policies();
        int longest = policies.number("sending.contacts.name.max");
        check(isName(contact.name(), longest), "name", contact.name(), "name", longest);
        check(
                policies.pattern("contact-number").matches(contact.phoneNumber()),
                "phoneNumber",
                contact.phoneNumber(),
                "phone");
        Optional<MainContact> before = contact(accountId);
        jdbc.sql("""
                        insert into account_contact (account_id, name, phone_number) values (?, ?, ?)
                        on duplicate key update name = values(name), phone_number = values(phone_number)""").params(accountId, contact.name(), contact.phoneNumber()).update();
        audit.record(
                actor,
                "account.contact-set",
                ACCOUNT,
                Long.toString(accountId),
                Map.of(
                        "name", contact.name(),
                        "phoneNumber", Masks.phone(contact.phoneNumber()),
                        "before",
                                before.map(one -> Masks.phone(one.phoneNumber()))
                                        .orElse("")));
    }

    /** @return the balance in yuan */
    public BigDecimal balance(long accountId) {
        require(accountId);
        return billing().of(accountId);
    }

    /**
     * Sets the balance in yuan by a correction in the ledger. The ledger lives on the data plane and commits on its own:
     * the audit entry says what was ordered, the ledger what was booked.
     */
    @Transactional
    public void setBalance(String actor, long accountId, BigDecimal yuan, String reason) {
        require(accountId);
        check(
                yuan != null && yuan.scale() <= 4 && yuan.abs().compareTo(new BigDecimal("1000000000")) < 0,
                "balance",
                yuan,
                "balance");
        checkReason(reason);
        audit.record(
                actor,
                "account.balance-set",
                ACCOUNT,
                Long.toString(accountId),
                Map.of("yuan", yuan.toPlainString(), "reason", reason));
        billing().set(accountId, yuan, actor, reason);
        versions.raise(accountId);
    }

    private AccountBalance billing() {
        return balance.getObject();
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null || zone.isBlank() ? ChinaTime.ZONE : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw invalid("zone", zone, "zone");
        }
    }

    private static boolean isName(String name, int longest) {
        return !name.isEmpty() && name.length() <= longest && PlainText.isName(name);
    }

    /** @param rule the key below {@code rule.} of what would be right */
    private static void check(boolean valid, String field, @Nullable Object value, String rule, Object... limits) {
        if (!valid) {
            throw invalid(field, value, rule, limits);
        }
    }

    private static Refusal invalid(String field, @Nullable Object value, String rule, Object... limits) {
        return TEXTS.refusal(
                "InvalidParameter",
                "invalid",
                field,
                Quoted.of(String.valueOf(value)),
                TEXTS.text("rule." + rule, limits));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
