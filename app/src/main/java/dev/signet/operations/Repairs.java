package dev.signet.operations;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.Undecided;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What repairs left for people, with what to do about it; and what they mended by themselves lately. */
@Component
public class Repairs {

    private static final Wording TEXTS = Wording.of("operations");

    /** Themselves, where values go: a text filled with them can be read back by. */
    private static final Object[] PLACES = {"{0}", "{1}", "{2}", "{3}", "{4}", "{5}"};

    /** Those that say most first: a short one may be the beginning of a long one. */
    private static final List<String> SENTENCES = TEXTS.keys("repair.note.").stream()
            .sorted(Comparator.comparing((String key) -> TEXTS.en(key, PLACES).length())
                    .reversed())
            .toList();

    /** The job that looks at a pair again, as whoever has put something right wants at once. */
    private static final Map<String, String> LOOKED_AT_BY = Map.of(
            "application-review", "review/reconcile-reviews",
            "review-task", "review/repair-review-tasks",
            "task-trigger", "bulk/reconcile-triggers",
            "export-file", "logexport/reconcile-export-files",
            "message-dispatch", "sending/reconcile-outbox",
            "message-figures", "figures/recount-figures",
            "booking-consent", "billing/compare-bookings",
            "bill-ledger", "billing/settle-months");

    private final List<Undecided> sources;
    private final Discrepancies discrepancies;

    Repairs(List<Undecided> sources, Discrepancies discrepancies) {
        this.sources = sources;
        this.discrepancies = discrepancies;
    }

    /**
     * @param title the pair in words
     * @param note what is wrong
     * @param advice what to do
     * @param job that looks at it again; null where none does
     */
    public record Item(
            String pair,
            Bilingual title,
            String subject,
            Bilingual note,
            Instant foundAt,
            Bilingual advice,
            @Nullable String job) {}

    /**
     * @param open left for people, the oldest first
     * @param mended by the platform itself in the last days, the newest first; {@code foundAt} is when
     */
    public record Overview(List<Item> open, List<Item> mended) {}

    public Overview overview() {
        Stream<Undecided.Case> open = sources.stream().flatMap(source -> source.undecided().stream());
        return new Overview(
                open.sorted(Comparator.comparing(Undecided.Case::foundAt))
                        .map(Repairs::item)
                        .toList(),
                discrepancies.mendedLately().stream().map(Repairs::item).toList());
    }

    private static Item item(Undecided.Case found) {
        return new Item(
                found.pair(),
                words("repair." + found.pair(), found.pair()),
                found.subject(),
                note(found),
                found.foundAt(),
                TEXTS.text(
                        TEXTS.has("repair." + found.pair() + ".advice")
                                ? "repair." + found.pair() + ".advice"
                                : "repair.advice"),
                LOOKED_AT_BY.get(found.pair()));
    }

    /** Comparisons write down an English sentence; here it is read back, and told in the reader's language where it is known. */
    private static Bilingual note(Undecided.Case found) {
        String key = "repair." + found.pair() + "." + found.note();
        if (TEXTS.has(key)) {
            return TEXTS.text(key);
        }
        String note = Masks.phonesIn(found.note());
        for (String sentence : SENTENCES) {
            ParsePosition at = new ParsePosition(0);
            Object[] values = new MessageFormat(TEXTS.en(sentence, PLACES), Locale.ROOT).parse(note, at);
            if (values != null && at.getIndex() == note.length()) {
                return new Bilingual(TEXTS.zh(sentence, values), note);
            }
        }
        return new Bilingual(note, note);
    }

    private static Bilingual words(String key, String otherwise) {
        return TEXTS.has(key) ? TEXTS.text(key) : new Bilingual(otherwise, otherwise);
    }
}
