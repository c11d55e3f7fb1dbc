package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Ids;
import dev.signet.sending.Outbox;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the outbox over a real socket to the carrier and back: state, event, uplink. */
@SignetTest(properties = "signet.receipt.allow-private-targets=true")
class CarrierIT {

    private static final Duration LONG = Duration.ofSeconds(20);

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

    private long accountId;

    @BeforeEach
    void accountAndQuickReceipts() {
        accountId = accounts.enterprise().id();
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
        simulator.follow("{receipts: {delay: 20ms}, faults: [{fault: early-receipt, at: 2}, {fault: duplicate-receipt, at: 3}]}");

        long id = accepted(8613812345679L, "【示例】" + "字".repeat(180), null);

        await().atMost(LONG).untilAsserted(() -> assertThat(errorCode(id)).isEqualTo("DELIVERED"));
        assertThat(simulator.taken(1)).containsEntry(id + "/1", 1).containsEntry(id + "/3", 1);
        assertThat(jdbc.sql("select count(*) from receipt_event where account_id = ?")
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

    private long accepted(long number, String content, String extendCode) {
        long id = ids.next();
        Instant now = Instant.now();
        jdbc.sql("""
                        insert into sending_message (id, biz_id, account_id, number, kind, international, state, charge,
                            charge_entry, price_micros, segments, accepted_at, deadline, sign_name, template_code, content,
                            extend_code, request_id, rulebook)
                        values (?, ?, ?, ?, 1, false, 0, 0, 0, 0, 1, ?, ?, '示例', 'SMS_1', ?, ?, 'request', 'test')""")
                .params(id, id, accountId, number, now.toEpochMilli(), now.plusSeconds(3600).toEpochMilli(), content, extendCode)
                .update();
        jdbc.sql("insert into sending_dispatch (id, lane, state, due_at) values (?, 1, 0, ?)")
                .params(id, now.toEpochMilli())
                .update();
        dispatcher.accepted(Set.of(Outbox.Lane.NOTIFICATION));
        return id;
    }

    private String errorCode(long id) {
        return jdbc.sql("select coalesce(error_code, '') from sending_message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private Map<String, Object> event() {
        return jdbc.sql("select id, payload from receipt_event where account_id = ?").param(accountId).query().singleRow();
    }
}
