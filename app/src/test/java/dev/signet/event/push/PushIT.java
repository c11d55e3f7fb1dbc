package dev.signet.event.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.event.Event;
import dev.signet.event.EventType;
import dev.signet.event.source.EndingEvents;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Refusal;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.MessageEnded;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pushes to a receiver that answers, fails, comes back. */
@SignetTest(properties = "signet.event.allow-private-targets=true")
class PushIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String OK = "{\"code\":0,\"msg\":\"接收成功\"}";

    @Autowired
    Events events;

    @Autowired
    PushTargets targets;

    @Autowired
    PushSettings settings;

    @Autowired
    PushTests tests;

    @Autowired
    PushHistory history;

    @Autowired
    EndingEvents endings;

    @Autowired
    Ids ids;

    @Autowired
    TestAccounts accounts;

    @Autowired
    @DataPlane
    JdbcClient jdbc;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = OK;
    private HttpServer receiver;
    private long accountId;

    private record Received(String body, String ids, String timestamp, String signature) {}

    @BeforeEach
    void startReceiver() throws IOException {
        accountId = accounts.enterprise().id();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stopReceiver() {
        settings.set(accountId, "test", new PushSettings.Setting(EventType.SMS_REPORT, url(), false));
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                body,
                exchange.getRequestHeaders().getFirst(PushSignature.EVENT_IDS),
                exchange.getRequestHeaders().getFirst(PushSignature.TIMESTAMP),
                exchange.getRequestHeaders().getFirst(PushSignature.SIGNATURE)));
        byte[] reply = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", url() + "elsewhere");
        exchange.sendResponseHeaders(status, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    @Test
    @Tag("S9.1-1")
    void pushesInArraysSignedWithStableIds() throws Exception {
        String secret = settings.renewSecret(accountId, "test");
        enable();

        List<Event> given = give(250);

        await().atMost(LONG).untilAsserted(() -> assertThat(pushedIds()).hasSize(250));
        assertThat(pushedIds())
                .containsExactlyInAnyOrderElementsOf(
                        given.stream().map(e -> Long.toString(e.id())).toList());
        for (Received push : received) {
            JsonNode array = new ObjectMapper().readTree(push.body());
            assertThat(array.isArray()).isTrue();
            assertThat(array.size()).isBetween(1, 100);
            assertThat(push.signature())
                    .isEqualTo(PushSignature.of(secret, Long.parseLong(push.timestamp()), push.body()));
        }
    }

    /** One sample, signed as all are, whatever the target answers; nothing of it is kept or tried again. */
    @Test
    void triesATargetOnceAndTellsItsAnswer() throws Exception {
        String secret = settings.renewSecret(accountId, "test");
        for (EventType type : EventType.values()) {
            settings.set(accountId, "test", new PushSettings.Setting(type, url(), false));
            received.clear();

            PushTest test = tests.test(accountId, "test", type);

            assertThat(test.outcome()).isEqualTo(PushTest.Outcome.ACCEPTED);
            assertThat(test.status()).isEqualTo(200);
            assertThat(test.body()).isEqualTo(OK);
            Received push = received.get(0);
            assertThat(push.signature())
                    .isEqualTo(PushSignature.of(secret, Long.parseLong(push.timestamp()), push.body()));
            assertThat(new ObjectMapper().readTree(push.body())).hasSize(1);
        }
        answer = "x".repeat(600);
        status = 302;
        received.clear();

        PushTest refused = tests.test(accountId, "test", EventType.SMS_UP);

        assertThat(refused.outcome()).isEqualTo(PushTest.Outcome.NOT_ACCEPTED);
        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.body()).hasSize(500);
        receiver.stop(0);
        assertThat(tests.test(accountId, "test", EventType.SMS_UP).outcome()).isEqualTo(PushTest.Outcome.CONNECTION);
        assertThat(received).hasSize(1);
        assertThat(jdbc.sql("select count(*) from event where account_id = ?")
                        .param(accountId)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void leavesPushesUnsignedUntilTheAccountHasASecret() {
        enable();

        give(1);

        await().atMost(LONG).untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(received.get(0).signature()).isNull();
        assertThat(received.get(0).timestamp()).isNotBlank();
        assertThat(received.get(0).ids()).isNotBlank();
    }

    /** UNKNOWN was told; then the receipt came after all. */
    @Test
    void tellsACorrectionUnderAnIdOfItsOwn() throws Exception {
        enable();
        Instant now = Instant.now();

        endings.ended(List.of(ended(false, "UNKNOWN", false, now)));
        await().atMost(LONG).untilAsserted(() -> assertThat(pushedIds()).hasSize(1));
        endings.ended(List.of(ended(true, "DELIVERED", true, now)));

        await().atMost(LONG).untilAsserted(() -> assertThat(pushedIds()).hasSize(2));
        JsonNode first = new ObjectMapper().readTree(received.get(0).body()).get(0);
        JsonNode second = new ObjectMapper().readTree(received.get(1).body()).get(0);
        assertThat(first.path("success").booleanValue()).isFalse();
        assertThat(first.path("err_code").asText()).isEqualTo("UNKNOWN");
        assertThat(second.path("success").booleanValue()).isTrue();
        assertThat(second.path("err_code").asText()).isEqualTo("DELIVERED");
        assertThat(second.path("biz_id")).isEqualTo(first.path("biz_id"));
        assertThat(second.path("phone_number")).isEqualTo(first.path("phone_number"));
    }

    private MessageEnded ended(boolean delivered, String code, boolean corrects, Instant at) {
        return new MessageEnded(
                77,
                accountId,
                "900000000000000077^0",
                8613812340077L,
                TemplateKind.NOTIFICATION,
                false,
                "示例",
                "SMS_1",
                null,
                delivered,
                code,
                1,
                at,
                at,
                "request",
                false,
                corrects);
    }

    @Test
    @Tag("S9.1-3")
    @Tag("S9.1-4")
    @Tag("S9.1-5")
    void pushesEachTypeThatIsSwitchedOn() {
        for (EventType type : EventType.values()) {
            settings.set(accountId, "test", new PushSettings.Setting(type, url(), type != EventType.SMS_UP));
        }
        targets.refresh();
        Instant now = Instant.now();
        List<Event> given = java.util.Arrays.stream(EventType.values())
                .map(type -> new Event(ids.next(), accountId, type, now, "{\"type\":\"" + type.spelling() + "\"}"))
                .toList();

        events.add(given, targets);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(received)
                        .extracting(Received::body)
                        .containsExactlyInAnyOrder(
                                "[{\"type\":\"SmsReport\"}]",
                                "[{\"type\":\"SignSmsReport\"}]",
                                "[{\"type\":\"TemplateSmsReport\"}]"));
        settings.set(accountId, "test", new PushSettings.Setting(EventType.SMS_UP, url(), true));
        targets.refresh();
        events.add(List.of(new Event(ids.next(), accountId, EventType.SMS_UP, now, "{\"type\":\"SmsUp\"}")), targets);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(received)
                        .extracting(Received::body)
                        .filteredOn("[{\"type\":\"SmsUp\"}]"::equals)
                        .hasSize(1));
        assertThat(jdbc.sql("select count(*) from event_queued where account_id = ?")
                        .param(accountId)
                        .query(Integer.class)
                        .single())
                .as("queues are another mode, and off")
                .isZero();
        for (EventType type : EventType.values()) {
            settings.set(accountId, "test", new PushSettings.Setting(type, url(), false));
        }
    }

    @Test
    void keepsWhatATargetDoesNotTakeAndGivesItAgain() {
        enable();
        for (String[] failure :
                new String[][] {{"500", OK}, {"302", OK}, {"200", "{\"code\":\"0\"}"}, {"200", "thanks"}}) {
            received.clear();
            status = Integer.parseInt(failure[0]);
            answer = failure[1];
            Event event = give(1).get(0);

            await().atMost(LONG).untilAsserted(() -> assertThat(attempts(event)).isEqualTo(1));
            assertThat(received).hasSize(1);
            jdbc.sql("update event set state = 2 where id = ?")
                    .param(event.id())
                    .update();
        }
        assertThat(history.dead(accountId, EventType.SMS_REPORT, 1, 50)).hasSize(4);

        status = 200;
        answer = OK;
        received.clear();
        history.replay(
                accountId,
                EventType.SMS_REPORT,
                Instant.now().minusSeconds(600),
                Instant.now().plusSeconds(600));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(pushedIds()).hasSize(4));
        assertThat(history.dead(accountId, EventType.SMS_REPORT, 1, 50)).isEmpty();
    }

    @Test
    void replaysWithTheSameBytesAndIds() {
        enable();
        Event event = give(1).get(0);
        await().atMost(LONG).untilAsserted(() -> assertThat(received).hasSize(1));
        await().atMost(LONG).untilAsserted(() -> assertThat(attempts(event)).isEqualTo(1));

        history.replay(
                accountId,
                EventType.SMS_REPORT,
                event.createdAt(),
                event.createdAt().plusMillis(1));

        await().atMost(LONG).untilAsserted(() -> assertThat(received).hasSize(2));
        assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
        assertThat(received.get(1).ids()).isEqualTo(received.get(0).ids());
    }

    @Test
    void givesUpAfterSeventyTwoHours() {
        status = 503;
        enable();
        Instant longAgo = Instant.now().minus(Duration.ofHours(73));
        Event event = new Event(ids.next(), accountId, EventType.SMS_REPORT, longAgo, "{\"biz_id\":\"1\"}");
        events.add(List.of(event), targets);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(history.dead(accountId, EventType.SMS_REPORT, 1, 50))
                        .extracting(Event::id)
                        .containsExactly(event.id()));
    }

    @Test
    void isNotSlowedByADeadTarget() throws Exception {
        long other = accounts.enterprise().id();
        settings.set(other, "test", new PushSettings.Setting(EventType.SMS_REPORT, "http://127.0.0.1:1/", true));
        enable();
        events.add(
                List.of(new Event(ids.next(), other, EventType.SMS_REPORT, Instant.now(), "{\"biz_id\":\"1\"}")),
                targets);

        give(300);

        await().atMost(LONG).untilAsserted(() -> assertThat(pushedIds()).hasSize(300));
        settings.set(other, "test", new PushSettings.Setting(EventType.SMS_REPORT, "http://127.0.0.1:1/", false));
    }

    @Test
    void refusesATargetThatIsNoWebAddress() {
        assertThatThrownBy(() -> settings.set(
                        accountId, "test", new PushSettings.Setting(EventType.SMS_UP, "ftp://127.0.0.1/", true)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void forgetsATargetThatIsTakenAway() {
        enable();
        settings.remove(accountId, "test", EventType.SMS_REPORT);

        assertThat(targets.wanted(accountId, EventType.SMS_REPORT)).isFalse();
        assertThat(settings.of(accountId)).contains(new PushSettings.Setting(EventType.SMS_REPORT, "", false));

        enable();
        settings.set(accountId, "test", new PushSettings.Setting(EventType.SMS_REPORT, "", false));
        assertThat(settings.of(accountId)).contains(new PushSettings.Setting(EventType.SMS_REPORT, "", false));
        PushSettings.Setting toNowhere = new PushSettings.Setting(EventType.SMS_REPORT, "", true);
        assertThatThrownBy(() -> settings.set(accountId, "test", toNowhere)).isInstanceOf(Refusal.class);
    }

    private void enable() {
        settings.set(accountId, "test", new PushSettings.Setting(EventType.SMS_REPORT, url(), true));
        targets.refresh();
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    }

    private List<Event> give(int count) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        List<Event> given = java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> new Event(
                        ids.next(),
                        accountId,
                        EventType.SMS_REPORT,
                        now,
                        "{\"biz_id\":\"" + i + "\",\"success\":true}"))
                .toList();
        events.add(given, targets);
        return given;
    }

    private List<String> pushedIds() {
        return received.stream()
                .flatMap(push -> List.of(push.ids().split(",")).stream())
                .distinct()
                .toList();
    }

    private int attempts(Event event) {
        return jdbc.sql("select attempts from event where id = ?")
                .param(event.id())
                .query(Integer.class)
                .single();
    }
}
