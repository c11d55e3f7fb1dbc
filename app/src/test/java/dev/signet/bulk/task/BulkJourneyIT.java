package dev.signet.bulk.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.account.Accounts;
import dev.signet.api.RawClient.Reply;
import dev.signet.billing.Ledger;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.bulk.BulkApi;
import dev.signet.bulk.BulkSituations;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.run.BulkTiming;
import dev.signet.bulk.run.TaskDriver;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.figures.FiguresCheck;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A bulk task the whole way through the real door: the file is uploaded, the time comes, the night passes. */
@SignetTest(properties = "test.time=leaps")
@Tag("faults")
class BulkJourneyIT {

    private static final int NUMBERS = Integer.getInteger("signet.journey.numbers", 2_000);
    private static final String SIGN = "示例科技";
    /** Rows at the end of a file that are not sent to: repeated, no number, abroad, blacklisted. */
    private static final int REJECTED = 4;

    @Autowired
    TestServer server;

    @Autowired
    Accounts accounts;

    @Autowired
    Templates templates;

    @Autowired
    RecipientLists lists;

    @Autowired
    Ledger balances;

    @Autowired
    Blacklist blacklist;

    @Autowired
    Scheduler scheduler;

    @Autowired
    BulkSettings settings;

    @Autowired
    SettableClock clock;

    @Autowired
    SimulatorServer simulator;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private BulkApi api;
    private BulkSituations situations;
    private TaskDriver driver;
    private long accountId;

    @BeforeEach
    void theDemoAccount() {
        accountId = accounts.findByName("demo").orElseThrow().id();
        api = new BulkApi(
                server.port(), new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"), clock::instant);
        situations = new BulkSituations(accountId, templates, lists);
        driver = new TaskDriver(accountId, scheduler, settings, clock, data);
        balances.credit(accountId, new BigDecimal("1000000"), UUID.randomUUID().toString(), "test");
        simulator.follow("receipts: {delay: 20ms}");
    }

    @AfterEach
    void allIsCounted() {
        new FiguresCheck(data).holds(accountId);
    }

    @Test
    @Tag("S6.3-13")
    @Tag("S6.3-14")
    void isCalledOffInTimeOrStartsAtItsTime() throws Exception {
        Instant start = BulkSituations.tenOClock(clock).plus(Duration.ofHours(1));
        String inTime = confirmed(order(
                TemplateKind.NOTIFICATION,
                uploaded(TemplateKind.NOTIFICATION, BulkSituations.numbers(NUMBERS)),
                start));
        String late = confirmed(order(
                TemplateKind.NOTIFICATION, uploaded(TemplateKind.NOTIFICATION, BulkSituations.numbers(200)), start));
        assertThat(driver.fires(inTime)).isEqualTo(driver.fires(late)).isBetween(start, start.plusMillis(50));

        clock.set(start.minus(Duration.ofMinutes(5)).minusSeconds(1));
        Reply cancelled = api.act(inTime, "cancel");
        clock.set(start.minus(Duration.ofMinutes(4)).minusSeconds(59));
        Reply refused = api.act(late, "cancel");
        clock.set(start);
        driver.fire(inTime);
        driver.fire(late);
        JsonNode done = ended(late, 200);

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(driver.fires(inTime)).isNull();
        assertThat(api.task(inTime).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(driver.messages(inTime, "count(*)")).isZero();
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
        List<String> numbers = BulkSituations.numbers(NUMBERS);
        String list = uploaded(TemplateKind.PROMOTIONAL, numbers);
        // Listed after the file was read: the list still has it, sending has not.
        list(numbers.get(NUMBERS - 1));
        String id = confirmed(order(TemplateKind.PROMOTIONAL, list, start));

        clock.set(start);
        int beforeTheNight = driver.sendSomeBefore(closing, id, NUMBERS);
        JsonNode paused = reached(id, "PAUSED");
        Instant opening = closing.plus(Duration.ofHours(10));
        assertThat(driver.fires(id)).isBetween(opening, opening.plusMillis(50));
        clock.set(opening.minusMillis(1));
        driver.fire(id);
        JsonNode stillPaused = api.task(id);
        clock.set(opening);
        driver.fire(id);
        JsonNode done = ended(id, NUMBERS);

        assertThat(paused.path("pausedBy").asText()).isEqualTo("WINDOW");
        assertThat(paused.path("progress").path("sent").asInt())
                .isEqualTo(beforeTheNight)
                .isPositive();
        assertThat(paused.path("progress").path("remaining").asInt())
                .isEqualTo(NUMBERS - beforeTheNight)
                .isPositive();
        assertThat(stillPaused.path("state").asText()).isEqualTo("PAUSED");
        assertThat(actions(done))
                .containsExactly(
                        "created", "forecasted", "confirmed", "started", "paused-window", "resumed", "finished");
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
        assertThat(driver.messages(id, "sum(price_micros)").movePointLeft(6))
                .isEqualByComparingTo(forecast.path("cost").decimalValue());
        assertThat(driver.messages(id, "sum(if(error_code = 'DELIVERED', segments, 0))")
                        .longValue())
                .isEqualTo(forecast.path("segments").asLong());
        assertThat(driver.messages(id, "count(distinct number)").intValue()).isEqualTo(numbers);
        assertThat(done.path("termsChanged").asBoolean()).isFalse();
        assertThat(done.path("confirmedTerms")).isEqualTo(done.path("termsAtStart"));
        assertThat(done.path("result").asText()).contains("成功 " + (numbers - refused));
    }

    /** The list is kept for the days that its owner may want the rejected rows, and then gone; the task stays. */
    private void assertRecipientsAreForgotten(String list, String id) throws Exception {
        assertThat(api.get("/v1/bulk-tasks/recipient-lists/" + list + "/rejected", Map.of())
                        .status())
                .isEqualTo(200);
        clock.advance(settings.keepRecipients().plusDays(1));
        scheduler.triggerJob(JobKey.jobKey("forget-recipients", BulkTiming.GROUP));
        TaskDriver.until(
                "recipients forgotten",
                () -> data.queryForObject(
                                "select (select count(*) from bulk_recipient_chunk where list_id = ?)"
                                        + " + (select count(*) from bulk_rejected_chunk where list_id = ?)",
                                Long.class,
                                list,
                                list)
                        == 0);
        assertThat(api.get("/v1/bulk-tasks/recipient-lists/" + list, Map.of()).status())
                .isEqualTo(404);
        assertThat(api.task(id).path("state").asText()).isEqualTo("FINISHED");
    }

    /** Uploads these numbers with some rows that are rejected, and checks the report. */
    private String uploaded(TemplateKind kind, List<String> numbers) {
        String blacklisted = BulkSituations.number();
        list(blacklisted);
        List<String> rows = new ArrayList<>(numbers);
        rows.addAll(List.of(numbers.get(0), "1380013", "+14155552671", blacklisted));
        Reply sent = api.upload(situations.template(kind).code(), SIGN, "会员.xlsx", situations.workbook(kind, rows));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        String path = "/v1/bulk-tasks/recipient-lists/" + sent.json().path("id").asText();
        TaskDriver.until(
                "list read",
                () -> !api.get(path, Map.of()).json().path("state").asText().equals("READING"));
        JsonNode report = api.get(path, Map.of()).json();
        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("READY");
        assertThat(report.path("counts").path("rows").asInt()).isEqualTo(numbers.size() + REJECTED);
        assertThat(report.path("counts").path("valid").asInt())
                .as(report.toString())
                .isEqualTo(numbers.size());
        assertThat(List.of("duplicate", "malformed", "foreign", "blacklisted"))
                .allSatisfy(
                        reason -> assertThat(report.path("counts").path(reason).asInt())
                                .as(reason)
                                .isEqualTo(1));
        return report.path("id").asText();
    }

    private void list(String number) {
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + number), accountId, BlacklistKind.ACCOUNT, null, "test", clock.instant()));
    }

    private Map<String, Object> order(TemplateKind kind, String list, Instant start) {
        Map<String, Object> order =
                BulkApi.order(SIGN, situations.template(kind).code());
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
        assertThat(driver.messages(id, "count(*)")).isZero();
        Reply confirmed = api.act(id, "confirm");
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.json().path("state").asText()).isEqualTo("SCHEDULED");
        return id;
    }

    private JsonNode reached(String id, String state) {
        TaskDriver.until(
                "task " + id + " " + state,
                () -> api.task(id).path("state").asText().equals(state));
        return api.task(id);
    }

    /** Finished, and every number's end known. */
    private JsonNode ended(String id, int numbers) {
        reached(id, "FINISHED");
        TaskDriver.until("receipts of task " + id, () -> {
            JsonNode progress = api.task(id).path("progress");
            return progress.path("delivered").asInt() + progress.path("failed").asInt() == numbers;
        });
        return api.task(id);
    }

    private static List<String> actions(JsonNode task) {
        return task.path("history").findValuesAsText("action");
    }
}
