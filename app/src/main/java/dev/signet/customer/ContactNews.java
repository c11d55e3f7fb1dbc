package dev.signet.customer;

import dev.signet.account.AccountAdministration;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.node.Ids;
import dev.signet.sending.notice.PlatformMessage;
import dev.signet.sending.notice.PlatformMessages;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells an account what the platform changed of its name, login or keys, in its message centre and by SMS to its main
 * contact, so that it notices what nobody of it asked for. An SMS waits on the control plane until the change is for good;
 * sending knows it by one word and takes it once.
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

    /** What is told: a kind of notices, and the platform's own text for it. */
    enum Kind {
        NAME("account.verified-name", "SMS_PLATFORM_ACCOUNT_NAME"),
        LOGIN("account.first-login", "SMS_PLATFORM_ACCOUNT_LOGIN"),
        KEY("account.new-key", "SMS_PLATFORM_ACCOUNT_KEY");

        private final String notice;
        private final String template;

        Kind(String notice, String template) {
            this.notice = notice;
            this.template = template;
        }
    }

    /**
     * @param change what it was done by: it is told of once
     * @param values of the notice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(long accountId, Kind kind, long change, Map<String, String> values) {
        String once = "staff-change-" + change;
        Map<String, String> told = new java.util.HashMap<>(values);
        told.put("account", accounts.require(accountId).name());
        notices.tell(Notice.toAll(accountId, kind.notice, once, told));
        accounts.contact(accountId)
                .ifPresent(contact -> jdbc.sql(
                                "insert into customer_message (id, once, template, phone_number) values (?, ?, ?, ?)")
                        .params(ids.next(), once, kind.template, contact.phoneNumber())
                        .update());
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
