package dev.signet.history;

import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.audit.FieldChange;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts the audit entries of a page of settings into words. What was changed before fields were kept has none. */
@Service
public class SettingsHistory {

    private static final Wording TEXTS = Wording.of("history");
    private static final Bilingual UNSET = TEXTS.text("unset");

    private final AuditReader audit;

    SettingsHistory(AuditReader audit) {
        this.audit = audit;
    }

    /**
     * Newest first.
     *
     * @param before the id of the last change of an earlier answer; null begins with the newest
     */
    public List<SettingChange> of(long accountId, SettingsPage page, @Nullable Long before, int size) {
        return audit.history("account", Long.toString(accountId), page.actions(), page.fields(), before, size).stream()
                .map(entry -> change(entry, page))
                .toList();
    }

    private static SettingChange change(AuditEntry entry, SettingsPage page) {
        return new SettingChange(
                entry.id(),
                entry.at(),
                entry.actor(),
                what(entry),
                about(entry),
                FieldChange.of(entry).stream()
                        .filter(change -> page.shows(change.field()))
                        .map(SettingsHistory::part)
                        .toList());
    }

    /** Of what can come to several ends, the one it came to. */
    private static Bilingual what(AuditEntry entry) {
        Object outcome = entry.details().get("outcome");
        return TEXTS.text("action." + entry.action() + (outcome == null ? "" : "." + outcome));
    }

    private static String about(AuditEntry entry) {
        Object about = entry.details().getOrDefault("type", entry.details().get("name"));
        return about == null ? "" : about.toString();
    }

    private static SettingChange.Part part(FieldChange change) {
        return new SettingChange.Part(
                change.field(),
                TEXTS.has("field." + change.field())
                        ? TEXTS.text("field." + change.field())
                        : new Bilingual(change.field(), change.field()),
                words(change.from()),
                words(change.to()));
    }

    private static Bilingual words(@Nullable Object value) {
        if (value == null) {
            return UNSET;
        }
        if (value instanceof Boolean on) {
            return TEXTS.text(on ? "on" : "off");
        }
        if (value instanceof Collection<?> all) {
            return same(all.stream().map(Object::toString).collect(Collectors.joining("、")));
        }
        String text = value.toString();
        return TEXTS.has("value." + text) ? TEXTS.text("value." + text) : same(text);
    }

    private static Bilingual same(String text) {
        return new Bilingual(text, text);
    }
}
