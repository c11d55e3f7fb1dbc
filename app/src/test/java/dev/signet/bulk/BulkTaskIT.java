package dev.signet.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.account.Accounts;
import dev.signet.api.RawClient.Reply;
import dev.signet.billing.Balances;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.bulk.recipients.BulkRecipient;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobDataMap;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Import;

/** Bulk tasks from order to receipt, through the real door. */
@SignetTest
@Import(BulkTaskIT.Stubs.class)
class BulkTaskIT {

    private static final String SIGN = "示例科技";
    private static final String VERIFICATION_SIGN = "杭州示例科技";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final AtomicInteger YEARS = new AtomicInteger(2040);

    @TestConfiguration(proxyBeanMethods = false)
    static class Stubs {
        @Bean
        @Primary
        StubLists stubLists() {
            return new StubLists();
        }
    }

    @Autowired
    StubLists lists;

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Accounts all;

    @Autowired
    Templates templates;

    @Autowired
    Balances balances;

    @Autowired
    Blacklist blacklist;

    @Autowired
    Scheduler scheduler;

    @Autowired
    SettableClock clock;

    @Autowired
    SimulatorServer simulator;

    private BulkApi api;
    private long accountId;

    @BeforeEach
    void theDemoAccount() {
        accountId = all.findByName("demo").orElseThrow().id();
        api = new BulkApi(server.port(), new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"), clock::instant);
        balances.credit(accountId, new BigDecimal("100000"), UUID.randomUUID().toString(), "test");
        simulator.follow("receipts: {delay: 20ms}");
    }

    private SendableTemplate template(TemplateKind kind) {
        return templates.sendable(accountId).stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    private static String number() {
        return "136" + String.format("%06d99", 400_000 + NUMBERS.incrementAndGet()); // no suffix that the simulator knows
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> number()).toList();
    }

    private Map<String, Object> byHand(TemplateKind kind, List<String> numbers) {
        Map<String, Object> order = BulkApi.order(SIGN, template(kind).code());
        order.put("phoneNumbers", numbers);
        return order;
    }

    private Map<String, Object> byList(TemplateKind kind, String sign, List<String> numbers) {
        SendableTemplate template = template(kind);
        List<BulkRecipient> recipients = new ArrayList<>();
        for (String number : numbers) {
            Map<String, String> params = template.variables().isEmpty()
                    ? Map.of()
                    : Map.of(template.variables().get(0), kind == TemplateKind.NOTIFICATION ? "11月25日10时" : "123456");
            recipients.add(new BulkRecipient(recipients.size() + 2, number, params));
        }
        Map<String, Object> order = BulkApi.order(sign, template.code());
        order.put("recipientListId", lists.add(accountId, RecipientTemplate.of(template), recipients).id());
        return order;
    }

    /** 10:00 in Shanghai on a day that nobody else uses. */
    private Instant tenOClock() {
        Instant ten = Instant.parse(YEARS.incrementAndGet() + "-11-25T02:00:00Z");
        clock.set(ten);
        return ten;
    }

    private void fire(String id) throws Exception {
        JobDataMap data = new JobDataMap();
        data.put(BulkTiming.TASK, id);
        scheduler.triggerJob(BulkTiming.WAKE, data);
    }

    private static List<String> actions(JsonNode task) {
        return task.path("history").findValuesAsText("action");
    }

    @Test
    @Tag("S6.1-1")
    @Tag("S6.3-16")
    void sendsToNumbersGivenByHandAndShowsWhatBecameOfThem() {
        tenOClock();
        List<String> numbers = numbers(25);

        String id = api.forecasted(byHand(TemplateKind.PROMOTIONAL, numbers));
        JsonNode forecast = api.task(id).path("forecast");
        Reply confirmed = api.act(id, "confirm");
        api.awaitState(id, "FINISHED");

        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(forecast.path("accepted").asInt()).isEqualTo(25);
        assertThat(forecast.path("cost").decimalValue()).isEqualByComparingTo("1.375");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(api.task(id).path("progress").path("delivered").asInt()).isEqualTo(25));
        JsonNode line = api.get("/v1/bulk-tasks", Map.of("state", "FINISHED", "size", "50")).json().path("tasks").get(0);
        assertThat(line.path("id").asText()).isEqualTo(id);
        assertThat(line.path("numbers").asInt()).isEqualTo(25);
        assertThat(line.path("failedNumbers").asInt()).isZero();
        assertThat(Instant.parse(line.path("sendTime").asText())).isEqualTo(clock.instant());
        assertThat(line.path("result").asText()).contains("发送完成", "成功 25");
        assertThat(actions(api.task(id))).containsExactly("created", "forecasted", "confirmed", "started", "finished");
    }
}
