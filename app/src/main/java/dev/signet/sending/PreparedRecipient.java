package dev.signet.sending;

import dev.signet.rules.fact.SendFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recipient, read and rendered; what is still open is what only the locked ledgers can tell.
 *
 * @param number country code and number; 0 where the caller's text holds no number at all
 * @param phone null when the number is not valid
 * @param fault why this number does not go whatever the ledgers say; null when nothing is known against it
 */
record PreparedRecipient(
        long number,
        @Nullable PhoneNumber phone,
        SendFacts.Signature signature,
        List<SendFacts.Value> values,
        String text,
        long textHash,
        int segments,
        @Nullable String extendCode,
        @Nullable Fault fault) {

    static long hash(String text) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
