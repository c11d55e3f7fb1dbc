package dev.signet.sending.message;

import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import java.util.Optional;

/** What was last sent to a number, so that a reply finds whom it answers (UP-5, UP-9). */
public interface LastMessages {

    /** The last accepted message to this number at or after {@code since}, over all accounts. */
    Optional<LastMessage> to(String phoneNumber, Instant since);

    /** The message a reply belongs to. */
    record LastMessage(
            long messageId, long accountId, String signName, TemplateKind kind, String extendCode, Instant sentAt) {}
}
