package dev.signet.sending.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What speaks for a receipt's being that of a part which goes by the same id. An id alone does not: carriers begin theirs
 * anew. The number has to agree; a receipt that tells no number counts where one part only goes by its id. Of several parts
 * the receipt's date decides, and nothing else does by it: clocks of carriers are wrong, by years at times. Whether a
 * receipt was here too long before its part is told by our own clock ({@link EarlyReceipts}).
 */
final class Evidence {

    /** Receipts are dated by the minute, and the answer to a submit may take its time. */
    private static final Duration SAME_MOMENT = Duration.ofMinutes(2);
    /** So many last digits are the same number, with and without country code. */
    private static final int FEWEST_DIGITS = 7;

    private Evidence() {}

    enum Word {
        AGREES,
        SILENT,
        CONTRADICTS
    }

    /** The part that a receipt means among those of one id. */
    static Optional<Part> choose(ReceiptUpdate receipt, Collection<Part> parts) {
        List<Part> agreeing = with(parts, receipt, Word.AGREES);
        if (!agreeing.isEmpty()) {
            return Optional.of(lastBefore(receipt.at(), agreeing));
        }
        List<Part> silent = with(parts, receipt, Word.SILENT);
        return silent.size() == 1 ? Optional.of(silent.get(0)) : Optional.empty();
    }

    private static List<Part> with(Collection<Part> parts, ReceiptUpdate receipt, Word word) {
        return parts.stream()
                .filter(part -> byNumber(receipt.number(), part.number()) == word)
                .toList();
    }

    /** Of several messages to one number under one id: the last one that the carrier had at the time. */
    private static Part lastBefore(Instant at, List<Part> parts) {
        Comparator<Part> byAge =
                Comparator.comparing((Part part) -> taken(part)).thenComparing(Part::messageId);
        return parts.stream()
                .filter(part -> !taken(part).isAfter(at.plus(SAME_MOMENT)))
                .max(byAge)
                .orElseGet(() -> parts.stream().max(byAge).orElseThrow());
    }

    private static Instant taken(Part part) {
        return part.takenAt() == null ? Instant.EPOCH : part.takenAt();
    }

    static Word byNumber(long told, long sentTo) {
        if (told == 0 || sentTo == 0) {
            return Word.SILENT;
        }
        String one = Long.toString(told);
        String other = Long.toString(sentTo);
        boolean same = one.equals(other)
                || one.length() >= FEWEST_DIGITS && other.endsWith(one)
                || other.length() >= FEWEST_DIGITS && one.endsWith(other);
        return same ? Word.AGREES : Word.CONTRADICTS;
    }
}
