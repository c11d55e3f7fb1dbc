package dev.signet.carrier;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.carrier.simulator.UplinkForm;
import dev.signet.carrier.smpp.UserData;
import dev.signet.event.EventType;
import dev.signet.event.queue.QueueSettings;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.sending.Lane;
import dev.signet.sending.receipt.UnmatchedReceipts;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the outbox over a real socket to the carrier and back: state, event, uplink. */
@SignetTest(properties = "signet.event.allow-private-targets=true")
class CarrierIT {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int SUBMITTED = 1;

    @Autowired
    @DataPlane
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SimulatorServer simulator;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    LongUplinks longUplinks;

    @Autowired
    UnmatchedReceipts unmatched;

    @Autowired
    MeterRegistry registry;

    @Autowired
    TestServer server;

    @Autowired
    QueueSettings queues;

    private long accountId;

    @BeforeEach
    void accountAndQuickReceipts() {
        accountId = accounts.enterprise().id();
        // What is not heard by anybody is not written out.
        queues.set(accountId, "test", EventType.SMS_REPORT, new QueueSettings.Setting(true, null));
        simulator.follow("receipts: {delay: 20ms}");
    }

    @AfterEach
    void noFaults() {
        simulator.follow("receipts: {delay: 20ms}");
    }

    @Test
    void deliversAndReports() {
        long id = accepted(8613812345678L, "【示例】您的订单已发货", null);

        await().atMost(LONG).untilAsserted(() -> assertThat(errorCode(id)).isEqualTo("DELIVERED"));
        Map<String, Object> event = event();
        assertThat(event.get("payload").toString())
                .contains("\"phone_number\":\"13812345678\"")
                .contains("\"success\":true")
                .contains("\"err_code\":\"DELIVERED\"")
                .contains("\"err_msg\":\"用户接收成功\"")
                .contains("\"sms_size\":\"1\"");
    }

    @Test
    void showsWhyACarrierFailed() {
        long id = accepted(8613812300001L, "【示例】您的订单已发货", null);

        await().atMost(LONG).untilAsserted(() -> assertThat(errorCode(id)).isEqualTo("MOBILE_NOT_ON_SERVICE"));
        assertThat(event().get("payload").toString()).contains("\"success\":false");
    }

    @Test
    void endsALongMessageWhenAllItsPartsHaveArrived() {
        simulator.follow(
                "{receipts: {delay: 20ms}, faults: [{fault: early-receipt, at: 2}, {fault: duplicate-receipt, at: 3}]}");

        long id = accepted(8613812345679L, "【示例】" + "字".repeat(180), null);

        await().atMost(LONG).untilAsserted(() -> assertThat(errorCode(id)).isEqualTo("DELIVERED"));
        assertThat(simulator.taken(1)).containsEntry(id + "/1", 1).containsEntry(id + "/3", 1);
        assertThat(jdbc.sql("select count(*) from event where account_id = ?")
                        .param(accountId)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void waitsForTheCarrierToComeBack() {
        simulator.disconnect();

        long id = accepted(8613812345680L, "【示例】您的订单已发货", null);

        await().atMost(LONG).untilAsserted(() -> assertThat(errorCode(id)).isEqualTo("DELIVERED"));
        assertThat(simulator.taken(1)).containsEntry(id + "/1", 1);
    }

    /** The carrier restarted between the two: the receipt of the second must not end the first. */
    @Test
    void endsNoOlderMessageWhenTheCarrierBeginsItsIdsAnew() {
        simulator.follow("{receipts: {delay: 20ms}, first-id: 1, faults: [{fault: missing-receipt, at: 1}]}");
        long old = accepted(8613812345681L, "【示例】您的订单已发货", null);
        await().atMost(LONG).untilAsserted(() -> assertThat(state(old)).isEqualTo(SUBMITTED));

        simulator.follow("{receipts: {delay: 20ms}, first-id: 1}");
        long young = accepted(8613812345682L, "【示例】您的订单已发货", null);

        await().atMost(LONG).untilAsserted(() -> assertThat(errorCode(young)).isEqualTo("DELIVERED"));
        assertThat(state(old)).isEqualTo(SUBMITTED);
    }

    @Test
    void showsReceiptsThatFitNoMessage() throws Exception {
        simulator.follow("{receipts: {delay: 20ms, text: 'id:lost-{id} stat:{stat} err:{err}'}}");
        long before = unmatched.count("simulator");

        long id = accepted(8613812345683L, "【示例】您的订单已发货", null);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(unmatched.count("simulator")).isEqualTo(before + 1));
        assertThat(state(id)).isEqualTo(SUBMITTED);
        assertThat(simulator.state().waiting()).isZero();
        assertThat(admin("/v1/admin/receipts/unmatched?carrier=simulator"))
                .contains("\"reason\":\"UNKNOWN_ID\"")
                .contains("\"said\":\"id:lost-")
                .doesNotContain("8613812345683");
        assertThat(admin("/actuator/health")).contains("\"unmatchedReceipts\":" + (before + 1));
        assertThat(registry.get("signet.carrier.receipts.unmatched")
                        .tag("carrier", "simulator")
                        .gauge()
                        .value())
                .isEqualTo(before + 1);
    }

    /** The last part first, each twice; by whatever node, since all share the table. */
    @Test
    void joinsTheLongUplinkOfASubscriber() {
        String text = "退订以前我想说几句话".repeat(20);

        simulator.uplink(new UplinkForm(
                "8613812345684",
                "1069051095187",
                text,
                null,
                15,
                null,
                UplinkForm.Parts.REFERENCE_16,
                true,
                true,
                true,
                false));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(uplinksOf(8613812345684L)).isNotEmpty());
        await().atMost(LONG).until(() -> simulator.state().waiting() == 0);
        assertThat(uplinksOf(8613812345684L)).containsExactly(text);
    }

    @Test
    void letsAnUplinkGoOnWhosePartsDoNotAllCome() {
        Instant now = Instant.now();
        UplinkPart first = part(1, "half", now);
        assertThat(longUplinks.keep(List.of(first, first))).isEmpty();
        assertThat(longUplinks.overdue(now.plus(DatabaseLongUplinks.PATIENCE).minusSeconds(10)))
                .isEmpty();

        List<LongUplink> overdue =
                longUplinks.overdue(now.plus(DatabaseLongUplinks.PATIENCE).plusSeconds(1));
        overdue.forEach(longUplinks::handedOn);

        assertThat(overdue)
                .singleElement()
                .satisfies(text -> assertThat(text.message().text()).isEqualTo("half"));
        assertThat(longUplinks.keep(List.of(first))).isEmpty();
        assertThat(longUplinks.keep(List.of(part(1, "new", now), part(2, " text", now))))
                .singleElement()
                .satisfies(text -> assertThat(text.message().text()).isEqualTo("new text"));
    }

    /** Some phones give each text the same reference. */
    @Test
    void joinsTheNextTextUnderOneReferenceThoughItBeginsAsTheOneBefore() {
        Instant now = Instant.now();
        assertThat(joined(part(8, 1, "Dear shop, ", now), part(8, 2, "hello", now)))
                .containsExactly("Dear shop, hello");

        assertThat(joined(part(8, 1, "Dear shop, ", now)))
                .as("the carrier again, or the next text")
                .isEmpty();
        assertThat(joined(part(8, 2, "no more", now))).containsExactly("Dear shop, no more");

        assertThat(joined(part(8, 2, "no more", now), part(8, 1, "Dear shop, ", now)))
                .as("the carrier again")
                .isEmpty();
        assertThat(joined(part(8, 2, "why?", now))).isEmpty();
        assertThat(joined(part(8, 1, "Dear shop, ", now))).containsExactly("Dear shop, why?");
    }

    @Test
    void knowsTheNextTextByTheCarriersOwnIds() {
        Instant now = Instant.now();
        assertThat(joined(part(7, 1, "a", now, "id-1"), part(7, 2, "b", now, "id-2")))
                .containsExactly("ab");

        assertThat(joined(part(7, 1, "a", now, "id-1"), part(7, 2, "b", now, "id-2")))
                .isEmpty();
        assertThat(joined(part(7, 1, "a", now, "id-3"), part(7, 2, "b", now, "id-4")))
                .containsExactly("ab");
    }

    /** To a text under whose reference another one began nothing comes any more: it need not wait, and loses nothing. */
    @Test
    void letsAnUplinkGoOnWhenTheNextBeginsUnderItsReference() {
        Instant now = Instant.now();
        assertThat(joined(part(6, 1, "退订 please ", now))).isEmpty();

        assertThat(joined(part(6, 1, "you there? ", now))).containsExactly("退订 please ");
        assertThat(joined(part(6, 2, "hello?", now))).containsExactly("you there? hello?");
    }

    @Test
    void letsManyUplinksGoOnAtOnceWhosePartsDoNotAllCome() {
        Instant now = Instant.now().plus(Duration.ofHours(1));
        longUplinks.keep(IntStream.range(0, DatabaseLongUplinks.AT_ONCE + 1)
                .mapToObj(i -> part(1000 + i, 1, "half", now))
                .toList());
        Instant late = now.plus(DatabaseLongUplinks.PATIENCE).plusSeconds(1);

        List<LongUplink> gone = new ArrayList<>();
        for (int look = 0; look < 2; look++) {
            List<LongUplink> overdue = longUplinks.overdue(late);
            overdue.forEach(longUplinks::handedOn);
            gone.addAll(overdue);
        }

        assertThat(gone)
                .filteredOn(text -> text.first().segment().reference() >= 1000)
                .hasSize(DatabaseLongUplinks.AT_ONCE + 1);
    }

    /** The texts that are joined with these parts, handed on. */
    private List<String> joined(UplinkPart... parts) {
        List<LongUplink> joined = longUplinks.keep(List.of(parts));
        joined.forEach(longUplinks::handedOn);
        return joined.stream().map(text -> text.message().text()).toList();
    }

    private static UplinkPart part(int number, String text, Instant at) {
        return part(9, number, text, at);
    }

    private static UplinkPart part(int reference, int number, String text, Instant at) {
        return part(reference, number, text, at, null);
    }

    private static UplinkPart part(int reference, int number, String text, Instant at, String carrierMessageId) {
        return new UplinkPart(
                "parts",
                "8613812345685",
                "106900",
                new UserData.Segment(reference, 2, number),
                8,
                text.getBytes(UTF_16BE),
                carrierMessageId,
                at);
    }

    private List<String> uplinksOf(long number) {
        return jdbc.sql("select content from event_uplink where number = ?")
                .param(number)
                .query(String.class)
                .list();
    }

    private int state(long id) {
        return jdbc.sql("select state from sending_message where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private String admin(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(UTF_8)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString(UTF_8))
                .body();
    }

    private long accepted(long number, String content, String extendCode) {
        long id = ids.next();
        Instant now = Instant.now();
        jdbc.sql("""
                        insert into sending_message (id, biz_id, account_id, number, kind, international, state, charge,
                            charge_entry, price_micros, segments, accepted_at, deadline, sign_name, template_code, content,
                            extend_code, request_id, rulebook)
                        values (?, ?, ?, ?, 1, false, 0, 0, 0, 0, 1, ?, ?, '示例', 'SMS_1', ?, ?, 'request', 'test')""")
                .params(
                        id,
                        id,
                        accountId,
                        number,
                        now.toEpochMilli(),
                        now.plusSeconds(3600).toEpochMilli(),
                        content,
                        extendCode)
                .update();
        jdbc.sql("insert into sending_dispatch (id, lane, state, due_at) values (?, 1, 0, ?)")
                .params(id, now.toEpochMilli())
                .update();
        dispatcher.accepted(Set.of(Lane.NOTIFICATION));
        return id;
    }

    private String errorCode(long id) {
        return jdbc.sql("select coalesce(error_code, '') from sending_message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private Map<String, Object> event() {
        return jdbc.sql("select id, payload from event where account_id = ?")
                .param(accountId)
                .query()
                .singleRow();
    }
}
