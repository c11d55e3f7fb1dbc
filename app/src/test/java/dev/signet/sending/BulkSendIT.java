package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.sending.SendForecast.Refused;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.outbox.Outbox;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a bulk task may expect of sending: chunks that are sent once, rows that stand alone, a forecast that comes true. */
class BulkSendIT extends SendingIT {

    private static final String SIGN = "云帆科技";

    @Autowired
    SendForecasts forecasts;

    @Autowired
    Blacklist blacklist;

    @Autowired
    Outbox outbox;

    @BeforeEach
    void empty() {
        jdbc.update("delete from sending_dispatch");
        clock.set(laterDay().atTime(2, 0).toInstant(java.time.ZoneOffset.UTC));
    }

    private SendRequest chunk(Sender sender, String key, String template, List<Recipient> recipients) {
        return new SendRequest(
                sender.accountId(),
                null,
                UUID.randomUUID().toString(),
                SendRequest.Operation.BULK,
                recipients,
                template,
                "bulk-1",
                key,
                clock.instant());
    }

    private static Recipient to(String number, @Nullable String param) {
        return new Recipient(number, SIGN, param, null);
    }

    @Test
    void keepsTheKeyOfAChunkOfWhichNoNumberWent() {
        Sender sender = senders.enterprise();
        String listed = number();
        blacklist.add(entry(sender, listed));
        List<Recipient> recipients = List.of(to(listed, null), to("12345", null));

        SendAnswer first = send(chunk(sender, "bulk:1:0", "SMS_PLAIN", recipients));
        SendAnswer again = send(chunk(sender, "bulk:1:0", "SMS_PLAIN", recipients));

        assertThat(first.code()).isEqualTo("OK");
        assertThat(again.replayed()).isTrue();
        assertThat(again.bizId()).isEqualTo(first.bizId());
        assertThat(jdbc.queryForList(
                        "select error_code from sending_message where biz_id = ? order by id",
                        String.class,
                        biz(first)))
                .containsExactly("isv.BLACK_KEY_CONTROL_LIMIT", "isv.MOBILE_NUMBER_ILLEGAL");
    }

    @Test
    void keepsAWrongRowToItsNumber() {
        Sender sender = senders.enterprise();
        String sound = number();

        SendAnswer answer = send(chunk(
                sender,
                "bulk:2:0",
                "SMS_NOTE",
                List.of(
                        to(number(), "{}"),
                        to(sound, "{\"order\":\"A1\"}"),
                        to(number(), "{\"order\":\"" + "1".repeat(500) + "\"}"))));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(jdbc.queryForList(
                        "select coalesce(error_code, 'goes') from sending_message where biz_id = ? order by id",
                        String.class,
                        biz(answer)))
                .containsExactly("isv.TEMPLATE_MISSING_PARAMETERS", "goes", "isv.PARAM_LENGTH_LIMIT");
    }

    @Test
    @Tag("S6.3-2")
    void letsNoCallWaitBehindABulkTask() {
        Sender sender = senders.enterprise();
        List<Recipient> codes = List.of(to(number(), "{\"code\":\"123456\"}"), to(number(), "{\"code\":\"654321\"}"));

        send(chunk(sender, "bulk:3:0", "SMS_CODE", codes));
        send(chunk(sender, "bulk:3:1", "SMS_PROMO", List.of(to(number(), null))));
        send(sender.code(number()));

        assertThat(outbox.waiting(Lane.VERIFICATION)).isEqualTo(1);
        assertThat(outbox.waiting(Lane.BULK)).isEqualTo(2);
        assertThat(outbox.waiting(Lane.BULK_PROMOTIONAL)).isEqualTo(1);
        assertThat(outbox.claim("node", Lane.BULK, 10, new Through("c")))
                .allSatisfy(late ->
                        assertThat(late.deadline()).isAfter(late.acceptedAt().plusSeconds(3600)));
    }

    @Test
    void waitsForTheWindowWithPromotion() {
        Sender sender = senders.enterprise();
        send(chunk(sender, "bulk:4:0", "SMS_PROMO", List.of(to(number(), null))));

        clock.advance(java.time.Duration.ofHours(12));

        assertThat(outbox.claim("node", Lane.BULK_PROMOTIONAL, 10, new Through("c")))
                .isEmpty();
    }

    @Test
    void forecastsWhatThenHappens() {
        Sender sender = senders.enterpriseWith("0.25");
        List<SendRequest> chunks = List.of(mixed(sender, "bulk:5:0"), mixed(sender, "bulk:5:1"));

        SendForecasts.Session session = forecasts.open(sender.accountId(), clock.instant());
        chunks.forEach(session::add);
        SendForecast forecast = session.result();
        SendForecast sameAgain = forecast(sender, chunks);
        chunks.forEach(this::send);

        assertThat(forecast).isEqualTo(sameAgain);
        assertThat(forecast.numbers()).isEqualTo(16);
        assertThat(forecast.refusals())
                .extracting(Refused::ruleId)
                .contains("SR-07", "request.number", "request.balance");
        assertThat(forecast.accepted()).isEqualTo(count(sender, "error_code is null"));
        assertThat(forecast.segments()).isEqualTo(sum(sender, "segments"));
        assertThat(forecast.cost()).isEqualByComparingTo(BigDecimal.valueOf(sum(sender, "price_micros"), 6));
        forecast.refusals().forEach(refused -> assertThat(refused.sample()).contains("****"));
        Map<String, Long> outcome = outcome(sender);
        Map<String, Long> foreseen = new java.util.TreeMap<>();
        forecast.refusals().forEach(refused -> foreseen.merge(refused.code(), refused.count(), Long::sum));
        assertThat(foreseen).isEqualTo(outcome);
    }

    private SendForecast forecast(Sender sender, List<SendRequest> chunks) {
        SendForecasts.Session session = forecasts.open(sender.accountId(), clock.instant());
        chunks.forEach(session::add);
        return session.result();
    }

    /** Sound numbers for less money than they cost, one on a blacklist, one that is none, one without its variable. */
    private SendRequest mixed(Sender sender, String key) {
        String listed = number();
        blacklist.add(entry(sender, listed));
        List<Recipient> recipients = new ArrayList<>(
                List.of(to(listed, "{\"order\":\"1\"}"), to("1380", "{\"order\":\"2\"}"), to(number(), "{}")));
        for (int i = 0; i < 5; i++) {
            recipients.add(to(number(), "{\"order\":\"" + "1".repeat(1 + i % 3) + "\"}"));
        }
        return chunk(sender, key, "SMS_NOTE", recipients);
    }

    private Map<String, Long> outcome(Sender sender) {
        Map<String, Long> outcome = new java.util.TreeMap<>();
        jdbc.query(
                "select error_code, count(*) from sending_message where account_id = ? and error_code is not null group by error_code",
                row -> {
                    outcome.put(row.getString(1), row.getLong(2));
                },
                sender.accountId());
        return outcome;
    }

    private long count(Sender sender, String condition) {
        return ask("select count(*) from sending_message where account_id = ? and " + condition, sender);
    }

    private long sum(Sender sender, String column) {
        return ask(
                "select coalesce(sum(" + column
                        + "), 0) from sending_message where account_id = ? and error_code is null",
                sender);
    }

    private long ask(String sql, Sender sender) {
        Long value = jdbc.queryForObject(sql, Long.class, sender.accountId());
        return value == null ? 0 : value;
    }

    private BlacklistEntry entry(Sender sender, String number) {
        return new BlacklistEntry(
                Long.parseLong("86" + number),
                sender.accountId(),
                BlacklistKind.ACCOUNT,
                null,
                "test",
                clock.instant());
    }
}
