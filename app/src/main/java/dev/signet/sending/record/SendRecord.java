package dev.signet.sending.record;

import dev.signet.platform.Bilingual;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.text.QuotedNumbers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as it was sent, or refused for its number, with everything that is on record about it. Numbers and texts
 * are whole: whoever shows them masks them (RC-1, RC-2).
 *
 * @param number country code and number as an integer
 * @param bulk whether a bulk task sent it
 * @param log where it stands in the words of the send log
 * @param errorCode {@code DELIVERED} on success, the failure's code otherwise, empty while waiting
 * @param carrierCode the carrier's own code; null when no carrier said anything
 * @param content the whole text, signature included
 * @param valuesGone whether asterisks stand in the text where its values stood, which went when the message ended
 * @param submittedAt when a carrier took it; null when none did
 * @param endedAt when the receipt, or the platform, ended it; null while it waits
 * @param sentBy who of the account sent it, {@code user/alice}; null for the account itself, and for what was sent before this was kept
 * @param decisionId the platform's decision about this recipient: a refusal, or a deferral to the next opening
 * @param refusal why the platform did not send it; null when it did
 */
public record SendRecord(
        long id,
        long accountId,
        String bizId,
        long number,
        TemplateKind kind,
        boolean international,
        boolean bulk,
        SendStatus status,
        LogStatus log,
        String errorCode,
        @Nullable String carrierCode,
        String signName,
        String templateCode,
        String content,
        boolean valuesGone,
        int segments,
        Instant acceptedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant endedAt,
        @Nullable String outId,
        @Nullable String sentBy,
        @Nullable String decisionId,
        @Nullable PlatformRefusal refusal) {

    /**
     * The platform's own decision about this recipient.
     *
     * @param blockedBy the blacklist that stopped it; null when something else did
     */
    public record PlatformRefusal(
            String decisionId,
            String ruleId,
            Bilingual message,
            Bilingual advice,
            @Nullable BlacklistKind blockedBy) {

        /** As those may read it who see no whole numbers. */
        public Bilingual maskedMessage() {
            return QuotedNumbers.masked(ruleId, message);
        }
    }

    /** The send log's states (S8.4-3); their numbers are the log's. */
    public enum LogStatus {
        INITIAL(0),
        WAITING_FOR_REPORT(2),
        RETRY(3),
        SUCCEEDED(4),
        GIVEN_UP(5);

        private final int code;

        LogStatus(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** Who sent it, as audit entries name them: {@code account:1001/user/alice}. */
    public String who() {
        return "account:" + accountId + (sentBy == null ? "" : "/" + sentBy);
    }

    /** Domestic numbers as 11 digits, others as country code and number. */
    public String phoneNumber() {
        return PhoneNumber.shown(number);
    }

    /** From acceptance to the end; null while it waits. */
    public @Nullable Duration delay() {
        return endedAt == null ? null : Duration.between(acceptedAt, endedAt);
    }
}
