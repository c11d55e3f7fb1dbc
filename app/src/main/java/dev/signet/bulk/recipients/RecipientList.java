package dev.signet.bulk.recipients;

import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Masks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of one bulk task, and how the reading of their file goes or went.
 *
 * @param signName the signature that the blacklists were asked for; null when it was not known
 * @param fileName empty for numbers given by hand
 * @param percent how much of the file is read
 * @param firstMalformed the first malformed rows; all rejected rows are in the file of {@link RecipientLists#rejected}
 * @param failure why nothing of the file was taken; null otherwise
 * @param chunks how many chunks of recipients it has, once it is ready; they count from 0
 */
public record RecipientList(
        long id,
        long accountId,
        RecipientTemplate template,
        @Nullable String signName,
        String fileName,
        RecipientListState state,
        int percent,
        RecipientCounts counts,
        List<RejectedRow> firstMalformed,
        @Nullable Bilingual failure,
        int chunks,
        Instant createdAt) {

    /** As whoever may not see its numbers sees it. */
    public RecipientList masked() {
        return new RecipientList(
                id,
                accountId,
                template,
                signName,
                Masks.phonesIn(fileName),
                state,
                percent,
                counts,
                firstMalformed.stream().map(RejectedRow::masked).toList(),
                failure == null ? null : failure.map(Masks::phonesIn),
                chunks,
                createdAt);
    }
}
