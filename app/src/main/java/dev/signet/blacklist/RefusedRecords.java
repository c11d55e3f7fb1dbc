package dev.signet.blacklist;

import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Send records as whoever asks for a release names them. Answered by the domain that sends. */
public interface RefusedRecords {

    /**
     * The newest of this account's messages to this number of this day that failed, whatever for.
     *
     * @param phoneNumber in any form the send actions take
     * @param sendDate the day in UTC+8
     * @param bizId narrows to one send call; null for all
     * @param messageId narrows to one message; null for all
     */
    Optional<RefusedRecord> find(
            long accountId, String phoneNumber, LocalDate sendDate, @Nullable String bizId, @Nullable Long messageId);

    /** The message of this id, if it is this account's and failed. */
    Optional<RefusedRecord> find(long accountId, long messageId);

    /**
     * A message that failed.
     *
     * @param number country code and number as an integer
     * @param errorCode why, as the record shows it
     * @param decisionId the decision that explains a refusal of the platform; null where a carrier refused
     */
    record RefusedRecord(
            long messageId,
            String bizId,
            long number,
            TemplateKind kind,
            String signName,
            String templateCode,
            String content,
            String errorCode,
            @Nullable String decisionId,
            Instant sentAt) {}
}
