package dev.signet.sending.request;

import dev.signet.rules.fact.SendFacts;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.text.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recipient, read and rendered; what is still open is what only the locked ledgers can tell.
 *
 * @param number country code and number; 0 where the caller's text holds no number at all
 * @param phone null when the number is not valid
 * @param textHash finds equal texts again; keyed, as a code may be all that is unknown of a text
 * @param valuePlaces where the text holds values that go when the message ends, as {@code ValuePlaces}; null where all stays
 * @param tagSet id of the tags that template, signature and bulk task have now, as {@code TagSets}
 * @param fault why this number does not go whatever the ledgers say; null when nothing is known against it
 */
public record PreparedRecipient(
        long number,
        @Nullable PhoneNumber phone,
        SendFacts.Signature signature,
        List<SendFacts.Value> values,
        String text,
        long textHash,
        int segments,
        @Nullable String extendCode,
        @Nullable String valuePlaces,
        long tagSet,
        @Nullable Fault fault) {}
