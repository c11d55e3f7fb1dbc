package dev.signet.support;

import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Messages as sending leaves them in its table, at any time and in any number. */
public final class SentMessages {

    /** The states as they are stored. */
    public enum State {
        ACCEPTED,
        SUBMITTED,
        DELIVERED,
        FAILED,
        REFUSED,
        UNKNOWN
    }

    private static final String INSERT = """
            insert into sending_message (id, biz_id, account_id, number, kind, international, state, charge,
                charge_entry, price_micros, segments, accepted_at, deadline, sign_name, template_code, content,
                out_id, request_id, rulebook, decision_id, error_code, carrier_code, submitted_at, ended_at)
            values (?, ?, ?, ?, ?, false, ?, 0, 0, 0, 1, ?, ?, ?, ?, ?, ?, ?, 'rulebook', ?, ?, ?, ?, ?)""";

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final JdbcTemplate data;

    public SentMessages(JdbcTemplate data) {
        this.data = data;
    }

    /** A message to be stored; made whole by the methods that say how it differs from a delivered notification. */
    public record Message(
            long accountId,
            Instant at,
            long number,
            TemplateKind kind,
            State state,
            String signName,
            String templateCode,
            String content,
            @Nullable String outId,
            @Nullable String errorCode,
            @Nullable String carrierCode,
            @Nullable Long decisionId,
            String requestId) {

        public static Message delivered(long accountId, Instant at, long number) {
            return new Message(
                    accountId,
                    at,
                    number,
                    TemplateKind.NOTIFICATION,
                    State.DELIVERED,
                    "云帆科技",
                    "SMS_100",
                    "【云帆科技】您的订单1001已发货，请注意查收。",
                    null,
                    "DELIVERED",
                    "DELIVRD",
                    null,
                    "request");
        }

        public Message state(State newState, @Nullable String error, @Nullable String carrier) {
            return new Message(
                    accountId,
                    at,
                    number,
                    kind,
                    newState,
                    signName,
                    templateCode,
                    content,
                    outId,
                    error,
                    carrier,
                    decisionId,
                    requestId);
        }

        public Message text(TemplateKind newKind, String sign, String template, String text) {
            return new Message(
                    accountId,
                    at,
                    number,
                    newKind,
                    state,
                    sign,
                    template,
                    text,
                    outId,
                    errorCode,
                    carrierCode,
                    decisionId,
                    requestId);
        }

        public Message outId(String newOutId) {
            return new Message(
                    accountId,
                    at,
                    number,
                    kind,
                    state,
                    signName,
                    templateCode,
                    content,
                    newOutId,
                    errorCode,
                    carrierCode,
                    decisionId,
                    requestId);
        }

        public Message decision(long decision) {
            return new Message(
                    accountId,
                    at,
                    number,
                    kind,
                    state,
                    signName,
                    templateCode,
                    content,
                    outId,
                    errorCode,
                    carrierCode,
                    decision,
                    requestId);
        }

        public Message request(String newRequestId) {
            return new Message(
                    accountId,
                    at,
                    number,
                    kind,
                    state,
                    signName,
                    templateCode,
                    content,
                    outId,
                    errorCode,
                    carrierCode,
                    decisionId,
                    newRequestId);
        }
    }

    public long store(Message message) {
        return store(List.of(message)).get(0);
    }

    public List<Long> store(List<Message> messages) {
        List<Long> ids = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (Message message : messages) {
            long id = Ids.lowestAt(message.at()) + SEQUENCE.incrementAndGet() % (1 << 22);
            ids.add(id);
            rows.add(row(id, message));
        }
        data.batchUpdate(INSERT, rows);
        return ids;
    }

    private static Object[] row(long id, Message message) {
        long at = message.at().toEpochMilli();
        boolean taken = message.state() != State.ACCEPTED && message.state() != State.REFUSED;
        boolean ended = message.state() != State.ACCEPTED && message.state() != State.SUBMITTED;
        return new Object[] {
            id,
            id,
            message.accountId(),
            message.number(),
            message.kind().ordinal(),
            message.state().ordinal(),
            at,
            at,
            message.signName(),
            message.templateCode(),
            message.content(),
            message.outId(),
            message.requestId(),
            message.decisionId(),
            message.errorCode(),
            message.carrierCode(),
            taken ? at + 20 : null,
            ended ? at + 1500 : null
        };
    }

    /** A refusal by a blacklist, as sending explains it. */
    public long blockedBy(String list, long accountId, Instant at) {
        long id = Ids.lowestAt(at) + SEQUENCE.incrementAndGet() % (1 << 22);
        data.update("""
                insert into sending_decision (id, account_id, outcome, code, rule_id, rulebook, request_id, message_zh,
                    message_en, advice_zh, advice_en, facts, decided_at)
                values (?, ?, 0, 'isv.BLACK_KEY_CONTROL_LIMIT', 'SR-07', 'rulebook', 'request', '该号码在平台黑名单中。',
                    'The number is on the platform''s blacklist.', '可申请解除。', 'A release may be asked for.', ?, ?)""", id, accountId, "{\"kind\":\"NOTIFICATION\",\"list\":\"" + list + "\"}", at.toEpochMilli());
        return id;
    }
}
