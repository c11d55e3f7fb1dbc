package dev.signet.customer;

import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.audit.FieldChange;
import dev.signet.audit.FieldChanges;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import dev.signet.platform.time.ChinaTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that happened to an account, in words: what its own people did, and what the platform's did. */
@Service
public class AccountHistory {

    private static final Wording TEXTS = Wording.of("customer");
    /** Say only whose entry it is. */
    private static final Set<String> UNSAID = Set.of(FieldChanges.NAME, "accountId", "subjectType", "subjectId");

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ChinaTime.ZONE);

    /** Of a package, which is good on the whole of its last day. */
    private static final String PACKAGE_END = "validUntil";

    private static final Bilingual UNSET = TEXTS.text("history.unset");

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
                what(entry.action()),
                entry.subjectType().equals(Wishes.ACCOUNT) ? "" : Masks.phonesIn(entry.subjectId()),
                details(entry));
    }

    /** In a sentence of its own, else by what it was done to and what was done; as the trail has it where neither is known. */
    private static Bilingual what(String action) {
        if (TEXTS.has("action." + action)) {
            return TEXTS.text("action." + action);
        }
        String[] parts = action.split("\\.", 2);
        boolean known = parts.length == 2 && TEXTS.has("thing." + parts[0]) && TEXTS.has("done." + parts[1]);
        return known
                ? TEXTS.text("history.composed", TEXTS.text("thing." + parts[0]), TEXTS.text("done." + parts[1]))
                : same(action);
    }

    private static List<Detail> details(AuditEntry entry) {
        List<Detail> details = new ArrayList<>();
        FieldChange.of(entry)
                .forEach(change ->
                        details.add(new Detail(name(change.field()), words(change.from()), words(change.to()))));
        Map<String, Object> rest = new TreeMap<>(entry.details());
        rest.keySet().removeAll(UNSAID);
        Object from = rest.remove("from");
        Object to = rest.remove("to");
        if (to != null) {
            details.add(new Detail(name("to"), from == null ? null : words(from), words(to)));
        }
        rest.forEach((name, value) ->
                details.add(new Detail(name(name), null, words(name, value), page(entry, name, value))));
        return details;
    }

    /** The file that proved a verified name opens for whoever may see it. */
    private static @Nullable String page(AuditEntry entry, String name, @Nullable Object value) {
        return value != null && entry.subjectType().equals(Wishes.ACCOUNT) && name.equals(VerifiedNameAction.DOCUMENT)
                ? VerifiedNameAction.page(entry.subjectId(), value.toString())
                : null;
    }

    private static Bilingual name(String field) {
        String key = "detail." + field;
        return TEXTS.has(key) ? TEXTS.text(key) : same(field);
    }

    private static Bilingual words(@Nullable Object value) {
        if (value == null) {
            return UNSET;
        }
        if (value instanceof Boolean on) {
            return TEXTS.text(on ? "history.yes" : "history.no");
        }
        if (value instanceof Collection<?> all) {
            return same(all.stream().map(Object::toString).collect(Collectors.joining("、")));
        }
        String text = value.toString();
        String key = "value." + text;
        return TEXTS.has(key) ? TEXTS.text(key) : same(plain(text));
    }

    private static Bilingual words(String name, @Nullable Object value) {
        if (!name.equals(PACKAGE_END) || value == null) {
            return words(value);
        }
        try {
            return same(ChinaTime.lastDay(Instant.parse(value.toString())));
        } catch (DateTimeParseException e) {
            return words(value);
        }
    }

    private static String plain(String text) {
        try {
            return MINUTES.format(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Masks.phonesIn(text);
        }
    }

    private static Bilingual same(String text) {
        return new Bilingual(text, text);
    }
}
