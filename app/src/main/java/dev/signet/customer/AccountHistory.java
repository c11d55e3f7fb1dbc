package dev.signet.customer;

import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.audit.AuditWords;
import dev.signet.audit.FieldChange;
import dev.signet.audit.FieldChanges;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Masks;
import dev.signet.platform.time.ChinaTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that happened to an account, in words: what its own people did, and what the platform's did. */
@Service
public class AccountHistory {

    /** Say only whose entry it is. */
    private static final Set<String> UNSAID = Set.of(FieldChanges.NAME, "accountId", "subjectType", "subjectId");

    /** Of a package, which is good on the whole of its last day. */
    private static final String PACKAGE_END = "validUntil";

    private final AuditReader audit;

    AccountHistory(AuditReader audit) {
        this.audit = audit;
    }

    /**
     * One entry.
     *
     * @param action as the audit trail has it
     * @param what the same in words
     * @param subject what it was done to, where that is not the account itself; empty else
     */
    public record Happened(
            long id, Instant at, String actor, String action, Bilingual what, String subject, List<Detail> details) {

        public Happened {
            details = List.copyOf(details);
        }
    }

    /**
     * @param from what it was before; null where that is not on record
     * @param page where more about it can be seen by whoever may; null where nowhere
     */
    public record Detail(
            Bilingual name,
            @Nullable Bilingual from,
            Bilingual to,
            @Nullable String page) {

        Detail(Bilingual name, @Nullable Bilingual from, Bilingual to) {
            this(name, from, to, null);
        }
    }

    /**
     * Newest first.
     *
     * @param before the id of the last entry of an earlier answer; null begins with the newest
     */
    @Transactional(readOnly = true)
    public List<Happened> of(long accountId, @Nullable Long before, int size) {
        return audit.ofAccount(accountId, before, size).stream()
                .map(AccountHistory::happened)
                .toList();
    }

    private static Happened happened(AuditEntry entry) {
        return new Happened(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.action(),
                AuditWords.action(entry.action()),
                entry.subjectType().equals(Wishes.ACCOUNT) ? "" : Masks.phonesIn(entry.subjectId()),
                details(entry));
    }

    private static List<Detail> details(AuditEntry entry) {
        List<Detail> details = new ArrayList<>();
        FieldChange.of(entry)
                .forEach(change -> details.add(
                        new Detail(AuditWords.detail(change.field()), words(change.from()), words(change.to()))));
        Map<String, Object> rest = new TreeMap<>(entry.details());
        rest.keySet().removeAll(UNSAID);
        Object from = rest.remove("from");
        Object to = rest.remove("to");
        if (to != null) {
            details.add(new Detail(AuditWords.detail("to"), from == null ? null : words(from), words(to)));
        }
        rest.forEach((name, value) ->
                details.add(new Detail(AuditWords.detail(name), null, words(name, value), page(entry, name, value))));
        return details;
    }

    /** The file that proved a verified name opens for whoever may see it. */
    private static @Nullable String page(AuditEntry entry, String name, @Nullable Object value) {
        return value != null && entry.subjectType().equals(Wishes.ACCOUNT) && name.equals(VerifiedNameAction.DOCUMENT)
                ? VerifiedNameAction.page(entry.subjectId(), value.toString())
                : null;
    }

    private static Bilingual words(String name, @Nullable Object value) {
        if (!name.equals(PACKAGE_END) || value == null) {
            return words(value);
        }
        try {
            String day = ChinaTime.lastDay(Instant.parse(value.toString()));
            return new Bilingual(day, day);
        } catch (DateTimeParseException e) {
            return words(value);
        }
    }

    /** What may be a phone number is masked, whoever wrote it. */
    private static Bilingual words(@Nullable Object value) {
        return AuditWords.value(value).map(Masks::phonesIn);
    }
}
