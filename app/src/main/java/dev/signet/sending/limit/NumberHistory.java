package dev.signet.sending.limit;

import dev.signet.rules.fact.NumberLedger;
import dev.signet.rules.fact.RecipientHistory;
import dev.signet.rules.fact.TemplateKind;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What one number was sent in the last two days, or as long as the longest window of a limit, held while its row is locked. Packed as entries of fixed length,
 * oldest first, so that reading and adding cost no parsing; only as many as the row has room for are kept, far more
 * than any limit counts to.
 */
public final class NumberHistory {

    public static final int ENTRY_BYTES = 8 + 1 + 8 + 8 + 8;
    static final int MOST_ENTRIES = 240;
    private static final long KEPT_MS = Duration.ofHours(48).toMillis();
    private static final TemplateKind[] KINDS = TemplateKind.values();

    /** Nodes' clocks differ by less. */
    private static final long APART_MS = Duration.ofMinutes(1).toMillis();

    private final byte[] stored;
    private final boolean known;
    private final long nowMillis;
    private NumberLedger ledger;
    private byte[] bytes;
    private long lastMessageId;
    private boolean changed;

    /**
     * @param known whether the number has a row already
     * @param nowMillis entries of a clock that was ahead of it count for nothing, or the number would be closed until then;
     *     they are kept for as long as a window, should it be this clock that is wrong
     */
    NumberHistory(byte[] stored, boolean known, long lastMessageId, long nowMillis) {
        this.stored = without(stored, nowMillis);
        this.nowMillis = nowMillis;
        this.known = known;
        this.lastMessageId = lastMessageId;
        this.bytes = this.stored;
        this.ledger = read(this.stored, nowMillis + APART_MS);
    }

    private static byte[] without(byte[] packed, long nowMillis) {
        long latest = nowMillis + KEPT_MS;
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        int kept = 0;
        for (int at = 0; at + ENTRY_BYTES <= packed.length; at += ENTRY_BYTES) {
            kept += buffer.getLong(at) <= latest ? ENTRY_BYTES : 0;
        }
        if (kept == packed.length) {
            return packed;
        }
        ByteBuffer left = ByteBuffer.allocate(kept);
        for (int at = 0; at + ENTRY_BYTES <= packed.length; at += ENTRY_BYTES) {
            if (buffer.getLong(at) <= latest) {
                left.put(packed, at, ENTRY_BYTES);
            }
        }
        return left.array();
    }

    public static NumberHistory none() {
        return new NumberHistory(new byte[0], false, 0, 0);
    }

    private static NumberLedger read(byte[] bytes, long latest) {
        NumberLedger ledger = new NumberLedger();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.remaining() >= ENTRY_BYTES) {
            NumberLedger.Entry entry = new NumberLedger.Entry(
                    buffer.getLong(), KINDS[buffer.get()], buffer.getLong(), buffer.getLong(), buffer.getLong());
            if (entry.atMillis() <= latest) {
                ledger.add(entry);
            }
        }
        return ledger;
    }

    public RecipientHistory seenBy(long signatureId, long templateId, long textHash) {
        return ledger.seenBy(signatureId, templateId, textHash);
    }

    public void add(long messageId, NumberLedger.Entry entry) {
        ledger.add(entry);
        bytes = ByteBuffer.allocate(bytes.length + ENTRY_BYTES)
                .put(bytes)
                .putLong(entry.atMillis())
                .put((byte) entry.kind().ordinal())
                .putLong(entry.signatureId())
                .putLong(entry.templateId())
                .putLong(entry.textHash())
                .array();
        lastMessageId = messageId;
        changed = true;
    }

    /** Forgets what was added since the row was read. */
    public void reset() {
        if (changed) {
            ledger = read(stored, nowMillis + APART_MS);
            bytes = stored;
            changed = false;
        }
    }

    /** Packed entries from before an instant lose what finds their text again. */
    public static byte[] withoutHashes(byte[] packed, long beforeMillis) {
        ByteBuffer buffer = ByteBuffer.wrap(packed.clone());
        for (int at = 0; at + ENTRY_BYTES <= packed.length; at += ENTRY_BYTES) {
            if (buffer.getLong(at) < beforeMillis) {
                buffer.putLong(at + ENTRY_BYTES - Long.BYTES, 0);
            }
        }
        return buffer.array();
    }

    boolean known() {
        return known;
    }

    boolean changed() {
        return changed;
    }

    public long lastMessageId() {
        return lastMessageId;
    }

    /**
     * The packed entries without those that are too old to matter to any window.
     *
     * @param reach how far back the longest window reaches; two days are kept at least
     */
    public byte[] packed(long nowMillis, Duration reach) {
        long keptFrom = nowMillis - Math.max(KEPT_MS, reach.toMillis());
        int from = Math.max(0, bytes.length - MOST_ENTRIES * ENTRY_BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (from < bytes.length && buffer.getLong(from) < keptFrom) {
            from += ENTRY_BYTES;
        }
        return from == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, from, bytes.length);
    }
}
