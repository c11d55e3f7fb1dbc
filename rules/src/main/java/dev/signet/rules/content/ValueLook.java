package dev.signet.rules.content;

import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Texts;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found about the values of a message does not depend on who gets it: a thread remembers of the last one what its
 * values are free of, as long as it is asked about the very same values and text. Keeps neither alive.
 */
final class ValueLook {

    /** What values are looked at for. */
    enum Of {
        MISSING,
        LENGTH,
        SHAPE,
        CONTENT,
        UNSUPPORTED,
        UNSEEN,
        FORBIDDEN,
        MARKETING
    }

    private static final WeakReference<String> NONE = new WeakReference<>(null);

    private WeakReference<List<SendFacts.Value>> values = new WeakReference<>(null);
    private WeakReference<String> text = NONE;
    private @Nullable TemplateKind kind;
    private int free;
    private WeakReference<String> normal = NONE;

    /** This look, at these facts. */
    @SuppressWarnings("ReferenceEquality") // equal ones are looked at again: to compare costs as much as to look
    ValueLook at(SendFacts facts) {
        if (values.get() != facts.values() || text.get() != facts.text() || kind != facts.kind()) {
            values = new WeakReference<>(facts.values());
            text = new WeakReference<>(facts.text());
            kind = facts.kind();
            free = 0;
            normal = NONE;
        }
        return this;
    }

    /** What the check finds; null, without another look, where it found nothing before. */
    <T> @Nullable T unlessFree(Of what, SendFacts facts, Function<SendFacts, @Nullable T> check) {
        int bit = 1 << what.ordinal();
        if ((free & bit) != 0) {
            return null;
        }
        T found = check.apply(facts);
        if (found == null) {
            at(facts).free |= bit;
        }
        return found;
    }

    /** The text in its normal form. */
    String normal(SendFacts facts) {
        String known = normal.get();
        if (known == null) {
            known = Texts.normalise(facts.text());
            normal = new WeakReference<>(known);
        }
        return known;
    }
}
