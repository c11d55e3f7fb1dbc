package dev.signet.customer;

import dev.signet.access.login.LoginProfile;
import dev.signet.access.login.LoginProfiles;
import dev.signet.access.login.Logins;
import dev.signet.account.AccessKey;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.account.AccountState;
import dev.signet.account.Principal;
import dev.signet.account.Verification;
import dev.signet.customer.ContactNews.Kind;
import dev.signet.customer.NewCustomer.Made;
import dev.signet.evidence.EvidenceContent;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the platform's people do with accounts: some of it at once, some of it asked for here and done when two agree. */
@Service
public class Customers {

    private static final Wording TEXTS = Wording.of("customer");
    private static final int SHOWN = 50;

    private final AccountAdministration accounts;
    private final LoginProfiles profiles;
    private final Logins logins;
    private final EvidenceFiles files;
    private final StaffChanges changes;
    private final NewKeyAction newKey;
    private final FirstLoginAction firstLogin;
    private final VerifiedNameAction verifiedName;
    private final RestoreAction restore;
    private final ContactNews news;

    Customers(
            AccountAdministration accounts,
            LoginProfiles profiles,
            Logins logins,
            EvidenceFiles files,
            StaffChanges changes,
            NewKeyAction newKey,
            FirstLoginAction firstLogin,
            VerifiedNameAction verifiedName,
            RestoreAction restore,
            ContactNews news) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.logins = logins;
        this.files = files;
        this.changes = changes;
        this.newKey = newKey;
        this.firstLogin = firstLogin;
        this.verifiedName = verifiedName;
        this.restore = restore;
        this.news = news;
    }

    /** The first key belongs to it; each later one takes two people. */
    @Transactional
    public Made create(String by, NewCustomer wanted) {
        Account account = accounts.create(by, wanted.name(), wanted.kind(), wanted.verifiedName(), wanted.zone());
        if (!wanted.documents().isEmpty()) {
            accounts.keepDocument(
                    account.id(), document(account.id(), wanted.documents()).id());
        }
        return new Made(account, wanted.withKey() ? accounts.createKey(by, account.id()) : null);
    }

    /** @param documents what proves it, one file */
    @Transactional
    public StaffChange askVerification(
            String by, long accountId, Verification wanted, List<EvidenceUpload> documents, String reason) {
        Account account = accounts.require(accountId);
        accounts.checkReason(reason);
        return changes.ask(
                by, verifiedName.wish(account, wanted, document(accountId, documents), reason.strip()), null);
    }

    private EvidenceFile document(long accountId, List<EvidenceUpload> documents) {
        if (documents.size() != 1) {
            throw TEXTS.refusal("InvalidParameter", "document.one", documents.size());
        }
        return files.store(accountId, documents).get(0);
    }

    /** At once: whoever stops something needs nobody's consent. */
    @Transactional
    public void suspend(String by, long accountId, String reason) {
        accounts.checkReason(reason);
        accounts.suspend(by, accountId, reason.strip());
        news.tell(accountId, Kind.SUSPENDED, Map.of("reason", reason.strip()));
    }

    /** Stopped as well, until it is topped up and restored; it is told that it owes. */
    @Transactional
    public void setInArrears(String by, long accountId, String reason) {
        accounts.checkReason(reason);
        accounts.setState(by, accountId, AccountState.IN_ARREARS, Map.of("reason", reason.strip()));
        news.tell(accountId, Kind.IN_ARREARS, Map.of("reason", reason.strip()));
    }

    /** At once, and at once again: a key that is lost must not wait for anybody. */
    @Transactional
    public void setKeyActive(String by, long accountId, String keyId, boolean active, String reason) {
        accounts.checkReason(reason);
        accounts.setKeyActive(by, accountId, keyId, active, Map.of("reason", reason.strip()));
        news.tell(
                accountId,
                active ? Kind.KEY_ACTIVATED : Kind.KEY_DEACTIVATED,
                Map.of("key", keyId, "reason", reason.strip()));
    }

    /** Whoever was the contact before is told as well: else nobody would notice what follows. */
    @Transactional
    public void setContact(String by, long accountId, MainContact contact) {
        Optional<MainContact> before = accounts.contact(accountId);
        accounts.setContact(by, accountId, contact);
        news.tellOfContact(accountId, before.orElse(null), contact);
    }

    @Transactional
    public StaffChange askRestoring(String by, long accountId, String reason) {
        accounts.checkReason(reason);
        return changes.ask(by, restore.wish(accountId, reason.strip()), null);
    }

    /**
     * @param key one that the customer brings; null for one that is made here
     * @return its id, and its secret, which nobody is shown again
     */
    @Transactional
    public Asked askKey(String by, long accountId, @Nullable AccessKey key, String reason) {
        accounts.checkReason(reason);
        AccessKey wanted = key == null ? accounts.draftKey(accountId) : key;
        accounts.checkKey(wanted);
        return new Asked(
                changes.ask(by, newKey.wish(wanted, reason.strip()), wanted.secret()), wanted.id(), wanted.secret());
    }

    /** @return the login's name, and its one-time password, which nobody is shown again */
    @Transactional
    public Asked askLogin(String by, long accountId, String reason) {
        accounts.require(accountId);
        accounts.checkReason(reason);
        String password = profiles.draftPassword();
        String name = logins.nameOf(Principal.owner(accountId));
        return new Asked(changes.ask(by, firstLogin.wish(accountId, name, reason.strip()), password), name, password);
    }

    /** The owner's login; empty where none was ever made. */
    public Optional<LoginProfile> login(long accountId) {
        return profiles.owner(accountId);
    }

    /** What somebody asked for that waits for somebody else, newest first. */
    public List<Waiting> waiting(long accountId) {
        return changes.list(StaffChange.State.WAITING, null, accountId, null, SHOWN).stream()
                .map(change -> new Waiting(change, changes.told(change)))
                .toList();
    }

    /** A change of this account, in words. */
    public record Waiting(StaffChange change, Bilingual what) {

        /** The file that would prove the account's name; null where it is about something else. */
        public @Nullable String document() {
            return change.wish().values().get(VerifiedNameAction.DOCUMENT);
        }
    }

    /** The file that proves what the account is verified as. */
    @Transactional(readOnly = true)
    public Optional<EvidenceFile> document(long accountId) {
        return accounts.document(accountId)
                .flatMap(id -> files.find(List.of(id)).stream().findFirst());
    }

    /** @throws Refusal where the account has no such file */
    public EvidenceContent open(long accountId, long file) {
        return files.openForOwner(accountId, file)
                .orElseThrow(() -> TEXTS.refusal("EvidenceNotFound", "document.unknown", file));
    }
}
