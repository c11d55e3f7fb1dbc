package dev.signet.sending.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.Masks;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.Sending;
import dev.signet.sending.account.PlatformAccount;
import dev.signet.sending.rulebook.PlatformTexts;
import dev.signet.sending.rulebook.SendRules;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Posted messages lie in a table until sending has answered for them. Every node may take them up: the message's own id
 * is its idempotency key, so that two nodes or a crash in between never make two messages of it.
 */
@Component
class PlatformSender implements PlatformMessages {

    private static final Logger log = LoggerFactory.getLogger(PlatformSender.class);
    private static final int AT_ONCE = 200;
    private static final String NO_TEXT = "isv.SMS_TEMPLATE_ILLEGAL";

    private enum State {
        WAITING,
        SENT,
        REFUSED
    }

    private final JdbcTemplate jdbc;
    private final Sending sending;
    private final PlatformAccount account;
    private final SendRules.Active rules;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    PlatformSender(
            @DataPlane JdbcTemplate jdbc,
            Sending sending,
            PlatformAccount account,
            SendRules.Active rules,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.sending = sending;
        this.account = account;
        this.rules = rules;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<SendAnswer> send(PlatformMessage message) {
        String signature = signature(message.template())
                .orElseThrow(() -> new IllegalStateException(
                        "the rulebook's table platform-messages has no line " + message.template()));
        Recipient recipient =
                new Recipient(message.phoneNumber(), signature, JsonText.write(json, message.values()), null);
        return sending.send(new SendRequest(
                account.id(),
                null,
                UUID.randomUUID().toString(),
                SendRequest.Operation.SEND_SMS,
                List.of(recipient),
                message.template(),
                null,
                message.once(),
                clock.instant()));
    }

    private Optional<String> signature(String template) {
        return rules.current().platformTexts().find(template).map(PlatformTexts.Text::signature);
    }

    @Override
    public void post(PlatformMessage message) {
        jdbc.update(
                """
                insert ignore into sending_platform_message (id, once, template, phone_number, content, posted_at)
                values (?, ?, ?, ?, ?, ?)""",
                ids.next(),
                message.once(),
                message.template(),
                message.phoneNumber(),
                JsonText.write(json, message.values()),
                clock.millis());
    }

    @Scheduled(fixedDelay = 500)
    void deliver() {
        Map<Long, CompletableFuture<SendAnswer>> answers = new LinkedHashMap<>();
        jdbc.query(
                "select id, once, template, phone_number, content from sending_platform_message where state = 0 order by id limit ?",
                row -> {
                    if (signature(row.getString(3)).isEmpty()) {
                        // An officers' copy of before this text: it must not keep the others waiting.
                        keep(row.getLong(1), State.REFUSED, NO_TEXT);
                        return;
                    }
                    answers.put(
                            row.getLong(1),
                            send(new PlatformMessage(
                                    row.getString(3),
                                    row.getString(4),
                                    JsonText.readTexts(json, row.getString(5), "sending_platform_message"),
                                    row.getString(2))));
                },
                AT_ONCE);
        answers.forEach((id, answer) -> keep(id, answer.join()));
    }

    private void keep(long id, SendAnswer answer) {
        if (answer.leftNoTrace()) {
            return;
        }
        keep(id, answer.accepted() ? State.SENT : State.REFUSED, answer.code());
    }

    private void keep(long id, State state, String code) {
        jdbc.update("update sending_platform_message set state = ?, code = ? where id = ?", state.ordinal(), code, id);
        if (state == State.REFUSED) {
            String number = jdbc.queryForObject(
                    "select phone_number from sending_platform_message where id = ?", String.class, id);
            log.warn("The platform's message {} to {} was refused: {}", id, Masks.phone(number), code);
        }
    }
}
