package dev.signet.sending.message;

import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What was last sent to a number, so that a reply finds whom it answers (UP-5, UP-9). The number's own row remembers its
 * last message, so that no index over all messages by number is needed.
 */
@Component
public class LastMessages {

    private static final TemplateKind[] KINDS = TemplateKind.values();

    private final JdbcTemplate jdbc;

    LastMessages(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The message a reply belongs to. */
    public record LastMessage(
            long messageId, long accountId, String signName, TemplateKind kind, String extendCode, Instant sentAt) {}

    /** The last accepted message to this number at or after {@code since}, over all accounts. */
    public Optional<LastMessage> to(String phoneNumber, Instant since) {
        PhoneNumber number = PhoneNumbers.listed(phoneNumber);
        if (number == null) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        """
                        select m.id, m.account_id, m.sign_name, m.kind, m.extend_code, m.accepted_at
                        from sending_number n join sending_message m on m.id = n.last_message_id
                        where n.number = ? and m.accepted_at >= ?""",
                        (row, n) -> new LastMessage(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                KINDS[row.getInt(4)],
                                Optional.ofNullable(row.getString(5)).orElse(""),
                                Instant.ofEpochMilli(row.getLong(6))),
                        number.digits(),
                        since.toEpochMilli())
                .stream()
                .findFirst();
    }
}
