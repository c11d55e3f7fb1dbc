package dev.signet.rules.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages accepted for one number, newest last: at least those of the last 48 hours, or of the longest
 * window of a limit. Mutable, for one thread at
 * a time: whoever admits messages holds the number while judging and adding.
 */
public final class NumberLedger {

    /** One accepted message. */
    public record Entry(long atMillis, TemplateKind kind, long signatureId, long templateId, long textHash) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Adds an accepted message; entries may come in any order. */
    public NumberLedger add(Entry entry) {
        int i = entries.size();
        while (i > 0 && entries.get(i - 1).atMillis() > entry.atMillis()) {
            i--;
        }
        entries.add(i, entry);
        return this;
    }

    /** Forgets what lies before the given instant. */
    public void forgetBefore(long millis) {
        entries.removeIf(e -> e.atMillis() < millis);
    }

    public int size() {
        return entries.size();
    }

    /** The ledger as one message sees it. */
    public RecipientHistory seenBy(long signatureId, long templateId, long textHash) {
        return new RecipientHistory() {
            @Override
            public int count(CounterScope scope, long fromMillis, long toMillis) {
                int count = 0;
                for (int i = entries.size() - 1; i >= 0; i--) {
                    Entry e = entries.get(i);
                    if (e.atMillis() < fromMillis) {
                        break;
                    }
                    if (e.atMillis() < toMillis && belongs(scope, e)) {
                        count++;
                    }
                }
                return count;
            }

            @Override
            public long nthNewest(CounterScope scope, int n) {
                int seen = 0;
                for (int i = entries.size() - 1; i >= 0; i--) {
                    if (belongs(scope, entries.get(i)) && ++seen == n) {
                        return entries.get(i).atMillis();
                    }
                }
                return Long.MIN_VALUE;
            }

            private boolean belongs(CounterScope scope, Entry e) {
                return switch (scope) {
                    case VERIFICATION_SIGNATURE_NUMBER ->
                        e.kind() == TemplateKind.VERIFICATION && e.signatureId() == signatureId;
                    case VERIFICATION_NUMBER -> e.kind() == TemplateKind.VERIFICATION;
                    case SIGNATURE_TEMPLATE_NUMBER -> e.signatureId() == signatureId && e.templateId() == templateId;
                    case CONTENT_NUMBER -> e.textHash() == textHash;
                    case NUMBER -> true;
                    case ACCOUNT_VOLUME -> false;
                };
            }
        };
    }
}
