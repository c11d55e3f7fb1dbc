package dev.signet.customer;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Masks;
import dev.signet.sending.notice.PlatformMessage;
import dev.signet.sending.notice.PlatformMessages;
import dev.signet.staff.StaffChange;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells an account what the platform changed of it, in its message centre; of its name, login, keys and contact by SMS to its
 * main contact as well, so that it notices what nobody of it asked for. An SMS waits on the control plane until the change is
 * for good; sending knows it by one word and takes it once.
 */
@Component
class ContactNews {

    private static final int AT_ONCE = 100;

    private final AccountAdministration accounts;
    private final Notices notices;
    private final PlatformMessages messages;
    private final JdbcClient jdbc;
    private final Ids ids;

    ContactNews(AccountAdministration accounts, Notices notices, PlatformMessages messages, JdbcClient jdbc, Ids ids) {
        this.accounts = accounts;
        this.notices = notices;
        this.messages = messages;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** What is told: a kind of notices, and the platform's own text for it where it is told by SMS as well. */
    enum Kind {
        NAME("account.verified-name", "SMS_PLATFORM_ACCOUNT_NAME"),
        LOGIN_OPENED("account.first-login", "SMS_PLATFORM_ACCOUNT_OPENED"),
        LOGIN_RESET("account.login-reset", "SMS_PLATFORM_ACCOUNT_LOGIN"),
        KEY("account.new-key", "SMS_PLATFORM_ACCOUNT_KEY"),
        KEY_DEACTIVATED("account.key-deactivated", "SMS_PLATFORM_ACCOUNT_KEY_OFF"),
        KEY_ACTIVATED("account.key-activated", "SMS_PLATFORM_ACCOUNT_KEY_ON"),
        CONTACT("account.contact", "SMS_PLATFORM_ACCOUNT_CONTACT"),
        SUSPENDED("account.suspended", null),
        IN_ARREARS("account.in-arrears", null),
        RESTORED("account.restored", null);

        private final String notice;
        private final @Nullable String template;

        Kind(String notice, @Nullable String template) {
            this.notice = notice;
            this.template = template;
        }
    }

    /**
     * @param change what it was done by: it is told of once
     * @param values of the notice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(long accountId, Kind kind, StaffChange change, Map<String, String> values) {
        tell(accountId, kind, "staff-change-" + change.id(), values, numbers(accountId));
    }

    /** What one of the platform's people did alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(long accountId, Kind kind, Map<String, String> values) {
        tell(accountId, kind, "account-" + ids.next(), values, numbers(accountId));
    }

    /** @param before null where there was none */
    @Transactional(propagation = Propagation.MANDATORY)
    void tellOfContact(long accountId, @Nullable MainContact before, MainContact now) {
        Set<String> numbers = new LinkedHashSet<>();
        if (before != null) {
            numbers.add(before.phoneNumber());
        }
        numbers.add(now.phoneNumber());
        Map<String, String> values = Map.of("before", before == null ? "–" : told(before), "contact", told(now));
        tell(accountId, Kind.CONTACT, "account-" + ids.next(), values, numbers);
    }

    private static String told(MainContact contact) {
        return contact.name() + " " + Masks.phone(contact.phoneNumber());
    }

    private Set<String> numbers(long accountId) {
        return accounts.contact(accountId)
                .map(MainContact::phoneNumber)
                .map(Set::of)
                .orElse(Set.of());
    }

    /** Each number is told once: the first under the word itself. */
    private void tell(long accountId, Kind kind, String once, Map<String, String> values, Set<String> numbers) {
        Map<String, String> told = new HashMap<>(values);
        told.put("account", accounts.require(accountId).name());
        notices.tell(Notice.toAll(accountId, kind.notice, once, told));
        if (kind.template == null) {
            return;
        }
        String word = once;
        for (String number : numbers) {
            jdbc.sql("insert into customer_message (id, once, template, phone_number) values (?, ?, ?, ?)")
                    .params(ids.next(), word, kind.template, number)
                    .update();
            word = once + "-also";
        }
    }

    /** What another node takes at the same time is posted once all the same. */
    @Scheduled(fixedDelay = 500)
    void hand() {
        List<Long> posted = jdbc.sql(
                        "select id, once, template, phone_number from customer_message order by id limit ?")
                .param(AT_ONCE)
                .query((row, n) -> {
                    messages.post(new PlatformMessage(row.getString(3), row.getString(4), Map.of(), row.getString(2)));
                    return row.getLong(1);
                })
                .list();
        if (!posted.isEmpty()) {
            jdbc.sql("delete from customer_message where id in (:ids)")
                    .param("ids", posted)
                    .update();
        }
    }
}
