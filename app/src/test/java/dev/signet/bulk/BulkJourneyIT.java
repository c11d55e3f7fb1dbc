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
import dev.signet.bulk.recipients.RecipientFiles;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobDataMap;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A bulk task the whole way through the real door: the file is uploaded, the time comes, the night passes. */
@SignetTest(properties = "test.time=leaps")
@Tag("faults")
class BulkJourneyIT {

    private static final int NUMBERS = Integer.getInteger("signet.journey.numbers", 2_000);
    private static final String SIGN = "示例科技";
    private static final Duration LONG = Duration.ofMinutes(30);
    /** Rows at the end of a file that are not sent to: repeated, no number, abroad, blacklisted. */
    private static final int REJECTED = 4;

    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger();

    @Autowired TestServer server;
    @Autowired Accounts accounts;
    @Autowired Templates templates;
    @Autowired RecipientLists lists;
    @Autowired Balances balances;
    @Autowired Blacklist blacklist;
    @Autowired Scheduler scheduler;
    @Autowired BulkSettings settings;
    @Autowired SettableClock clock;
    @Autowired SimulatorServer simulator;
    @Autowired @DataPlane JdbcTemplate data;

    private BulkApi api;
    private BulkSituations situations;
    private long accountId;

    @BeforeEach
    void theDemoAccount() {
        accountId = accounts.findByName("demo").orElseThrow().id();
        api = new BulkApi(
                server.port(), new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"), clock::instant);
        situations = new BulkSituations(accountId, templates, lists);
        balances.credit(accountId, new BigDecimal("1000000"), UUID.randomUUID().toString(), "test");
        simulator.follow("receipts: {delay: 20ms}");
    }

    @Test
    @Tag("S6.3-13")
    @Tag("S6.3-14")
    void isCalledOffInTimeOrStartsAtItsTime() throws Exception {
        Instant start = BulkSituations.tenOClock(clock).plus(Duration.ofHours(1));
        String inTime = confirmed(order(TemplateKind.NOTIFICATION, uploaded(TemplateKind.NOTIFICATION, numbers(NUMBERS)), start));
        String late = confirmed(order(TemplateKind.NOTIFICATION, uploaded(TemplateKind.NOTIFICATION, numbers(200)), start));
        assertThat(fires(inTime)).isEqualTo(fires(late)).isBetween(start, start.plusMillis(50));

        clock.set(start.minus(Duration.ofMinutes(5)).minusSeconds(1));
        Reply cancelled = api.act(inTime, "cancel");
        clock.set(start.minus(Duration.ofMinutes(4)).minusSeconds(59));
        Reply refused = api.act(late, "cancel");
        clock.set(start);
        fire(inTime);
        fire(late);
        JsonNode done = ended(late, 200);

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(fires(inTime)).isNull();
        assertThat(api.task(inTime).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(messages(inTime, "count(*)")).isZero();
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("OperationDenied.BulkTaskTooLate");
        assertThat(Instant.parse(done.path("sendTime").asText())).isEqualTo(start);
        assertThat(actions(done)).containsExactly("created", "forecasted", "confirmed", "started", "finished");
        assertOutcomeAsForecast(late, done, 200, 0);
    }

    @Test
    @Tag("S6.3-15")
    @Tag("S6.3-16")
    void sendsAPromotionOverANightAndForgetsItsRecipients() throws Exception {
        Instant closing = BulkSituations.tenOClock(clock).plus(Duration.ofHours(12));
        Instant start = closing.minusSeconds(30);
        List<String> numbers = numbers(NUMBERS);
        String list = uploaded(TemplateKind.PROMOTIONAL, numbers);
        // Listed after the file was read: the list still has it, sending has not.
        list(numbers.get(NUMBERS - 1));
        String id = confirmed(order(TemplateKind.PROMOTIONAL, list, start));

        clock.set(start);
        int beforeTheNight = sendSomeBefore(closing, id);
        JsonNode paused = reached(id, "PAUSED");
        Instant opening = closing.plus(Duration.ofHours(10));
        assertThat(fires(id)).isBetween(opening, opening.plusMillis(50));
        clock.set(opening.minusMillis(1));
        fire(id);
        JsonNode stillPaused = api.task(id);
        clock.set(opening);
        fire(id);
        JsonNode done = ended(id, NUMBERS);

        assertThat(paused.path("pausedBy").asText()).isEqualTo("WINDOW");
        assertThat(paused.path("progress").path("sent").asInt()).isEqualTo(beforeTheNight).isPositive();
        assertThat(paused.path("progress").path("remaining").asInt()).isEqualTo(NUMBERS - beforeTheNight).isPositive();
        assertThat(stillPaused.path("state").asText()).isEqualTo("PAUSED");
        assertThat(actions(done))
                .containsExactly("created", "forecasted", "confirmed", "started", "paused-window", "resumed", "finished");
        assertThat(Instant.parse(done.path("sendTime").asText())).isEqualTo(start);
        assertOutcomeAsForecast(id, done, NUMBERS, 1);
        assertRecipientsAreForgotten(list, id);
    }

    private void assertOutcomeAsForecast(String id, JsonNode done, int numbers, int refused) {
        JsonNode forecast = done.path("forecast");
        assertThat(done.path("numbers").asInt()).isEqualTo(numbers);
        assertThat(forecast.path("accepted").asInt())
                .isEqualTo(numbers - refused)
                .isEqualTo(done.path("progress").path("sent").asInt())
                .isEqualTo(done.path("progress").path("delivered").asInt());
        assertThat(forecast.path("refused").asInt())
                .isEqualTo(refused)
                .isEqualTo(done.path("failedNumbers").asInt());
        assertThat(messages(id, "sum(price_micros)").movePointLeft(6))
                .isEqualByComparingTo(forecast.path("cost").decimalValue());
        assertThat(messages(id, "sum(if(error_code = 'DELIVERED', segments, 0))").longValue())
                .isEqualTo(forecast.path("segments").asLong());
        assertThat(messages(id, "count(distinct number)").intValue()).isEqualTo(numbers);
        assertThat(done.path("termsChanged").asBoolean()).isFalse();
        assertThat(done.path("confirmedTerms")).isEqualTo(done.path("termsAtStart"));
        assertThat(done.path("result").asText()).contains("成功 " + (numbers - refused));
    }

    /** The list is kept for the days that its owner may want the rejected rows, and then gone; the task stays. */
    private void assertRecipientsAreForgotten(String list, String id) throws Exception {
        assertThat(api.get("/v1/bulk-tasks/recipient-lists/" + list + "/rejected", Map.of()).status()).isEqualTo(200);
        clock.advance(settings.keepRecipients().plusDays(1));
        scheduler.triggerJob(JobKey.jobKey("forget-recipients", BulkTiming.GROUP));
        until("recipients forgotten", () -> data.queryForObject(
                        "select (select count(*) from bulk_recipient_chunk where list_id = ?)"
                                + " + (select count(*) from bulk_rejected_chunk where list_id = ?)",
                        Long.class,
                        list,
                        list)
                == 0);
        assertThat(api.get("/v1/bulk-tasks/recipient-lists/" + list, Map.of()).status()).isEqualTo(404);
        assertThat(api.task(id).path("state").asText()).isEqualTo("FINISHED");
    }

    /**
     * Starts the task, lets its first portions go, and leaps to the closing hour in its middle: once it has begun, the
     * place to go on from is held until the leap.
     *
     * @return the numbers handed over before
     */
    private int sendSomeBefore(Instant closing, String id) throws Exception {
        int first = Math.min(NUMBERS, settings.portion() * settings.underWay());
        Held balance = new Held("select 1 from billing_account where account_id = ? for update", accountId);
        Held place;
        try (balance) {
            fire(id);
            until("portions wait for the balance", () -> wanted("billing_account"));
            place = new Held("select 1 from bulk_run where task_id = ? for update", Long.parseLong(id));
        }
        try (place) {
            until("first portions delivered", () ->
                    messages(id, "sum(if(error_code = 'DELIVERED', 1, 0))").intValue() == first);
            clock.set(closing);
        }
        return first;
    }

    /** Rows of the data plane that others have to wait for. */
    private final class Held implements AutoCloseable {

        private final Connection connection;

        Held(String statement, long key) throws SQLException {
            connection = java.util.Objects.requireNonNull(data.getDataSource()).getConnection();
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(statement)) {
                lock.setLong(1, key);
                assertThat(lock.executeQuery().next()).as(statement).isTrue();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }

    /** Somebody asks for what a {@link Held} has. */
    private boolean wanted(String table) {
        Long count = data.queryForObject(
                "select count(*) from information_schema.processlist where id <> connection_id() and info like ?",
                Long.class,
                "%" + table + "%for update");
        return count != null && count > 0;
    }

    /** Uploads these numbers with some rows that are rejected, and checks the report. */
    private String uploaded(TemplateKind kind, List<String> numbers) {
        String blacklisted = numbers(1).get(0);
        list(blacklisted);
        List<String> rows = new ArrayList<>(numbers);
        rows.addAll(List.of(numbers.get(0), "1380013", "+14155552671", blacklisted));
        Reply sent = api.upload(situations.template(kind).code(), SIGN, "会员.xlsx", workbook(kind, rows));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        String path = "/v1/bulk-tasks/recipient-lists/" + sent.json().path("id").asText();
        until("list read", () -> !api.get(path, Map.of()).json().path("state").asText().equals("READING"));
        JsonNode report = api.get(path, Map.of()).json();
        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("READY");
        assertThat(report.path("counts").path("rows").asInt()).isEqualTo(numbers.size() + REJECTED);
        assertThat(report.path("counts").path("valid").asInt()).as(report.toString()).isEqualTo(numbers.size());
        assertThat(List.of("duplicate", "malformed", "foreign", "blacklisted"))
                .allSatisfy(reason -> assertThat(report.path("counts").path(reason).asInt()).as(reason).isEqualTo(1));
        return report.path("id").asText();
    }

    private byte[] workbook(TemplateKind kind, List<String> numbers) {
        List<String> variables = situations.template(kind).variables();
        AtomicInteger next = new AtomicInteger(-1);
        return RecipientFiles.withStreamedSheet(
                text -> {
                    int row = next.getAndIncrement();
                    text.append("<row>");
                    text.append(row < 0 ? cell("手机号码") : cell(numbers.get(row)));
                    variables.forEach(name -> text.append(cell(row < 0 ? name : "11月25日10时")));
                    text.append("</row>");
                },
                numbers.size() + 1);
    }

    private static String cell(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    /** Mainland numbers that nobody used, with no ending that the simulator knows. */
    private static List<String> numbers(int count) {
        return IntStream.range(0, count)
                .map(i -> NEXT_NUMBER.getAndIncrement())
                .mapToObj(n -> "15" + n / 1_000_000 + String.format("%06d99", n % 1_000_000))
                .toList();
    }

    private void list(String number) {
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + number), accountId, BlacklistKind.ACCOUNT, null, "test", clock.instant()));
    }

    private Map<String, Object> order(TemplateKind kind, String list, Instant start) {
        Map<String, Object> order = BulkApi.order(SIGN, situations.template(kind).code());
        order.put("recipientListId", list);
        order.put("startAt", start.toString());
        return order;
    }

    /** Nothing was sent for the forecast. */
    private String confirmed(Map<String, Object> order) {
        Reply created = api.create(order);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.json().path("id").asText();
        reached(id, "AWAITING_CONFIRMATION");
        assertThat(messages(id, "count(*)")).isZero();
        Reply confirmed = api.act(id, "confirm");
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.json().path("state").asText()).isEqualTo("SCHEDULED");
        return id;
    }

    private JsonNode reached(String id, String state) {
        until("task " + id + " " + state, () -> api.task(id).path("state").asText().equals(state));
        return api.task(id);
    }

    /** Finished, and every number's end known. */
    private JsonNode ended(String id, int numbers) {
        reached(id, "FINISHED");
        until("receipts of task " + id, () -> {
            JsonNode progress = api.task(id).path("progress");
            return progress.path("delivered").asInt() + progress.path("failed").asInt() == numbers;
        });
        return api.task(id);
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(LONG).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    private BigDecimal messages(String taskId, String figure) {
        BigDecimal found = data.queryForObject(
                "select coalesce(" + figure + ", 0) from sending_message where out_id = ?", BigDecimal.class, taskId);
        return found == null ? BigDecimal.ZERO : found;
    }

    /** When the scheduler is to look at the task next, by its own store. */
    private @Nullable Instant fires(String id) throws Exception {
        Trigger trigger = scheduler.getTrigger(TriggerKey.triggerKey("task-" + id, BulkTiming.GROUP));
        return trigger == null ? null : trigger.getStartTime().toInstant();
    }

    /** The scheduler fires by the machine's clock; here it fires now, and the task is judged by ours. */
    private void fire(String id) throws Exception {
        JobDataMap task = new JobDataMap();
        task.put(BulkTiming.TASK, id);
        scheduler.triggerJob(BulkTiming.WAKE, task);
    }

    private static List<String> actions(JsonNode task) {
        return task.path("history").findValuesAsText("action");
    }
}
