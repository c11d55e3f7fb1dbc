package dev.signet.notice;

import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.Accounts;
import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.audit.AuditReader.Filter;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the platform writes to the message centres of chosen accounts, with a trace of whom it wrote to. */
@Service
public class AccountMessages {

    private static final Wording TEXTS = Wording.of("notice");
    private static final String KIND = "platform.message";
    /** As many as an id has digits, and no more than {@code long} holds. */
    private static final String ID = "[0-9]{1,18}";

    private static final String SUBJECT = "message";

    private final Notices notices;
    private final Accounts accounts;
    private final AuditReader trail;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ActiveRulebook rulebook;
    private final Ids ids;

    AccountMessages(
            Notices notices,
            Accounts accounts,
            AuditReader trail,
            JdbcClient jdbc,
            AuditTrail audit,
            ActiveRulebook rulebook,
            Ids ids) {
        this.notices = notices;
        this.accounts = accounts;
        this.trail = trail;
        this.jdbc = jdbc;
        this.audit = audit;
        this.rulebook = rulebook;
        this.ids = ids;
    }

    /**
     * What is to be sent.
     *
     * @param title one line, plain text
     * @param body plain text
     * @param accounts ids or names; none where it goes to all of a kind
     * @param kind null where it goes to named accounts
     */
    public record Message(
            Bilingual title,
            Bilingual body,
            List<String> accounts,
            @Nullable AccountKind kind) {

        public Message {
            accounts = List.copyOf(accounts);
        }
    }

    /** @param accounts how many were told */
    public record Sent(long id, int accounts) {}

    /** @throws Refusal {@code InvalidParameter} naming what cannot be, and what would be right; then nobody is told */
    @Transactional
    public Sent send(String actor, Message message) {
        Policies policies = rulebook.current().policies();
        Bilingual title = AnnouncementCheck.title(message.title(), policies.number("notice.announcement.title.max"));
        Bilingual body = AnnouncementCheck.body(message.body(), policies.number("notice.announcement.body.max"));
        Map<Long, Account> told = recipients(message);
        int most = policies.number("notice.message.accounts.max");
        if (told.size() > most) {
            throw refusal("message.too-many", told.size(), most);
        }
        long id = ids.next();
        Map<String, String> values =
                Map.of("title", title.zh(), "titleEn", title.en(), "body", body.zh(), "bodyEn", body.en());
        told.keySet().forEach(account -> notices.tell(Notice.toAll(account, KIND, once(id), values)));
        audit.record(actor, "message.sent", SUBJECT, Long.toString(id), details(message, title, told));
        return new Sent(id, told.size());
    }

    private static String once(long id) {
        return SUBJECT + ":" + id;
    }

    /**
     * A message that was sent.
     *
     * @param entry of the audit trail, by which one reads on
     * @param by who sent it
     * @param kind null where it went to named accounts
     * @param to the named ones that there still are; none where it went to a kind
     * @param accounts how many were told
     * @param read by how many of them somebody has read it
     */
    public record Letter(
            long entry,
            String id,
            Instant at,
            String by,
            String title,
            @Nullable AccountKind kind,
            List<Account> to,
            long accounts,
            long read) {}

    /**
     * What was sent, newest first.
     *
     * @param before the entry of the last one seen; null begins with the newest
     */
    @Transactional(readOnly = true)
    public List<Letter> sent(@Nullable Long before, int size) {
        Filter filter = new Filter(SUBJECT, null, null, "message.sent", null, null, null, before);
        return trail.read(filter, size).stream().map(this::letter).toList();
    }

    private Letter letter(AuditEntry entry) {
        Map<String, Object> details = entry.details();
        List<Account> to = new ArrayList<>();
        Stream.concat(
                        Stream.ofNullable(details.get("accountId")),
                        details.get("accountIds") instanceof Collection<?> all ? all.stream() : Stream.empty())
                .forEach(id -> accounts.find(Long.parseLong(id.toString())).ifPresent(to::add));
        return new Letter(
                entry.id(),
                entry.subjectId(),
                entry.at(),
                entry.actor(),
                String.valueOf(details.get("title")),
                details.get("kind") == null
                        ? null
                        : AccountKind.valueOf(details.get("kind").toString()),
                to,
                details.get("accounts") instanceof Number told ? told.longValue() : to.size(),
                read(Long.parseLong(entry.subjectId())));
    }

    private long read(long id) {
        return jdbc.sql("""
                        select count(*) from notice_notice n where n.once = ?
                            and exists (select 1 from notice_read r where r.notice_id = n.id)""").param(once(id)).query(Long.class).single();
    }

    private Map<Long, Account> recipients(Message message) {
        if (message.accounts().isEmpty() && message.kind() == null) {
            throw refusal("message.nobody");
        }
        if (!message.accounts().isEmpty() && message.kind() != null) {
            throw refusal("message.both");
        }
        List<Account> chosen = message.kind() == null
                ? message.accounts().stream().map(this::account).toList()
                : accounts.all().stream()
                        .filter(account -> account.kind() == message.kind())
                        .toList();
        if (chosen.isEmpty()) {
            throw refusal("message.no-account");
        }
        return chosen.stream()
                .collect(Collectors.toMap(Account::id, account -> account, (one, same) -> one, LinkedHashMap::new));
    }

    private Account account(String given) {
        Optional<Account> byId = given.matches(ID) ? accounts.find(Long.parseLong(given)) : Optional.empty();
        return byId.or(() -> accounts.findByName(given))
                .orElseThrow(() -> refusal("message.account", Quoted.of(given)));
    }

    /** One account is named as everywhere; of many, how many and which. */
    private static Map<String, Object> details(Message message, Bilingual title, Map<Long, Account> told) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("title", title.zh());
        details.put("accounts", told.size());
        if (message.kind() != null) {
            details.put("kind", message.kind());
        } else if (told.size() == 1) {
            details.put("accountId", Long.toString(told.keySet().iterator().next()));
        } else {
            details.put(
                    "accountIds", told.keySet().stream().map(String::valueOf).toList());
        }
        return details;
    }

    private static Refusal refusal(String key, Object... values) {
        return TEXTS.refusal("InvalidParameter.Accounts", key, values);
    }
}
