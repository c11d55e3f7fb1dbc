package dev.signet.contact;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.audit.FieldChanges;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Masks;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's contacts: the main one by default, and those it adds with a number that answered (S9.5). */
@Service
public class Contacts {

    private static final Wording WORDING = Wording.of("contact");
    private static final String INVALID = "isv.INVALID_PARAMETERS";

    private final JdbcClient jdbc;
    private final AccountAdministration accounts;
    private final ContactCodes codes;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final Ids ids;

    Contacts(
            JdbcClient jdbc,
            AccountAdministration accounts,
            ContactCodes codes,
            ActiveRulebook rulebook,
            AuditTrail audit,
            Ids ids) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.codes = codes;
        this.rulebook = rulebook;
        this.audit = audit;
        this.ids = ids;
    }

    /** The main contact first, then the others as they were added. */
    @Transactional(readOnly = true)
    public List<Contact> of(long accountId) {
        List<Contact> contacts = new ArrayList<>();
        contacts.add(accounts.contact(accountId)
                .map(contact -> Contact.main(contact.name(), contact.phoneNumber()))
                .orElseGet(() -> Contact.main(accounts.require(accountId).verifiedName(), null)));
        contacts.addAll(jdbc.sql("""
                        select id, name, phone_number, abuse_warnings, volume_warnings, package_warnings
                        from contact_contact where account_id = ? order by id""")
                .param(accountId)
                .query((row, n) -> new Contact(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6)))
                .list());
        return contacts;
    }

    /** Sends the number a code, as an SMS of the platform. @throws Refusal as any send request may be refused */
    public void sendCode(long accountId, String phoneNumber) {
        String number = Unseen.strip(phoneNumber);
        checkNumber(number);
        codes.send(accountId, number);
    }

    /** @throws Refusal {@code isv.INVALID_PARAMETERS} naming what is wrong; a wrong code counts as tried */
    @Transactional(noRollbackFor = Refusal.class)
    public Contact add(String actor, long accountId, ContactForm form) {
        lock(accountId);
        check(form);
        List<Contact> present = of(accountId);
        if (present.size() >= most()) {
            throw WORDING.refusal(INVALID, "max", present.size());
        }
        if (present.stream().anyMatch(contact -> form.phoneNumber().equals(contact.phoneNumber()))) {
            throw WORDING.refusal(INVALID, "exists", Masks.phone(form.phoneNumber()));
        }
        codes.redeem(accountId, form.phoneNumber(), form.code());
        long id = ids.next();
        jdbc.sql("""
                        insert into contact_contact (id, account_id, name, phone_number, abuse_warnings,
                            volume_warnings, package_warnings) values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        accountId,
                        form.name(),
                        form.phoneNumber(),
                        form.abuseWarnings(),
                        form.volumeWarnings(),
                        form.packageWarnings())
                .update();
        Contact added = find(accountId, id);
        record(actor, "contact.added", accountId, null, added);
        return added;
    }

    /** Changes name and switches, and the number where a code for the new one is given. */
    @Transactional(noRollbackFor = Refusal.class)
    public Contact change(String actor, long accountId, long id, ContactForm form) {
        lock(accountId);
        Contact before = find(accountId, id);
        refuseMain(before);
        check(form);
        if (!form.phoneNumber().equals(before.phoneNumber())) {
            if (of(accountId).stream().anyMatch(contact -> form.phoneNumber().equals(contact.phoneNumber()))) {
                throw WORDING.refusal(INVALID, "exists", Masks.phone(form.phoneNumber()));
            }
            codes.redeem(accountId, form.phoneNumber(), form.code());
        }
        jdbc.sql("""
                        update contact_contact set name = ?, phone_number = ?, abuse_warnings = ?, volume_warnings = ?,
                            package_warnings = ? where account_id = ? and id = ?""")
                .params(
                        form.name(),
                        form.phoneNumber(),
                        form.abuseWarnings(),
                        form.volumeWarnings(),
                        form.packageWarnings(),
                        accountId,
                        id)
                .update();
        Contact after = find(accountId, id);
        record(actor, "contact.changed", accountId, before, after);
        return after;
    }

    /** Changes one of the switches and nothing else. */
    @Transactional
    public Contact switched(String actor, long accountId, long id, Audience audience, boolean on) {
        lock(accountId);
        Contact before = find(accountId, id);
        refuseMain(before);
        ContactForm form = new ContactForm(
                before.name(),
                Objects.requireNonNull(before.phoneNumber()),
                null,
                audience == Audience.ABUSE ? on : before.abuseWarnings(),
                audience == Audience.VOLUME ? on : before.volumeWarnings(),
                audience == Audience.PACKAGE ? on : before.packageWarnings());
        return change(actor, accountId, id, form);
    }

    /** How many an account may have, the main one included (S9.5-3). */
    public int most() {
        return policies().number("sending.contacts.max");
    }

    @Transactional
    public void remove(String actor, long accountId, long id) {
        lock(accountId);
        Contact contact = find(accountId, id);
        refuseMain(contact);
        jdbc.sql("delete from contact_contact where account_id = ? and id = ?")
                .params(accountId, id)
                .update();
        record(actor, "contact.removed", accountId, contact, null);
    }

    /** @throws Refusal {@code ContactNotFound} */
    public Contact find(long accountId, long id) {
        return of(accountId).stream()
                .filter(contact -> contact.id() == id)
                .findFirst()
                .orElseThrow(() -> WORDING.refusal("ContactNotFound", "unknown", id));
    }

    private static void refuseMain(Contact contact) {
        if (contact.isMain()) {
            throw WORDING.refusal("OperationDenied.MainContact", "main");
        }
    }

    private void check(ContactForm form) {
        int longest = policies().number("sending.contacts.name.max");
        if (form.name().isBlank() || form.name().length() > longest || !PlainText.isName(form.name())) {
            throw WORDING.refusal(INVALID, "name", form.name(), longest);
        }
        checkNumber(form.phoneNumber());
    }

    private void checkNumber(String phoneNumber) {
        if (!policies().pattern("contact-number").matches(phoneNumber)) {
            throw WORDING.refusal(INVALID, "number", phoneNumber);
        }
    }

    /** One change at a time, so that the number of contacts is exact. */
    private void lock(long accountId) {
        // One statement: taken in two steps, the lock of one meets the first step of the other.
        jdbc.sql("insert into contact_account (account_id) values (?) on duplicate key update account_id = account_id")
                .param(accountId)
                .update();
    }

    private void record(
            String actor, String action, long accountId, @Nullable Contact before, @Nullable Contact after) {
        Contact contact = after == null ? Objects.requireNonNull(before) : after;
        FieldChanges changes = new FieldChanges()
                .of("contact", Long.toString(contact.id()))
                .of("name", contact.name())
                .field("name", of(before, Contact::name), of(after, Contact::name))
                .field("phoneNumber", of(before, Contacts::masked), of(after, Contacts::masked))
                .field("abuseWarnings", of(before, Contact::abuseWarnings), of(after, Contact::abuseWarnings))
                .field("volumeWarnings", of(before, Contact::volumeWarnings), of(after, Contact::volumeWarnings))
                .field("packageWarnings", of(before, Contact::packageWarnings), of(after, Contact::packageWarnings));
        audit.record(actor, action, "account", Long.toString(accountId), changes.details());
    }

    private static String masked(Contact contact) {
        return Masks.phone(contact.phoneNumber());
    }

    private static @Nullable Object of(@Nullable Contact contact, Function<Contact, Object> field) {
        return contact == null ? null : field.apply(contact);
    }

    private Policies policies() {
        return rulebook.current().policies();
    }
}
