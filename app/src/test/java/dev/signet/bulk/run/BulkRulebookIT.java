package dev.signet.bulk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.account.Accounts;
import dev.signet.bulk.BulkApi;
import dev.signet.bulk.BulkSituations;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobDataMap;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** An officer changes the rulebook between a task's confirmation and its start: the task says so. */
@SignetTest(properties = "test.time=leaps")
class BulkRulebookIT {

    private static final Path HOME = Path.of("target", "bulk-rulebook").toAbsolutePath();
    private static final Path DIRECTORY = HOME.resolve("rulebook");

    @Autowired
    TestServer server;

    @Autowired
    Accounts accounts;

    @Autowired
    Templates templates;

    @Autowired
    RecipientLists lists;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    Scheduler scheduler;

    @Autowired
    SettableClock clock;

    private BulkApi api;
    private BulkSituations situations;

    @DynamicPropertySource
    static void aRulebookOfItsOwn(DynamicPropertyRegistry properties) throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
        properties.add("signet.rulebook.directory", DIRECTORY::toString);
        properties.add(
                "signet.rulebook.last-good", () -> HOME.resolve("last-good").toString());
    }

    @BeforeEach
    void theDemoAccount() {
        long accountId = accounts.findByName("demo").orElseThrow().id();
        api = new BulkApi(
                server.port(), new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"), clock::instant);
        situations = new BulkSituations(accountId, templates, lists);
    }

    @Test
    void saysThatTheRulebookHasChangedSinceTheConfirmation() throws Exception {
        Instant start = BulkSituations.tenOClock(clock).plus(Duration.ofHours(1));
        String confirmedUnder = rulebook.current().version();
        String id = api.confirmed(at(start));

        saveAWord("云帆贵宾楼");
        await("the changed rulebook")
                .atMost(Duration.ofMinutes(2))
                .until(() -> !current().equals(confirmedUnder));
        JsonNode waiting = api.task(id);
        JsonNode done = startedAt(start, id);

        assertThat(waiting.path("state").asText()).isEqualTo("SCHEDULED");
        assertThat(waiting.path("termsChanged").asBoolean()).isFalse();
        assertThat(done.path("confirmedTerms").path("rulebook").asText()).isEqualTo(confirmedUnder);
        assertThat(done.path("termsAtStart").path("rulebook").asText()).isEqualTo(current());
        assertThat(done.path("termsAtStart").path("unitPrices"))
                .isEqualTo(done.path("confirmedTerms").path("unitPrices"));
        assertThat(done.path("termsChanged").asBoolean()).isTrue();
        assertThat(done.path("history").findValuesAsText("action"))
                .containsExactly("created", "forecasted", "confirmed", "rulebook-changed", "started", "finished");
        assertThat(said(done, "rulebook-changed", "noteZh")).contains("规则版本", confirmedUnder, current());
        assertThat(said(done, "rulebook-changed", "noteEn")).contains("rulebook", confirmedUnder, current());
    }

    @Test
    void saysNothingWhereItIsStillTheSame() throws Exception {
        Instant start = BulkSituations.tenOClock(clock).plus(Duration.ofHours(1));
        String id = api.confirmed(at(start));

        JsonNode done = startedAt(start, id);

        assertThat(done.path("confirmedTerms")).isEqualTo(done.path("termsAtStart"));
        assertThat(done.path("termsAtStart").path("rulebook").asText()).isEqualTo(current());
        assertThat(done.path("termsChanged").asBoolean()).isFalse();
    }

    private Map<String, Object> at(Instant start) {
        Map<String, Object> order = BulkApi.order(
                "示例科技", situations.template(TemplateKind.PROMOTIONAL).code());
        order.put("phoneNumbers", BulkSituations.numbers(2));
        order.put("startAt", start.toString());
        return order;
    }

    private String current() {
        return rulebook.current().version();
    }

    private static void saveAWord(String word) throws IOException {
        Files.writeString(
                DIRECTORY.resolve("signature/neutral/neutral-names.txt"),
                "\n" + word + "\n",
                StandardOpenOption.APPEND);
    }

    /** The scheduler fires by the machine's clock; here it fires now, and the task is judged by ours. */
    private JsonNode startedAt(Instant start, String id) throws Exception {
        clock.set(start);
        JobDataMap data = new JobDataMap();
        data.put(BulkTiming.TASK, id);
        scheduler.triggerJob(BulkTiming.WAKE, data);
        return api.awaitState(id, "FINISHED");
    }

    private static String said(JsonNode task, String action, String note) {
        for (JsonNode happening : task.path("history")) {
            if (happening.path("action").asText().equals(action)) {
                return happening.path(note).asText();
            }
        }
        throw new AssertionError(action + " is not in " + task.path("history"));
    }
}
