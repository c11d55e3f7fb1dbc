package dev.signet.blacklist.release;

import dev.signet.evidence.EvidenceUpload;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account says when it asks for a release.
 *
 * @param phoneNumber in any form the send actions take; with {@code sendDate} it may be left out where the message is named
 * @param sendDate the day of the record in UTC+8
 * @param bizId narrows to one send call
 * @param messageId narrows to one message
 * @param evidence files that show the owner's consent
 */
record ReleaseForm(
        @Nullable String phoneNumber,
        @Nullable LocalDate sendDate,
        @Nullable String bizId,
        @Nullable Long messageId,
        String reason,
        List<EvidenceUpload> evidence) {}
