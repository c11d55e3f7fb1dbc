package dev.signet.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.console.ConsoleBrowser;
import dev.signet.event.Event;
import dev.signet.event.EventType;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushSettings;
import dev.signet.event.push.PushTargets;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.node.Ids;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff see of the running application, and what they do about it, by pages and by {@code /v1/admin} alike. */
@SignetTest(properties = "signet.event.allow-private-targets=true")
class StaffOperationsIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> PAGES = List.of(
            "/staff/carriers",
            "/staff/receipts",
            "/staff/receipts/senders",
            "/staff/simulator",
            "/staff/events",
            "/staff/repairs",
            "/staff/jobs",
            "/staff/health");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SimulatorServer simulator;

    @Autowired
    Receipts receipts;

    @Autowired
    Events events;

    @Autowired
    PushTargets targets;

    @Autowired
    PushSettings pushes;

    @Autowired
    Ids ids;

    @Autowired
    AuditReader audit;

    @Autowired
    Discrepancies discrepancies;

    @Autowired
    Scheduler scheduler;

    @Autowired
    ObjectMapper json;

    @AfterEach
    void noFaults() {
        simulator.follow("receipts: {delay: 20ms}");
    }

    @Test // #13
    void whoWatchesSeesAllPagesAndIsOfferedNothingToDo() throws Exception {
        for (String page : PAGES) {
            assertThat(get(page + "?lang=zh", "admin").statusCode()).as(page).isEqualTo(200);
            HttpResponse<String> english = get(page + "?lang=en", "auditor");
            assertThat(english.statusCode()).as(page).isEqualTo(200);
            assertThat(english.body())
                    .as(page)
                    .contains("lang=\"en\"")
                    .doesNotContain("hx-post=\"/staff/jobs")
                    .doesNotContain("hx-post=\"/staff/simulator");
            assertThat(get(page, "reviewer").statusCode()).as(page).isEqualTo(403);
            assertThat(get(page, "finance").statusCode())
                    .as("%s, where health is of whoever is told to act", page)
                    .isEqualTo(page.equals("/staff/health") ? 200 : 403);
            assertThat(get(page, "officer").statusCode()).as(page).isEqualTo(page.equals("/staff/health") ? 200 : 403);
        }
        assertThat(form("/staff/jobs/review/repair-review-tasks/run", "", "auditor")
                        .statusCode())
                .isEqualTo(403);
        assertThat(form("/staff/simulator/disconnect", "", "auditor").statusCode())
                .isEqualTo(403);
        assertThat(form("/staff/simulator/handset", "number=13812345678", "auditor")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test // #13
    void aCarrierTellsItsSessionsAndWhyTheLastOneEnded() throws Exception {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(carrier().path("state").asText()).isEqualTo("UP"));
        JsonNode before = carrier();
        assertThat(before.path("sessions")).hasSize(before.path("wanted").asInt());
        String since = before.path("sessions").path(0).path("since").asText();

        assertThat(form("/staff/simulator/disconnect", "", "admin").statusCode())
                .isEqualTo(303);

        await().atMost(LONG).untilAsserted(() -> {
            JsonNode after = carrier();
            assertThat(after.path("state").asText()).isEqualTo("UP");
            assertThat(after.path("sessions").path(0).path("since").asText()).isGreaterThan(since);
            assertThat(after.path("trouble").asText()).isNotBlank();
            assertThat(after.path("troubleAt").asText()).isGreaterThan(since);
        });
        assertThat(get("/staff/carriers", "auditor").body())
                .contains(carrier().path("trouble").asText());
        assertThat(latest("simulator", "simulator").action()).isEqualTo("simulator.disconnected");
        assertThat(latest("simulator", "simulator").actor()).isEqualTo("admin");
    }

    @Test // #13
    void theSimulatorsScriptIsShownSetAndOnRecord() throws Exception {
        String script = "{receipts: {delay: 30ms}, faults: [{fault: throttle, every: 1000}]}";

        assertThat(form("/staff/simulator/script", "script=" + encoded(script), "admin")
                        .statusCode())
                .isEqualTo(303);

        assertThat(get("/v1/admin/simulator/script", "auditor").body()).isEqualTo(script);
        assertThat(get("/staff/simulator", "auditor").body()).contains("fault: throttle, every: 1000");
        AuditEntry entry = latest("simulator", "simulator");
        assertThat(entry.action()).isEqualTo("simulator.script-set");
        assertThat(entry.details()).containsEntry("script", script);

        HttpResponse<String> refused = form("/staff/simulator/script", "script=faults:+5", "admin");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("faults must be a list");
        assertThat(simulator.script()).isEqualTo(script);
        assertThat(latest("simulator", "simulator").id())
                .as("what was refused is not on record")
                .isEqualTo(entry.id());
    }

    @Test // #13
    void aReceiptIsFoundByItsIdItsCarrierAndItsTime() throws Exception {
        String id = lost();
        String wanted = "/v1/admin/receipts/unmatched?messageId=" + id;

        assertThat(read(wanted)).hasSize(1);
        assertThat(read(wanted + "&carrier=simulator")).hasSize(1);
        assertThat(read(wanted + "&carrier=another")).isEmpty();
        assertThat(read(wanted + "&from=" + Instant.now().plusSeconds(3600))).isEmpty();
        assertThat(read(wanted + "&until=" + Instant.now().minusSeconds(3600))).isEmpty();
        assertThat(read(wanted + "&from=" + Instant.now().minusSeconds(3600) + "&until="
                        + Instant.now().plusSeconds(3600)))
                .hasSize(1);
        assertThat(get("/v1/admin/receipts/unmatched?from=" + encoded(Instant.MAX.toString()), "auditor")
                        .body())
                .as("any time that can be written")
                .isEqualTo("[]");
        assertThat(get("/staff/receipts?messageId=" + id, "auditor").body())
                .contains("861****0021")
                .contains("submit date:2611281405 done date:2611281406")
                .contains("id:" + id + " sub:001")
                .doesNotContain("13800130021");
    }

    @Test // #13
    void whatRepairsLeaveIsExplainedAndLookedAtAgain() throws Exception {
        discrepancies.left("task-trigger", Map.of("task:77", "is scheduled, but for no time"));
        try {
            JsonNode found = StreamSupport.stream(
                            read("/v1/admin/repairs").path("open").spliterator(), false)
                    .filter(one -> one.path("subject").asText().equals("task:77"))
                    .findFirst()
                    .orElseThrow();

            assertThat(found.path("title").path("zh").asText()).isEqualTo("群发任务与触发器");
            assertThat(found.path("note").path("en").asText()).isEqualTo("is scheduled, but for no time");
            assertThat(found.path("advice").path("zh").asText()).contains("再次核对");
            assertThat(found.path("job").asText()).isEqualTo("bulk/reconcile-triggers");
            assertThat(get("/staff/repairs?lang=en", "admin").body())
                    .contains("task:77", "Bulk task and trigger", "/staff/jobs/bulk/reconcile-triggers/run");
            assertThat(part("bulkTriggers").path("level").asText()).isEqualTo("LOOK");
            assertThat(part("bulkTriggers").path("since").asText()).isNotBlank();

            HttpResponse<String> again =
                    form("/staff/jobs/bulk/reconcile-triggers/run", "back=/staff/repairs", "admin");
            assertThat(again.statusCode()).isEqualTo(303);
            assertThat(again.headers().firstValue("Location")).contains("/staff/repairs");
            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(get("/staff/repairs", "admin").body()).doesNotContain("task:77"));
        } finally {
            discrepancies.left("task-trigger", Map.of());
        }
    }

    @Test // #13
    void aJobIsRunAtOnceOnceAndStaysOnRecord() throws Exception {
        // Whoever asks while it waits is told so; nothing is taken up meanwhile.
        scheduler.standby();
        try {
            assertThat(post("/v1/admin/jobs/review/repair-review-tasks/run", "").statusCode())
                    .isEqualTo(202);
            HttpResponse<String> twice = post("/v1/admin/jobs/review/repair-review-tasks/run", "");
            assertThat(twice.statusCode()).isEqualTo(409);
            assertThat(twice.body()).contains("OperationDenied.JobWaits");
        } finally {
            scheduler.start();
        }

        assertThat(latest("job", "review/repair-review-tasks").action()).isEqualTo("job.run");
        String asked = form("/staff/jobs/figures/fold-figures/run", "", "admin")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(asked).startsWith("/staff/jobs?ran=figures/fold-figures&since=");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(get(asked, "admin").body())
                        .as("the page says how it went")
                        .containsPattern("已在 \\S+ \\S+ 运行成功，用时 \\d+ 毫秒"));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(post("/v1/admin/jobs/review/repair-review-tasks/run", "")
                                .statusCode())
                        .as("it has run, and may again")
                        .isEqualTo(202));
        assertThat(post("/v1/admin/jobs/bulk/wake-task/run", "").body()).contains("OperationDenied.JobRunsByItself");
        assertThat(post("/v1/admin/jobs/bulk/no-such/run", "").statusCode()).isEqualTo(404);
    }

    @Test // #13
    void aJobTellsWhatItDoesWhenItRunsAndHowItFailedLast() throws Exception {
        assertThat(read("/v1/admin/jobs"))
                .isNotEmpty()
                .as("each has words of its own")
                .allSatisfy(job -> assertThat(job.path("title").path("zh").asText())
                        .isNotEqualTo(job.path("name").asText()));
        JsonNode fold = job("figures", "fold-figures");
        assertThat(fold.path("every").path("zh").asText()).isEqualTo("每 5 秒");
        assertThat(fold.path("nextRun").asText()).isNotBlank();
        assertThat(fold.path("runnable").asBoolean()).isTrue();
        assertThat(job("bulk", "wake-task").path("runnable").asBoolean()).isFalse();
        assertThat(job("figures", "recount-figures").path("every").path("en").asText())
                .isEqualTo("every day at 03:40");

        FailingJob.mended = false;
        scheduler.addJob(
                JobBuilder.newJob(FailingJob.class)
                        .withIdentity("failing", "test")
                        .storeDurably()
                        .build(),
                true);
        try {
            scheduler.triggerJob(JobKey.jobKey("failing", "test"));
            await().atMost(LONG).untilAsserted(() -> {
                JsonNode failed = job("test", "failing");
                assertThat(failed.path("failure").asText())
                        .contains("no luck")
                        .contains("138****5678")
                        .doesNotContain("13812345678");
                assertThat(failed.path("failedAt").asText()).isNotBlank();
                assertThat(failed.path("recoveredAt").isNull()).isTrue();
                assertThat(failed.path("title").path("zh").asText()).isEqualTo("failing");
            });
            assertThat(get("/staff/jobs", "auditor").body()).contains("上次失败", "138****5678");

            FailingJob.mended = true;
            scheduler.triggerJob(JobKey.jobKey("failing", "test"));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(
                                    job("test", "failing").path("recoveredAt").asText())
                            .startsWith("20"));
        } finally {
            scheduler.deleteJob(JobKey.jobKey("failing", "test"));
        }
    }

    @Test // #13
    void eachPartOfHealthHasWordsAndWhatToDo() throws Exception {
        JsonNode parts = read("/v1/admin/health");

        assertThat(parts).hasSizeGreaterThan(15).allSatisfy(part -> {
            assertThat(part.path("title").path("zh").asText())
                    .as("words for %s", part.path("name"))
                    .isNotEqualTo(part.path("name").asText());
            assertThat(part.path("means").path("en").asText())
                    .as("what %s means", part.path("name"))
                    .doesNotContain("no words");
            assertThat(part.path("level").asText().equals("GOOD"))
                    .as("nothing is advised about what is good: %s", part.path("name"))
                    .isEqualTo(part.path("advice").isNull());
        });
        assertThat(get("/staff/health?lang=en", "auditor").body()).contains("Databases", "Carriers");
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.path("findings").isEmpty())
                    .as("each that is not good says what it is: %s", part.path("name"))
                    .isEqualTo(part.path("level").asText().equals("GOOD"));
            assertThat(part.path("facts"))
                    .allSatisfy(fact -> assertThat(fact.path("title").path("zh").asText())
                            .as("words for %s of %s", fact.path("name"), part.path("name"))
                            .containsPattern("[\\u4e00-\\u9fff]"));
        });
    }

    @Test // #13
    void theFirstPageSaysHowMuchThereIsAndWhatWaits() throws Exception {
        assertThat(get("/staff", "admin").body())
                .contains("今日发送（条）", "昨日全天", "等待发送的短信", "超时未审核", "没有余额的账号", "href=\"/staff/carriers\"");
        assertThat(get("/staff", "officer").body()).contains("待判断的疑似退订").doesNotContain("等待发送的短信");
        assertThat(get("/staff", "finance").body()).contains("没有余额的账号").doesNotContain("待判断的疑似退订");
    }

    @Test // #13
    void aFindingSaysItsFiguresWhatToDoAndWhere() throws Exception {
        lost();
        discrepancies.left("task-trigger", Map.of("task:78", "is scheduled, but for no time"));
        try {
            JsonNode receipts = part("carrier").path("findings").path(0);
            assertThat(receipts.path("sentence").path("zh").asText()).matches("运营商 simulator 最近一天有 \\d+ 条回执对不上短信");
            assertThat(receipts.path("page").asText()).isEqualTo("/staff/receipts");
            JsonNode left = part("bulkTriggers").path("findings").path(0);
            assertThat(left.path("sentence").path("en").asText()).startsWith("1 pairs of records disagree");
            assertThat(get("/staff/health", "admin").body())
                    .contains("1 项两处记录不一致，等待人工核实", "href=\"/staff/repairs\"", "href=\"/staff/receipts\"");
            assertThat(get("/staff/health", "finance").body())
                    .as("no link to what its reader may not open")
                    .contains("1 项两处记录不一致，等待人工核实")
                    .doesNotContain("href=\"/staff/repairs\"");
        } finally {
            discrepancies.left("task-trigger", Map.of());
        }
    }

    @Test // #13
    void aReplayIsOnRecordAndOfATimeThatThereIs() throws Exception {
        Customer customer = accounts.enterprise();
        Instant now = Instant.now();

        HttpResponse<String> backwards = post("/v1/admin/events/replay", replay(customer, now, now.minusSeconds(60)));
        assertThat(backwards.statusCode()).isEqualTo(400);
        assertThat(post("/v1/admin/events/replay", replay(customer, now.minusSeconds(60), now))
                        .body())
                .isEqualTo("{\"events\":0}");

        AuditEntry entry = latest("account", Long.toString(customer.id()));
        assertThat(entry.action()).isEqualTo("events.replayed");
        assertThat(entry.actor()).isEqualTo("admin");
        assertThat(entry.details()).containsEntry("type", "SmsReport");
        assertThat(get("/staff/events/7/SmsReport", "admin").statusCode())
                .as("an account that there is not")
                .isEqualTo(404);
    }

    private static String replay(Customer customer, Instant from, Instant until) {
        return "{\"accountId\":" + customer.id() + ",\"type\":\"SmsReport\",\"from\":\"" + from + "\",\"until\":\""
                + until + "\"}";
    }

    /** The two that are looked for by hand most: a receipt that nobody can place, and what an account was not told. */
    @Test // #13
    void inABrowserAReceiptIsFoundAndADeadLetterReplayed() throws Exception {
        String lost = lost();
        Customer customer = accounts.enterprise();
        List<String> received = new CopyOnWriteArrayList<>();
        AtomicBoolean refuses = new AtomicBoolean(true);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = "{\"code\":0}".getBytes(UTF_8);
            exchange.sendResponseHeaders(refuses.get() ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        receiver.start();
        try (ConsoleBrowser browser = new ConsoleBrowser(server, loggedIn("admin"))) {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/told?token=secret";
            pushes.set(customer.id(), "test", new PushSettings.Setting(EventType.SMS_REPORT, url, true));
            await().atMost(LONG).until(() -> targets.wanted(customer.id(), EventType.SMS_REPORT));
            // Its 72 hours are over: the attempt that is refused is the last.
            Event event = new Event(
                    ids.next(),
                    customer.id(),
                    EventType.SMS_REPORT,
                    Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofHours(73)),
                    "{\"biz_id\":\"dead\",\"phone_number\":\"13812345678\",\"success\":true}");
            events.add(List.of(event), targets);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(read("/v1/admin/events/dead"))
                            .anyMatch(pile -> pile.path("accountId").asText().equals(Long.toString(customer.id()))));
            assertThat(part("deadEvents").path("findings").path(0).path("page").asText())
                    .isEqualTo("/staff/events");
            JsonNode dead = read("/v1/admin/events/dead/" + customer.id() + "/SmsReport")
                    .path("events")
                    .path(0);
            assertThat(dead.path("failure").asText()).isEqualTo("HTTP 500");
            assertThat(dead.path("attempts").asInt()).isPositive();

            browser.open("/staff/receipts?lang=zh")
                    .fill("messageId", lost)
                    .click("查询")
                    .at("/staff/receipts?");
            browser.says("没有这个编号的短信").says("861****0021");
            assertThat(browser.text()).doesNotContain("13800130021");
            browser.photograph("staff-receipts");
            browser.hasNoFaults();

            browser.open("/staff/events?account=" + customer.id());
            browser.says(customer.account().name()).photograph("staff-events");
            browser.hasNoFaults();
            browser.click("查看并重新推送").at("/staff/events/" + customer.id() + "/SmsReport");
            assertThat(browser.text())
                    .contains(Long.toString(event.id()), "/told?…", "HTTP 500")
                    .doesNotContain("secret", "13812345678");
            browser.photograph("staff-events-of-type");
            browser.hasNoFaults();
            refuses.set(false);
            int before = received.size();
            browser.click("重新推送").says("已安排重新推送 1 个事件").says("没有推送失败的事件");

            await().atMost(LONG).untilAsserted(() -> assertThat(received).hasSizeGreaterThan(before));
            assertThat(received.get(received.size() - 1)).contains("\"biz_id\":\"dead\"");
            assertThat(latest("account", Long.toString(customer.id())).action()).isEqualTo("events.replayed");
            for (String page : List.of("carriers", "simulator", "health", "jobs", "repairs")) {
                browser.open("/staff/" + page).photograph("staff-" + page);
                browser.hasNoFaults();
                browser.width(390);
                browser.photograph("staff-" + page + "-390");
                browser.hasNoFaults();
                browser.width(1440);
            }
        } finally {
            pushes.set(customer.id(), "test", new PushSettings.Setting(EventType.SMS_REPORT, "", false));
            receiver.stop(0);
        }
    }

    /** Fails until it is mended. */
    public static final class FailingJob implements Job {

        static volatile boolean mended;

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            if (!mended) {
                throw new JobExecutionException(new IllegalStateException("no luck with 13812345678"));
            }
        }
    }

    /** A receipt that fits no message, under an id of its own. */
    private String lost() {
        String id = "lost-" + ids.next();
        receipts.apply(
                List.of(
                        new ReceiptUpdate(
                                "simulator",
                                List.of(id),
                                8613800130021L,
                                ReceiptUpdate.State.DELIVERED,
                                "DELIVERED",
                                "DELIVRD",
                                Instant.now(),
                                "id:" + id
                                        + " sub:001 dlvrd:001 submit date:2611281405 done date:2611281406 stat:DELIVRD to:8613800130021")));
        return id;
    }

    private JsonNode carrier() throws Exception {
        return read("/v1/admin/carriers").path("carriers").path(0);
    }

    private JsonNode part(String name) throws Exception {
        return one(read("/v1/admin/health"), "name", name);
    }

    private JsonNode job(String group, String name) throws Exception {
        JsonNode job = one(read("/v1/admin/jobs"), "name", name);
        assertThat(job.path("group").asText()).isEqualTo(group);
        return job;
    }

    private static JsonNode one(JsonNode all, String key, String value) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path(key).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + all));
    }

    private AuditEntry latest(String type, String subject) {
        return audit.read(new AuditReader.Filter(type, subject, null, null), 1).get(0);
    }

    private ConsoleVisitor loggedIn(String person) {
        ConsoleVisitor visitor = new ConsoleVisitor(server, "203.0.113.77");
        String token = visitor.get("/login").body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        visitor.form("/login", "username=" + person + "&password=" + person + "&_csrf=" + token);
        return visitor;
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = get(path, "auditor");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String person) throws IOException, InterruptedException {
        return send(request(path, person).GET());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path, "admin")
                .header("Content-Type", "application/json")
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> form(String path, String body, String person)
            throws IOException, InterruptedException {
        return send(request(path, person)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String person) {
        return HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes(UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
