package dev.signet.sending.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.contact.Contacts;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.Lane;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendingFixture;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Through;
import dev.signet.sending.limit.NumberHistory;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import dev.signet.sending.record.SendDetails;
import dev.signet.sending.record.SendRecord;
import dev.signet.sending.record.SendRecords;
import dev.signet.sending.store.Digest;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.template.SendableTemplate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A code is there to be sent: however its message ended, nobody finds it in the database afterwards (9.18). */
@Tag("RC-2")
class EndedCodesIT extends SendingIT {

    private static final String NODE = "node-1";
    private static final String CARRIER = "carrier";
    private static final Outbox.Routing TO = new Through(CARRIER);
    /** Of letters that no number, id or hexadecimal text has. */
    private static final String CODE = "Zk7Qx9";

    private static final String ALIVE = "【云帆科技】您的“登录”验证码为" + CODE + "，序号12。";
    private static final String ENDED = "【云帆科技】您的“登录”验证码为****，序号**。";

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts states;

    @Autowired
    Housekeeping housekeeping;

    @Autowired
    SendRecords records;

    @Autowired
    SendDetails details;

    @Autowired
    Contacts contacts;

    @Autowired
    StoredBefore storedBefore;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate control;

    private Sender sender;
    private String number;

    @BeforeEach
    void aCode() {
        jdbc.update("delete from sending_dispatch");
        // What another test left under way would be found as what this one left.
        jdbc.update("delete from sending_message where instr(content, ?) > 0", CODE);
        clock.set(laterDay() + "T02:00:30Z");
        sender = senders.enterprise();
        template("SMS_LOGIN", TemplateKind.VERIFICATION, "您的“登录”验证码为${code}，序号${no}。");
        number = number();
    }

    private void template(String code, TemplateKind kind, String text) {
        Map<String, String> attributes = kind == TemplateKind.VERIFICATION
                ? Map.of("code", "characterWithNumber2", "no", "other_number")
                : Map.of();
        SendingFixture.TEMPLATES
                .get(sender.accountId())
                .add(new SendableTemplate(sender.accountId(), ids.next(), code, kind, text, attributes));
        sender.changed();
    }

    private SendRequest login(String... numbers) {
        return sender.request("SMS_LOGIN", "云帆科技", "{\"code\":\"" + CODE + "\",\"no\":\"12\"}", numbers);
    }

    private long accepted() {
        assertThat(code(login(number))).isEqualTo("OK");
        assertThat(content()).isEqualTo(ALIVE);
        return jdbc.queryForObject(
                "select max(id) from sending_message where account_id = ?", Long.class, sender.accountId());
    }

    private long submitted(String... carrierIds) {
        long id = accepted();
        assertThat(outbox.claim(NODE, Lane.VERIFICATION, 10, TO))
                .extracting(OutboundMessage::content)
                .containsExactly(ALIVE);
        outbox.submitted(List.of(new Submitted(id, CARRIER, List.of(carrierIds), clock.instant())));
        assertThat(content()).isEqualTo(ALIVE);
        return id;
    }

    private void receipt(String carrierId, ReceiptUpdate.State state) {
        states.apply(List.of(new ReceiptUpdate(CARRIER, carrierId, state, "", clock.instant())));
    }

    /** What a query of the account shows. */
    private String content() {
        Long sent = jdbc.queryForObject(
                "select max(accepted_at) from sending_message where account_id = ?", Long.class, sender.accountId());
        LocalDate day =
                Instant.ofEpochMilli(sent).atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        return details.query(sender.accountId(), number, day, null, 1, 1)
                .rows()
                .get(0)
                .content();
    }

    private void assertGone(long id) {
        assertThat(content()).isEqualTo(ENDED);
        SendRecord record = records.find(sender.accountId(), id).orElseThrow();
        assertThat(record.content()).isEqualTo(ENDED);
        assertThat(record.valuesGone()).isTrue();
        assertNowhere(jdbc);
        assertNowhere(control);
    }

    private static void assertNowhere(JdbcTemplate schema) {
        schema.query(
                """
                select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t
                    on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
                where c.table_schema = database() and (c.data_type like '%char' or c.data_type like '%text'
                    or c.data_type like '%binary' or c.data_type like '%blob')""",
                row -> {
                    String column = "`" + row.getString(1) + "`.`" + row.getString(2) + "`";
                    Integer found = schema.queryForObject(
                            "select count(*) from `" + row.getString(1) + "` where instr(" + column + ", '" + CODE
                                    + "') > 0",
                            Integer.class);
                    assertThat(found).as(column).isZero();
                });
    }

    @Test
    void isGoneOnceTheMessageIsDelivered() {
        long id = submitted("gone-1", "gone-2");
        receipt("gone-1", ReceiptUpdate.State.DELIVERED);
        assertThat(content()).isEqualTo(ALIVE);
        assertThat(records.find(sender.accountId(), id).orElseThrow().valuesGone())
                .isFalse();

        receipt("gone-2", ReceiptUpdate.State.DELIVERED);

        assertGone(id);
    }

    @Test
    void isGoneOnceTheCarrierFailedOrRefusedIt() {
        long failed = submitted("gone-3");
        receipt("gone-3", ReceiptUpdate.State.FAILED);
        assertGone(failed);

        number = number();
        long refused = accepted();
        outbox.claim(NODE, Lane.VERIFICATION, 10, TO);
        outbox.failed(List.of(new SubmitFailed(refused, CARRIER, "THROTTLED", clock.instant(), clock.instant())));
        assertThat(content()).isEqualTo(ALIVE);
        outbox.claim(NODE, Lane.VERIFICATION, 10, TO);
        outbox.failed(List.of(new SubmitFailed(refused, CARRIER, "NO_ROUTE", null, clock.instant())));
        assertGone(refused);
    }

    @Test
    void isGoneOnceItExpired() {
        long id = accepted();
        clock.advance(Duration.ofMinutes(11));

        assertThat(outbox.claim(NODE, Lane.VERIFICATION, 10, TO)).isEmpty();

        assertGone(id);
    }

    @Test
    void isGoneOnceNobodyAnsweredAndStaysSoWhenAReceiptComesAfterAll() {
        long unanswered = accepted();
        outbox.claim(NODE, Lane.VERIFICATION, 10, TO);
        clock.advance(Duration.ofMinutes(6));
        housekeeping.tidy();
        assertGone(unanswered);
        outbox.submitted(List.of(new Submitted(unanswered, CARRIER, List.of("gone-4"), clock.instant())));
        receipt("gone-4", ReceiptUpdate.State.DELIVERED);
        assertGone(unanswered);

        number = number();
        long without = submitted("gone-5");
        clock.advance(Duration.ofHours(72).plusMillis(1));
        housekeeping.tidy();
        assertGone(without);
        receipt("gone-5", ReceiptUpdate.State.FAILED);
        assertGone(without);
    }

    @Test
    void wasNeverThereWhereTheNumberWasRefused() {
        send(login(number, "12345"));
        failAll(Lane.VERIFICATION);

        number = "12345";
        long refused = jdbc.queryForObject(
                "select id from sending_message where account_id = ? and number = 12345",
                Long.class,
                sender.accountId());

        assertThat(jdbc.queryForObject("select content from sending_message where id = ?", String.class, refused))
                .isEqualTo(ENDED);
        assertNowhere(jdbc);
    }

    private void failAll(Lane lane) {
        for (OutboundMessage message : outbox.claim(NODE, lane, 10, TO)) {
            outbox.failed(List.of(new SubmitFailed(message.id(), CARRIER, "NO_ROUTE", null, clock.instant())));
        }
    }

    @Test
    void goesAbroadOnlyWhereAVariableIsForACode() {
        template("SMS_ABROAD", TemplateKind.INTERNATIONAL, "Your \"secret\" \\code\\ is ${smsCode}. Valid 5 minutes.");
        number = "85251234567";
        send(sender.request("SMS_ABROAD", "云帆科技", "{\"smsCode\":\"" + CODE + "\"}", number));
        send(sender.request("SMS_INTL", "云帆科技", "{\"order\":\"A20261129\"}", "85251234568"));

        failAll(Lane.NOTIFICATION);

        assertThat(content()).isEqualTo("【云帆科技】Your \"secret\" \\code\\ is ****. Valid 5 minutes.");
        number = "85251234568";
        assertThat(content()).isEqualTo("【云帆科技】Your order A20261129 has been shipped.");
        assertNowhere(jdbc);
    }

    /** Whoever reads the tables knows all of a message but its code: no digest may let the code be tried out. */
    @Test
    void isInNoDigestThatCanBeTriedOut() throws Exception {
        SendRequest request = sender.keyed(
                "key-" + number, null, "SMS_LOGIN", "云帆科技", "{\"code\":\"" + CODE + "\",\"no\":\"12\"}", number);
        SendAnswer first = send(request);

        byte[] kept = jdbc.queryForObject(
                "select body_digest from sending_idempotency where account_id = ?", byte[].class, sender.accountId());
        byte[] plain = Digest.of(request.content()).bytes();
        assertThat(kept).isNotEqualTo(plain).hasSize(32);
        byte[] history = jdbc.queryForObject(
                "select history from sending_number where number = ?", byte[].class, Long.parseLong("86" + number));
        assertThat(HexFormat.of().formatHex(history)).doesNotContain("%016x".formatted(fnv(ALIVE)));

        // An answer that was kept with a plain digest before still answers.
        jdbc.update("update sending_idempotency set body_digest = ? where account_id = ?", plain, sender.accountId());
        assertThat(send(request).bizId()).isEqualTo(first.bizId());

        String contact = number();
        contacts.sendCode(sender.accountId(), contact);
        String text = jdbc.queryForObject(
                "select content from sending_message where number = ?", String.class, Long.parseLong("86" + contact));
        String sent = text.replaceAll("\\D*(\\d{6})\\D.*", "$1");
        String digest =
                control.queryForObject("select digest from contact_code where phone_number = ?", String.class, contact);
        assertThat(digest).hasSize(64).isNotEqualTo(sha256(sender.accountId() + ":" + contact + ":" + sent));
    }

    /** As texts were found again before. */
    private static long fnv(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isTakenOutOfWhatWasStoredBefore() {
        SentMessages messages = new SentMessages(jdbc);
        long account = sender.accountId();
        Message code = Message.delivered(account, clock.instant(), Long.parseLong("86" + number))
                .text(TemplateKind.VERIFICATION, "Yunfan", "SMS_LOGIN", "【Yunfan】您的验证码为" + CODE + "，5分钟内有效。");
        long ended = messages.store(code);
        long alive = messages.store(code.state(SentMessages.State.SUBMITTED, null, null));
        long order = messages.store(code.text(
                TemplateKind.INTERNATIONAL, "Yunfan", "SMS_INTL", "[Yunfan]Your order A2026 has been shipped."));
        long unknown = messages.store(
                code.text(TemplateKind.INTERNATIONAL, "Yunfan", "SMS_GONE", "[Yunfan]Use " + CODE + "."));
        NumberHistory history = NumberHistory.none();
        history.add(
                ended,
                new dev.signet.rules.fact.NumberLedger.Entry(
                        clock.millis() - 1, TemplateKind.VERIFICATION, 7, 8, fnv(code.content())));
        jdbc.update(
                "insert into sending_number (number, history, last_message_id) values (?, ?, ?)",
                Long.parseLong("86" + number),
                history.packed(clock.millis(), java.time.Duration.ZERO),
                ended);
        jdbc.update("insert into sending_stored_before select 0, max(id), 0, ? from sending_message", clock.millis());

        while (storedBefore.catchUp()) {
            // the rest
        }

        assertThat(text(ended)).isEqualTo("【Yunfan】您的验证码为****，5分钟内有效。");
        assertThat(text(alive)).isEqualTo(code.content());
        assertThat(text(order)).isEqualTo("[Yunfan]Your order A2026 has been shipped.");
        assertThat(text(unknown)).isEqualTo("[Yunfan]Use ****.");
        assertThat(jdbc.queryForObject(
                        "select history from sending_number where number = ?",
                        byte[].class,
                        Long.parseLong("86" + number)))
                .hasSize(NumberHistory.ENTRY_BYTES)
                .endsWith(new byte[Long.BYTES]);
        jdbc.update(
                "insert into sending_part (carrier, carrier_message_id, message_id, number, taken_at) values (?, 'gone-6', ?, ?, ?)",
                CARRIER,
                alive,
                Long.parseLong("86" + number),
                clock.millis());
        receipt("gone-6", ReceiptUpdate.State.DELIVERED);
        assertNowhere(jdbc);
    }

    private String text(long id) {
        return jdbc.queryForObject("select content from sending_message where id = ?", String.class, id);
    }
}
