package dev.signet.bulk.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccountPeople;
import dev.signet.access.AccountPeople.Person;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountState;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.api.RawClient;
import dev.signet.api.RawClient.Reply;
import dev.signet.billing.Ledger;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.bulk.BulkApi;
import dev.signet.bulk.BulkSituations;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.run.BulkTiming;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import dev.signet.tag.Tagging;
import dev.signet.template.Templates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobDataMap;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bulk tasks from order to receipt, through the real door. */
@SignetTest(properties = "test.time=leaps")
class BulkTaskIT {

    private static final String SIGN = "示例科技";
    private static final String VERIFICATION_SIGN = "杭州示例科技";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Accounts all;

    @Autowired
    Templates templates;

    @Autowired
    RecipientLists lists;

    @Autowired
    Ledger balances;

    @Autowired
    Packages packages;

    @Autowired
    Blacklist blacklist;

    @Autowired
    Scheduler scheduler;

    @Autowired
    SettableClock clock;

    @Autowired
    SimulatorServer simulator;

    @Autowired
    AccountAdministration administration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @DataPlane
    JdbcClient data;

    @Autowired
    AccountPeople people;

    @Autowired
    SessionTokens tokens;

    @Autowired
    Tagging tagging;

    private BulkApi api;
    private BulkSituations situations;
    private long accountId;

    @BeforeEach
    void theDemoAccount() {
        accountId = all.findByName("demo").orElseThrow().id();
        api = new BulkApi(
                server.port(), new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"), clock::instant);
        situations = new BulkSituations(accountId, templates, lists);
        balances.credit(accountId, new BigDecimal("100000"), UUID.randomUUID().toString(), "test");
        simulator.follow("receipts: {delay: 20ms}");
    }

    private Map<String, Object> byHand(TemplateKind kind, List<String> numbers) {
        Map<String, Object> order =
                BulkApi.order(SIGN, situations.template(kind).code());
        order.put("phoneNumbers", numbers);
        return order;
    }

    private Map<String, Object> byList(TemplateKind kind, String sign, List<String> numbers) {
        return situations.byList(kind, sign, numbers);
    }

    private Instant tenOClock() {
        return BulkSituations.tenOClock(clock);
    }

    /** The scheduler fires by the machine's clock; here it fires now, and the task is judged by ours. */
    private void fire(String id) throws Exception {
        JobDataMap data = new JobDataMap();
        data.put(BulkTiming.TASK, id);
        scheduler.triggerJob(BulkTiming.WAKE, data);
    }

    private static List<String> actions(JsonNode task) {
        return task.path("history").findValuesAsText("action");
    }

    private void awaitAction(String id, String action) {
        await("task " + id + " to be " + action)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> actions(api.task(id)).contains(action));
    }

    private void refused(Reply reply, int status, String code, String... says) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.json().path("code").asText()).isEqualTo(code);
        assertThat(List.of(says))
                .allSatisfy(
                        one -> assertThat(reply.json().path("message").asText()).contains(one));
        assertThat(reply.json().path("messageEn").asText()).isNotBlank();
    }

    private JsonNode awaitEnds(String id, int numbers) {
        await("receipts of task " + id)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    JsonNode progress = api.task(id).path("progress");
                    return progress.path("delivered").asInt()
                                    + progress.path("failed").asInt()
                            == numbers;
                });
        return api.task(id);
    }

    @Test
    @Tag("S6.3-16")
    void sendsToNumbersGivenByHandAndShowsWhatBecameOfThem() {
        tenOClock();
        List<String> numbers = BulkSituations.numbers(25);

        String id = api.forecasted(byHand(TemplateKind.PROMOTIONAL, numbers));
        JsonNode forecast = api.task(id).path("forecast");
        Reply confirmed = api.act(id, "confirm");
        api.awaitState(id, "FINISHED");

        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(forecast.path("accepted").asInt()).isEqualTo(25);
        assertThat(forecast.path("cost").decimalValue()).isEqualByComparingTo("1.375");
        awaitEnds(id, 25);
        JsonNode line = api.get("/v1/bulk-tasks", Map.of("state", "FINISHED", "size", "50"))
                .json()
                .path("tasks")
                .get(0);
        assertThat(line.path("id").asText()).isEqualTo(id);
        assertThat(line.path("numbers").asInt()).isEqualTo(25);
        assertThat(line.path("failedNumbers").asInt()).isZero();
        assertThat(Instant.parse(line.path("sendTime").asText())).isEqualTo(clock.instant());
        assertThat(line.path("result").asText()).contains("发送完成", "成功 25");
        JsonNode detail = api.task(id);
        assertThat(actions(detail)).containsExactly("created", "forecasted", "confirmed", "started", "finished");
        assertThat(detail.path("confirmedTerms")).isEqualTo(detail.path("termsAtStart"));
        assertThat(detail.path("termsChanged").asBoolean()).isFalse();
    }

    /** Figures tell its messages by its tags, as they are when it sends. */
    @Test
    void sendsWithTheTagsItHasThen() {
        tenOClock();
        String id = api.forecasted(byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(2)));
        tagging.set(new ApiCaller(accountId, ""), "task", List.of(id), List.of(new dev.signet.tag.Tag("team", id)));

        api.act(id, "confirm");
        api.awaitState(id, "FINISHED");

        assertThat(data.sql("""
                        select t.tags from sending_message m join figures_tag_set t on t.id = m.tag_set
                        where m.account_id = ? and m.request_id like ?""")
                        .params(accountId, "bulk-" + id + "-%")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(tags -> tags.contains("[\"team\",\"" + id + "\"]"));
    }

    @Test
    @Tag("S2-1")
    @Tag("S2-6")
    @Tag("S5.2-2")
    @Tag("S6.1-3")
    @Tag("S6.3-3")
    void sendsEveryKindAndKeepsVerificationSignaturesToCodes() {
        tenOClock();

        for (TemplateKind kind :
                List.of(TemplateKind.VERIFICATION, TemplateKind.NOTIFICATION, TemplateKind.PROMOTIONAL)) {
            String id = api.confirmed(byList(kind, SIGN, BulkSituations.numbers(3)));
            api.awaitState(id, "FINISHED");
            assertThat(awaitEnds(id, 3).path("progress").path("delivered").asInt())
                    .as("%s", kind)
                    .isEqualTo(3);
        }
        String abroad = api.confirmed(byList(TemplateKind.INTERNATIONAL, SIGN, List.of("85251234567", "85251234568")));
        api.awaitState(abroad, "FINISHED");

        refused(
                api.create(byList(TemplateKind.NOTIFICATION, VERIFICATION_SIGN, BulkSituations.numbers(1))),
                400,
                "isv.SMS_SIGNATURE_SCENE_ILLEGAL");
        String codes = api.confirmed(byList(TemplateKind.VERIFICATION, VERIFICATION_SIGN, BulkSituations.numbers(1)));
        api.awaitState(codes, "FINISHED");
    }

    @Test
    @Tag("S6.3-1")
    @Tag("S6.3-5")
    @Tag("S6.3-6")
    @Tag("S6.3-15")
    void saysWhatIsWrongWithAnOrder() {
        Instant ten = tenOClock();
        Map<String, Object> good = byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(1));

        refused(api.create(with(good, "name", "字".repeat(31))), 400, "isv.INVALID_PARAMETERS", "30");
        refused(api.create(with(good, "name", " ")), 400, "isv.INVALID_PARAMETERS");
        refused(api.create(with(good, "signName", "没有的签名")), 404, "isv.SMS_SIGNATURE_ILLEGAL", "没有的签名");
        refused(api.create(with(good, "templateCode", "SMS_404")), 404, "isv.SMS_TEMPLATE_ILLEGAL", "SMS_404");
        refused(api.create(with(good, "startAt", ten.minusSeconds(1).toString())), 400, "isv.INVALID_PARAMETERS", "已过");
        refused(
                api.create(with(good, "startAt", ten.plus(Duration.ofHours(12)).toString())),
                400,
                "isv.INVALID_PARAMETERS",
                "08:00–22:00");
        refused(api.create(with(good, "recipientListId", 1)), 400, "isv.INVALID_PARAMETERS");
        refused(api.create(with(good, "phoneNumbers", null)), 400, "isv.INVALID_PARAMETERS");
        assertThat(api.create(with(good, "name", "字".repeat(30))).status()).isEqualTo(201);
        Map<String, Object> lastSecond = byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(1));
        lastSecond.put("startAt", ten.plus(Duration.ofHours(12)).minusSeconds(1).toString());
        assertThat(api.create(lastSecond).status()).isEqualTo(201);
    }

    /** Every domestic kind, to the second; abroad there are no hours. */
    @Test
    @Tag("S6.3-15")
    void schedulesDomesticTasksBetweenEightAndTwentyTwo() {
        Instant ten = tenOClock();
        Instant opening = ten.plus(Duration.ofHours(22)); // 08:00 the next day
        Instant closing = ten.plus(Duration.ofHours(36)); // and its 22:00

        for (TemplateKind kind :
                List.of(TemplateKind.VERIFICATION, TemplateKind.NOTIFICATION, TemplateKind.PROMOTIONAL)) {
            Map<String, Object> order = byList(kind, SIGN, BulkSituations.numbers(1));
            for (Instant shut : List.of(opening.minusSeconds(1), closing, closing.plus(Duration.ofHours(2)))) {
                refused(
                        api.create(with(order, "startAt", shut.toString())),
                        400,
                        "isv.INVALID_PARAMETERS",
                        "08:00–22:00");
            }
            assertThat(api.create(with(order, "startAt", opening.toString())).status())
                    .as("%s", kind)
                    .isEqualTo(201);
            assertThat(api.create(with(
                                    byList(kind, SIGN, BulkSituations.numbers(1)),
                                    "startAt",
                                    closing.minusSeconds(1).toString()))
                            .status())
                    .as("%s", kind)
                    .isEqualTo(201);
        }
        Map<String, Object> abroad = byList(TemplateKind.INTERNATIONAL, SIGN, List.of("85251234567"));
        assertThat(api.create(with(abroad, "startAt", closing.toString())).status())
                .isEqualTo(201);
    }

    private static Map<String, Object> with(Map<String, Object> order, String field, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(order);
        changed.put(field, value);
        return changed;
    }

    @Test
    void makesOneTaskForOneKey() {
        tenOClock();
        Map<String, Object> order = byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(2));
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        Reply first = api.post("/v1/bulk-tasks", order, key);
        Reply again = api.post("/v1/bulk-tasks", order, key);
        Reply other = api.post("/v1/bulk-tasks", with(order, "name", "别的"), key);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        refused(other, 409, "IdempotencyKeyReused");
        refused(
                api.post("/v1/bulk-tasks", order, Map.of("Idempotency-Key", "k".repeat(201))),
                400,
                "isv.INVALID_PARAMETERS");
    }

    @Test
    void showsATaskToItsOwnerOnly() {
        tenOClock();
        String id = api.forecasted(byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(1)));
        BulkApi stranger = new BulkApi(server.port(), accounts.enterprise().key(), clock::instant);

        refused(stranger.get("/v1/bulk-tasks/" + id, Map.of()), 404, "BulkTaskNotFound");
        for (String action : List.of("confirm", "cancel", "pause", "resume", "stop", "forecast")) {
            refused(stranger.act(id, action), 404, "BulkTaskNotFound");
        }
        assertThat(stranger.get("/v1/bulk-tasks", Map.of()).json().path("total").asInt())
                .isZero();
        assertThat(api.task(id).path("state").asText()).isEqualTo("AWAITING_CONFIRMATION");
        refused(api.act(id, "pause"), 409, "OperationDenied.BulkTaskState", "待确认");
    }

    @Test
    void writesEveryStepIntoTheAuditTrail() {
        tenOClock();
        String id = api.forecasted(byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(1)));
        api.act(id, "cancel");

        assertThat(jdbc.sql(
                                "select action, actor from audit_entry where subject_type = 'bulk-task' and subject_id = ? order by id")
                        .param(id)
                        .query((row, n) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly(
                        "bulk-task.created account:" + accountId,
                        "bulk-task.forecasted system",
                        "bulk-task.cancelled account:" + accountId);
    }

    @Test
    void comesOutAsForecast() {
        tenOClock();
        List<String> numbers = new ArrayList<>(BulkSituations.numbers(1200));
        Map<String, Object> order = byList(TemplateKind.NOTIFICATION, SIGN, numbers);
        // Listed after the file was read: the list still has them, sending has not.
        for (int i = 0; i < 7; i++) {
            blacklist.add(new BlacklistEntry(
                    Long.parseLong("86" + numbers.get(i * 150)),
                    accountId,
                    BlacklistKind.ACCOUNT,
                    null,
                    "test",
                    clock.instant()));
        }

        String id = api.forecasted(order);
        JsonNode forecast = api.task(id).path("forecast");
        long writtenByTheForecast = messages(id, "count(*)").longValue();
        api.act(id, "confirm");
        api.awaitState(id, "FINISHED");
        JsonNode done = awaitEnds(id, 1200);

        assertThat(writtenByTheForecast).isZero();
        assertThat(forecast.path("accepted").asInt())
                .isEqualTo(1193)
                .isEqualTo(done.path("progress").path("sent").asInt());
        assertThat(forecast.path("refused").asInt())
                .isEqualTo(7)
                .isEqualTo(done.path("failedNumbers").asInt());
        assertThat(forecast.path("refusals").get(0).path("ruleId").asText()).isEqualTo("SR-07");
        assertThat(forecast.path("refusals").get(0).path("count").asInt()).isEqualTo(7);
        assertThat(forecast.path("refusals").get(0).path("sample").asText()).contains("****");
        assertThat(messages(id, "sum(price_micros)").movePointLeft(6))
                .isEqualByComparingTo(forecast.path("cost").decimalValue());
        assertThat(messages(id, "sum(if(error_code = 'DELIVERED', segments, 0))")
                        .longValue())
                .isEqualTo(forecast.path("segments").asLong());
        assertThat(Instant.parse(forecast.path("finishesAt").asText())).isAfter(clock.instant());
    }

    private BigDecimal messages(String taskId, String figure) {
        return data.sql("select coalesce(" + figure + ", 0) from sending_message where out_id = ?")
                .param(taskId)
                .query(BigDecimal.class)
                .single();
    }

    @Test
    @Tag("S6.3-14")
    void isCancelledUntilFiveMinutesBefore() {
        Instant ten = tenOClock();
        Instant start = ten.plus(Duration.ofHours(1));
        String inTime = api.confirmed(at(start));
        String late = api.confirmed(at(start));

        clock.set(start.minus(Duration.ofMinutes(5)).minusSeconds(1));
        Reply cancelled = api.act(inTime, "cancel");
        clock.set(start.minus(Duration.ofMinutes(4)).minusSeconds(59));
        Reply tooLate = api.act(late, "cancel");

        assertThat(cancelled.json().path("state").asText()).as(cancelled.body()).isEqualTo("CANCELLED");
        refused(tooLate, 409, "OperationDenied.BulkTaskTooLate", "5 分钟");
        assertThat(api.task(late).path("state").asText()).isEqualTo("SCHEDULED");
    }

    private Map<String, Object> at(Instant start) {
        Map<String, Object> order = byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(2));
        order.put("startAt", start.toString());
        return order;
    }

    @Test
    @Tag("S6.3-13")
    void startsAtItsTimeAndNotBefore() throws Exception {
        Instant start = tenOClock().plus(Duration.ofHours(1));
        String id = api.confirmed(at(start));

        clock.set(start.minusMillis(1));
        fire(id);
        clock.set(start);
        assertThat(api.task(id).path("state").asText()).isEqualTo("SCHEDULED");
        fire(id);
        JsonNode done = api.awaitState(id, "FINISHED");

        assertThat(Instant.parse(done.path("sendTime").asText())).isEqualTo(start);
        assertThat(actions(done)).doesNotContain("missed-start");
    }

    @Test
    void tellsThatItsPriceHasChangedSinceItWasConfirmed() throws Exception {
        Instant start = tenOClock().plus(Duration.ofHours(1));
        String id = api.confirmed(at(start));
        String other = api.confirmed(at(start));

        packages.grant(
                accountId,
                Coverage.DOMESTIC,
                2,
                start,
                start.plus(Duration.ofDays(1)),
                UUID.randomUUID().toString());
        clock.set(start);
        fire(id);
        JsonNode paidByPackage = api.awaitState(id, "FINISHED");
        fire(other);
        JsonNode asConfirmed = api.awaitState(other, "FINISHED");

        assertThat(paidByPackage.path("termsChanged").asBoolean()).isTrue();
        assertThat(actions(paidByPackage)).containsSubsequence("confirmed", "price-changed", "started", "finished");
        assertThat(paidByPackage.path("history").toString()).contains("0.055 → 0 ");
        assertThat(paidByPackage.path("confirmedTerms")).isNotEqualTo(paidByPackage.path("termsAtStart"));
        assertThat(asConfirmed.path("termsChanged").asBoolean()).isFalse();
        assertThat(actions(asConfirmed)).doesNotContain("price-changed", "rulebook-changed");
    }

    @Test
    void makesUpForAStartItMissed() throws Exception {
        Instant start = tenOClock().plus(Duration.ofHours(1));
        String id = api.confirmed(at(start));

        clock.set(start.plus(Duration.ofHours(3)));
        fire(id);
        JsonNode done = api.awaitState(id, "FINISHED");

        assertThat(actions(done)).contains("missed-start");
    }

    @Test
    @Tag("S6.3-15")
    void makesUpForAStartItMissedAtTheNextOpening() throws Exception {
        Instant ten = tenOClock();
        Instant start = ten.plus(Duration.ofHours(11));
        String id = api.confirmed(at(start));

        clock.set(ten.plus(Duration.ofHours(13)));
        fire(id);
        awaitAction(id, "missed-window");
        Instant planned = Instant.parse(api.task(id).path("sendTime").asText());
        clock.set(planned);
        fire(id);
        JsonNode done = api.awaitState(id, "FINISHED");

        assertThat(planned).isEqualTo(ten.plus(Duration.ofHours(22)));
        assertThat(Instant.parse(done.path("sendTime").asText())).isEqualTo(planned);
    }

    /** The scheduler's own store keeps what was due while nothing ran. */
    @Test
    void isFoundByTheSchedulerAfterAStandstill() throws Exception {
        clock.reset();
        Map<String, Object> order = byList(TemplateKind.INTERNATIONAL, SIGN, List.of("85251234567"));
        Instant start = Instant.now().plusSeconds(3);
        order.put("startAt", start.toString());
        scheduler.standby();
        try {
            String id = api.confirmed(order);
            await().atMost(Duration.ofSeconds(30)).until(() -> Instant.now().isAfter(start.plusSeconds(1)));
            assertThat(api.task(id).path("state").asText()).isEqualTo("SCHEDULED");

            scheduler.start();

            api.awaitState(id, "FINISHED");
        } finally {
            scheduler.start();
        }
    }

    @Test
    @Tag("S6.3-15")
    void pausesAPromotionOverNight() throws Exception {
        Instant closing = tenOClock().plus(Duration.ofHours(12));
        clock.set(closing.minusSeconds(30));
        String id = api.confirmed(byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(5)));
        String slow = api.confirmed(byList(TemplateKind.PROMOTIONAL, SIGN, BulkSituations.numbers(30_000)));
        api.awaitState(id, "FINISHED");

        clock.set(closing);
        fire(slow);
        JsonNode paused = api.awaitState(slow, "PAUSED");
        Reply resumed = api.act(slow, "resume");
        clock.set(closing.plus(Duration.ofHours(10)));
        fire(slow);
        JsonNode done = api.awaitState(slow, "FINISHED");

        assertThat(paused.path("pausedBy").asText()).isEqualTo("WINDOW");
        assertThat(paused.path("progress").path("remaining").asInt()).isPositive();
        refused(resumed, 409, "OperationDenied.BulkTaskWindow", "22:00");
        assertThat(actions(done)).containsSubsequence("started", "paused-window", "resumed", "finished");
        assertThat(done.path("failedNumbers").asInt()).isZero();
        assertThat(done.path("progress").path("sent").asInt()).isEqualTo(30_000);
        api.awaitState(slow, "FINISHED");
    }

    @Test
    void pausesGoesOnAndStopsInMidRun() {
        tenOClock();
        String id = api.confirmed(byList(TemplateKind.NOTIFICATION, SIGN, BulkSituations.numbers(30_000)));

        assertThat(api.act(id, "pause").status()).isEqualTo(200);
        JsonNode paused = awaitQuiet(id);
        assertThat(api.act(id, "resume").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> sent(api.task(id)) > sent(paused));
        assertThat(api.act(id, "stop").status()).isEqualTo(200);
        JsonNode stopped = awaitQuiet(id);

        assertThat(paused.path("pausedBy").asText()).isEqualTo("USER");
        assertThat(sent(stopped)).isLessThan(30_000);
        assertThat(awaitEnds(id, sent(stopped)).path("state").asText()).isEqualTo("STOPPED");
        refused(api.act(id, "resume"), 409, "OperationDenied.BulkTaskState", "已停止");
    }

    @Test
    void forgetsTheRecipientsSomeDaysAfterTheEnd() throws Exception {
        Instant ten = tenOClock();
        String id = api.confirmed(byHand(TemplateKind.PROMOTIONAL, BulkSituations.numbers(2)));
        long listId = api.awaitState(id, "FINISHED").path("recipientListId").asLong();

        clock.set(ten.plus(Duration.ofDays(6)));
        scheduler.triggerJob(JobKey.jobKey("forget-recipients", BulkTiming.GROUP));
        assertThat(lists.find(accountId, listId)).isPresent();
        clock.set(ten.plus(Duration.ofDays(8)));
        scheduler.triggerJob(JobKey.jobKey("forget-recipients", BulkTiming.GROUP));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> lists.find(accountId, listId).isEmpty());
        assertThat(api.task(id).path("numbers").asInt()).isEqualTo(2);
    }

    private static int sent(JsonNode task) {
        return task.path("progress").path("sent").asInt();
    }

    /** Until what was under way is answered: the task is given back then. */
    private JsonNode awaitQuiet(String id) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> jdbc.sql("select owner is null from bulk_task where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single());
        return api.task(id);
    }

    @Test
    void pausesWhenSendingRefusesTheTaskAndGoesOnWhenThatIsMended() throws Exception {
        Instant start = tenOClock().plus(Duration.ofHours(1));
        String id = api.confirmed(at(start));
        administration.setState("test", accountId, AccountState.IN_ARREARS);
        try {
            clock.set(start);
            fire(id);
            JsonNode paused = api.awaitState(id, "PAUSED");
            assertThat(paused.path("pausedBy").asText()).isEqualTo("REFUSED");
            assertThat(paused.path("history").toString()).contains("isv.OUT_OF_SERVICE");
        } finally {
            administration.setState("test", accountId, AccountState.NORMAL);
        }

        assertThat(api.act(id, "resume").status()).isEqualTo(200);

        assertThat(api.awaitState(id, "FINISHED").path("failedNumbers").asInt()).isZero();
    }

    /** It acts with the rights that who made it has at that moment; what they lack is said, and nothing is lost. */
    @Test
    void pausesWhenWhoMadeItMayNotAnyMoreAndGoesOnWhenTheyMay() throws Exception {
        Customer demo = new Customer(
                all.findByName("demo").orElseThrow(),
                new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"));
        Person planner =
                people.user(demo, "planner-" + UUID.randomUUID().toString().substring(0, 8));
        people.attachSystem(demo, "USER", planner.id(), "AliyunDysmsFullAccess");
        Instant start = tenOClock().plus(Duration.ofHours(1));
        String id = new BulkApi(server.port(), planner.key(), clock::instant).confirmed(at(start));
        people.detachAll(demo, planner);

        clock.set(start);
        fire(id);

        JsonNode paused = api.awaitState(id, "PAUSED");
        assertThat(paused.path("pausedBy").asText()).isEqualTo("REFUSED");
        assertThat(paused.path("history").toString())
                .contains("NoPermission", "account:" + accountId + "/user/" + planner.name(), "dysms:CreateBulkTask");
        people.attachSystem(demo, "USER", planner.id(), "AliyunDysmsFullAccess");
        assertThat(api.act(id, "resume").status()).isEqualTo(200);
        assertThat(api.awaitState(id, "FINISHED").path("failedNumbers").asInt()).isZero();
    }

    /** The end of a session ends no task; that of whoever stands behind it does. */
    @Test
    void goesOnAfterASessionButNotWithoutWhoeverAssumedTheRole() throws Exception {
        Customer demo = new Customer(
                all.findByName("demo").orElseThrow(),
                new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"));
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        Person planner = people.user(demo, "planner-" + suffix);
        long role = people.role(demo, "role-" + suffix, "AliyunDysmsFullAccess");
        Instant start = tenOClock().plus(Duration.ofHours(1));
        AccountPeople.Session session =
                AccountPeople.session(tokens, demo, role, planner, null, clock.instant(), Duration.ofMinutes(15));
        BulkApi inSession = new BulkApi(new RawClient(server.port(), session.key(), session.token()), clock::instant);
        String first = inSession.confirmed(at(start));
        String second = inSession.confirmed(at(start.plus(Duration.ofHours(1))));

        clock.set(start);
        fire(first);
        assertThat(api.awaitState(first, "FINISHED").path("failedNumbers").asInt())
                .isZero();

        people.remove(demo, planner);
        clock.set(start.plus(Duration.ofHours(1)));
        fire(second);
        JsonNode paused = api.awaitState(second, "PAUSED");
        assertThat(paused.path("pausedBy").asText()).isEqualTo("REFUSED");
        assertThat(paused.path("history").toString()).contains("NoPermission", "role-" + suffix + "/laptop");
        assertThat(sent(paused)).isZero();
    }
}
