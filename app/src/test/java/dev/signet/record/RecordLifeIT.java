package dev.signet.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccountPeople;
import dev.signet.platform.DataPlane;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The drawer of a record: what became of one message, from the request to the receipt. */
@SignetTest
class RecordLifeIT {

    private static final long NUMBER = 8613800138000L;

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountPeople people;

    @Autowired
    SentMessages messages;

    @Autowired
    SettableClock clock;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private Customer customer;
    private Instant now;

    @BeforeEach
    void aCustomer() {
        customer = accounts.enterprise();
        now = clock.instant();
    }

    @Test
    @Tag("S7.3-4")
    void tellsWhatBecameOfADeliveredMessage() {
        long id = store(message());
        data.update(
                "update sending_message set charge = 2, price_micros = 45000, carrier = 'simulator', sent_by = 'user/alice',"
                        + " segments = 2 where id = ?",
                id);
        data.update(
                "insert into sending_part (carrier, carrier_message_id, message_id, final, number, taken_at)"
                        + " values ('simulator', ?, ?, true, ?, ?)",
                "part-" + id,
                id,
                NUMBER,
                now.toEpochMilli());

        JsonNode record = get(id);

        assertThat(kinds(record)).containsExactly("ACCEPTED", "RESERVED", "SUBMITTED", "DELIVERED", "SETTLED");
        assertThat(details(record).get(0)).contains("alice 提交", "RequestId request-1");
        assertThat(details(record).get(1)).isEqualTo("2 条，由余额支付 ¥0.045");
        assertThat(details(record).get(2)).isEqualTo("通道 simulator，1 个分条");
        assertThat(record.path("charge").path("state").asText()).isEqualTo("SETTLED");
        assertThat(record.path("charge").path("yuan").decimalValue()).isEqualByComparingTo("0.045");
        assertThat(record.path("carrier").asText()).isEqualTo("simulator");
        assertThat(record.path("parts").get(0).path("carrierMessageId").asText())
                .isEqualTo("part-" + id);
        assertThat(record.path("requestId").asText()).isEqualTo("request-1");
        assertThat(record.path("bulkTaskId").isNull()).isTrue();
        assertThat(record.path("phoneNumber").asText()).isEqualTo("138****8000");
    }

    /** Carriers tell whole seconds, and by clocks of their own. */
    @Test
    @Tag("S7.3-4")
    void tellsTheEndBehindTheSubmissionWhateverTheCarriersClockSays() {
        long id = store(message());
        data.update("update sending_message set charge = 2, ended_at = submitted_at - 700 where id = ?", id);

        assertThat(kinds(get(id))).containsExactly("ACCEPTED", "RESERVED", "SUBMITTED", "DELIVERED", "SETTLED");
    }

    /** A delivered message awaits nothing, nor do its parts. */
    @Test
    @Tag("S7.3-4")
    void awaitsNoReceiptOfAPartOnceTheMessageHasEnded() {
        long id = store(message());
        data.update(
                "insert into sending_part (carrier, carrier_message_id, message_id, final, number, taken_at)"
                        + " values ('simulator', ?, ?, false, ?, ?)",
                "part-" + id,
                id,
                NUMBER,
                now.toEpochMilli());

        assertThat(get(id).path("parts").get(0).path("ended").asBoolean()).isTrue();
    }

    /** It was taken for failed, and its carrier answered after all. */
    @Test
    void tellsOfNoEndWhereTheMessageWaitsAgain() {
        long id = store(message().state(State.SUBMITTED, "UNKNOWN", null));
        data.update("update sending_message set ended_at = submitted_at where id = ?", id);

        JsonNode record = get(id);

        assertThat(kinds(record)).containsExactly("ACCEPTED", "SUBMITTED", "WAITING");
        assertThat(record.path("errorCode").asText()).isEmpty();
    }

    @Test
    void tellsAFailureWithItsAdviceAndTheMoneyThatWentBack() {
        long id = store(message().state(State.FAILED, "MOBILE_NOT_ON_SERVICE", "MK:0001"));
        data.update("update sending_message set charge = 3, package_id = 77 where id = ?", id);

        JsonNode record = get(id);

        assertThat(kinds(record)).containsExactly("ACCEPTED", "RESERVED", "SUBMITTED", "FAILED", "REFUNDED");
        assertThat(details(record).get(3)).contains("MOBILE_NOT_ON_SERVICE / MK:0001", "核对号码");
        assertThat(details(record).get(4)).isEqualTo("1 条，已退回套餐包 77");
    }

    @Test
    void tellsTheRuleOfARefusalAndWhenADeferredMessagePasses() {
        long refusal = messages.blockedBy("PLATFORM", customer.id(), now);
        JsonNode refused = get(store(message()
                .state(State.REFUSED, "isv.BLACK_KEY_CONTROL_LIMIT", null)
                .decision(refusal)));
        long deferral = messages.blockedBy("PLATFORM", customer.id(), now);
        data.update(
                "update sending_decision set outcome = 1, earliest = ? where id = ?",
                Instant.parse("2030-01-01T00:00:00Z").toEpochMilli(),
                deferral);
        long waiting = store(message().state(State.ACCEPTED, null, null).decision(deferral));
        data.update(
                "insert into sending_dispatch (id, lane, state, due_at, attempt) values (?, 9, 9, ?, 2)",
                waiting,
                Instant.parse("2030-01-01T00:00:00Z").toEpochMilli());

        JsonNode deferred = get(waiting);

        assertThat(kinds(refused)).containsExactly("ACCEPTED", "REFUSED");
        assertThat(details(refused).get(1)).isEqualTo("规则 SR-07：该号码在平台黑名单中。 可申请解除。");
        assertThat(refused.path("decision").path("facts").path("list").asText()).isEqualTo("PLATFORM");
        assertThat(kinds(deferred)).containsExactly("ACCEPTED", "DEFERRED", "WAITING");
        assertThat(details(deferred).get(1)).endsWith("最早可发送：2030-01-01 08:00:00（东八区）。");
        assertThat(details(deferred).get(2)).contains("下次尝试 2030-01-01 08:00:00", "已尝试 2 次");
    }

    @Test
    void tellsTheTaskThatSentItAndHidesTheDecisionFromWhomDecisionsAreDenied() {
        long decision = messages.blockedBy("PLATFORM", customer.id(), now);
        long id = store(message()
                .request("bulk-4711-3")
                .state(State.REFUSED, "isv.BLACK_KEY_CONTROL_LIMIT", null)
                .decision(decision));
        AccountPeople.Person bob = people.user(customer, "bob");
        people.attachCustom(customer, "USER", bob.id(), "records-only", """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":"dysms:QuerySendDetails","Resource":"*"}]}""");

        JsonNode owners = get(id);
        JsonNode bobs = new SignedRest(server, bob.key(), clock)
                .get("/v1/records/" + id)
                .json();

        assertThat(owners.path("bulkTaskId").asText()).isEqualTo("4711");
        assertThat(details(owners).get(0)).contains("群发任务 4711");
        assertThat(owners.path("decision").path("ruleId").asText()).isEqualTo("SR-07");
        assertThat(bobs.path("id").asText()).isEqualTo(Long.toString(id));
        assertThat(bobs.path("decision").isNull()).isTrue();
    }

    @Test
    @Tag("S7.3-1")
    void narrowsBySenderAndByRequest() {
        long alices = store(message());
        long owners = store(message().request("request-2"));
        data.update("update sending_message set sent_by = 'user/alice' where id = ?", alices);

        assertThat(found("sentBy", "user/alice")).containsExactly(alices);
        assertThat(found("sentBy", "account:" + customer.id() + "/user/alice")).containsExactly(alices);
        assertThat(found("sentBy", "account:" + customer.id())).containsExactly(owners);
        assertThat(found("sentBy", "user/nobody")).isEmpty();
        assertThat(found("request", "request-2")).containsExactly(owners);
        assertThat(found("request", alices + "^0")).containsExactly(alices);
        assertThat(found("request", "' or '1'='1")).isEmpty();
    }

    private Message message() {
        return Message.delivered(customer.id(), now, NUMBER).request("request-1");
    }

    private long store(Message message) {
        return messages.store(message);
    }

    private JsonNode get(long id) {
        return new SignedRest(server, customer.key(), clock)
                .get("/v1/records/" + id)
                .json();
    }

    private List<Long> found(String filter, String value) {
        String day =
                now.atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        return new SignedRest(server, customer.key(), clock)
                        .get("/v1/records", Map.of("date", day, filter, value))
                        .json()
                        .path("records")
                        .findValuesAsText("id")
                        .stream()
                        .map(Long::valueOf)
                        .toList();
    }

    private static List<String> kinds(JsonNode record) {
        return record.path("timeline").findValuesAsText("kind");
    }

    private static List<String> details(JsonNode record) {
        return record.path("timeline").findValuesAsText("detailZh");
    }
}
