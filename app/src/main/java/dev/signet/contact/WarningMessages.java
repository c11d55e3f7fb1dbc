package dev.signet.contact;

import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.DataPlane;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.sending.notice.AccountWarning;
import dev.signet.sending.notice.AccountWarnings;
import dev.signet.sending.notice.PlatformMessage;
import dev.signet.sending.notice.PlatformMessages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Turns warnings into notices of the account's message centre and into messages to the contacts that want them, of these at
 * most so many a day and account (S9.2-3).
 */
@Component
class WarningMessages {

    private static final Logger log = LoggerFactory.getLogger(WarningMessages.class);

    private final AccountWarnings warnings;
    private final Contacts contacts;
    private final Notices notices;
    private final PlatformMessages messages;
    private final JdbcTemplate jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    WarningMessages(
            AccountWarnings warnings,
            Contacts contacts,
            Notices notices,
            PlatformMessages messages,
            @DataPlane JdbcTemplate jdbc,
            ActiveRulebook rulebook,
            Clock clock) {
        this.warnings = warnings;
        this.contacts = contacts;
        this.notices = notices;
        this.messages = messages;
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 500)
    void deliver() {
        while (warnings.takeNext(this::tell)) {
            // the next one
        }
    }

    private void tell(AccountWarning warning) {
        notices.tell(notice(warning));
        List<Contact> told = new ArrayList<>();
        for (Contact contact : contacts.of(warning.accountId())) {
            if (contact.accepts(warning.audience()) && contact.phoneNumber() != null) {
                told.add(contact);
            }
        }
        int places = take(warning.accountId(), told.size());
        if (places < told.size() || told.isEmpty()) {
            log.warn(
                    "Warning {} of account {} reaches {} of {} contacts",
                    warning.template(),
                    warning.accountId(),
                    places,
                    told.size());
        }
        told.subList(0, places)
                .forEach(contact -> messages.post(new PlatformMessage(
                        warning.template(),
                        Objects.requireNonNull(contact.phoneNumber()),
                        warning.values(),
                        "warning-" + warning.id() + "-" + contact.id())));
    }

    /** A warning that an officer wrote is told as it is: no text of ours has its values. */
    private Notice notice(AccountWarning warning) {
        String once = "warning:" + warning.id();
        Notice known = Notice.toAll(warning.accountId(), "warning." + warning.template(), once, warning.values());
        if (notices.has(known)) {
            return known;
        }
        String values = new TreeMap<>(warning.values())
                .entrySet().stream()
                        .map(value -> value.getKey() + " " + value.getValue())
                        .collect(Collectors.joining(", "));
        return Notice.toAll(
                warning.accountId(), "warning.other", once, Map.of("text", warning.template(), "values", values));
    }

    /**
     * As many of the day's places as are left, held for this transaction. The account's day only goes forward: a node
     * whose clock is behind at midnight counts on the day that another has begun, or the two would take turns in
     * starting a new count.
     */
    private int take(long accountId, int wanted) {
        LocalDate today = ChinaTime.today(clock);
        // Held from the first statement on: nodes that come at once wait for one another instead of deadlocking.
        jdbc.update("""
                insert into contact_warning_day (account_id, day, sent) values (?, ?, 0)
                on duplicate key update sent = sent""", accountId, today);
        Integer sent = jdbc.queryForObject(
                "select if(day >= ?, sent, 0) from contact_warning_day where account_id = ? for update",
                Integer.class,
                today,
                accountId);
        int most = rulebook.current().policies().number("sending.volume.warnings.per-day");
        int already = sent == null ? 0 : sent;
        int places = Math.max(0, Math.min(wanted, most - already));
        jdbc.update(
                "update contact_warning_day set day = greatest(day, ?), sent = ? where account_id = ?",
                today,
                already + places,
                accountId);
        return places;
    }
}
