package dev.signet.logexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccessCheck;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.DataPlane;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.sending.record.SendRecords;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports and what else knows of them: their files, and the reviews of those that wait. */
@SignetTest
class ExportFileReconciliationIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SentMessages messages;

    @Autowired
    SettableClock clock;

    @Autowired
    ExportFileReconciliation reconciliation;

    @Autowired
    ExportFilesHealth health;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Scheduler scheduler;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ExportProducer producer;

    @Autowired
    SendRecords records;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    JdbcTemplate control;

    private SignedRest client;
    private Instant now;

    @BeforeEach
    void aCustomerWithAMessage() {
        Customer customer = accounts.enterprise();
        client = new SignedRest(server, customer.key(), clock);
        now = clock.instant();
        messages.store(Message.delivered(customer.id(), now.minusSeconds(10), 8613900139000L));
    }

    @Test
    void anExportWhoseFileIsGoneIsNoLongerOffered() {
        String id = ready();
        String whole = ready();
        data.update("delete from logexport_chunk where export_id = ?", id);

        reconciliation.reconcile();

        JsonNode lost = client.get("/v1/log-exports/" + id).json();
        assertThat(lost.path("state").asText()).isEqualTo("FAILED");
        assertThat(lost.path("downloadable").asBoolean()).isFalse();
        assertThat(lost.path("reason").asText()).contains("文件已丢失");
        Reply file = client.get("/v1/log-exports/" + id + "/file");
        assertThat(file.status()).isEqualTo(409);
        assertThat(file.text()).contains("文件已丢失");
        assertThat(control.queryForObject("select sealed_key from logexport_request where id = ?", byte[].class, id))
                .isNull();
        assertThat(client.delete("/v1/log-exports/" + id).status()).isEqualTo(204);
        assertThat(client.get("/v1/log-exports/" + whole + "/file").status()).isEqualTo(200);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails().get("latest").toString()).contains("log-export:" + id);
    }

    @Test
    void deletesPiecesOfNoExportAndOfAttemptsThatAreNotTheFile() {
        String id = ready();
        data.update("insert into logexport_chunk (export_id, attempt, ordinal, content) values (?, 0, 0, 'x')", id);
        data.update("insert into logexport_chunk (export_id, attempt, ordinal, content) values (4712, 1, 0, 'x')");

        reconciliation.reconcile();

        assertThat(data.queryForList("select attempt from logexport_chunk where export_id = ?", Integer.class, id))
                .containsExactly(1);
        assertThat(data.queryForObject("select count(*) from logexport_chunk where export_id = 4712", Long.class))
                .isZero();
        assertThat(client.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(200);
    }

    /** It was taken for dead in the middle of its attempt, and another node came to the end meanwhile. */
    @Test
    void aNodeThatIsLateLeavesTheFileOfAnotherAlone() {
        String id = ready();
        control.update("update logexport_request set state = 'PREPARING', sealed_key = null where id = ?", id);
        SendRecords slow = mock(SendRecords.class, delegatesTo(records));
        doAnswer(call -> {
                    producer.produceAll();
                    return records.oldest(
                            call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3));
                })
                .when(slow)
                .oldest(anyLong(), any(), any(), anyLong());

        new ExportProducer(
                        context.getBean(AccessCheck.class),
                        context.getBean(LogExportStore.class),
                        context.getBean(ExportFiles.class),
                        context.getBean(ExportWriter.class),
                        context.getBean(LogLine.class),
                        slow,
                        context.getBean(ActiveRulebook.class),
                        context.getBean(AuditTrail.class),
                        transaction,
                        context)
                .produceAll();

        assertThat(client.get("/v1/log-exports/" + id + "/file").status()).isEqualTo(200);
        assertThat(data.queryForList(
                        "select distinct attempt from logexport_chunk where export_id = ?", Integer.class, id))
                .containsExactly(3);
    }

    /** Its process and its review's file: what the export says of itself is enough to ask an officer again. */
    @Test
    void anExportThatWaitsGetsItsReviewBack() throws Exception {
        String id = applied(Map.of("masked", false));
        String key = "log-export:" + id;
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .rootProcessInstances()
                        .singleResult()
                        .getId(),
                "by hand");
        control.update("delete from review_file where open_key = ?", key);

        scheduler.triggerJob(JobKey.jobKey("reconcile-reviews", "review"));

        patiently(() -> tasks.createTaskQuery().processInstanceBusinessKey(key).count() == 1);
        assertThat(control.queryForObject("select count(*) from review_file where open_key = ?", Long.class, key))
                .isOne();
    }

    private String ready() {
        String id = applied(Map.of());
        patiently(() -> "READY"
                .equals(control.queryForObject("select state from logexport_request where id = ?", String.class, id)));
        return id;
    }

    private String applied(Map<String, ?> different) {
        String day = now.minusSeconds(10)
                .atOffset(ZoneOffset.ofHours(8))
                .toLocalDate()
                .toString();
        Map<String, Object> body =
                new HashMap<>(Map.of("from", day, "to", day, "purpose", "核对六月账单", "recipient", "财务部", "format", "CSV"));
        body.putAll(different);
        Reply reply = client.post("/v1/log-exports", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("id").asText();
    }

    private static void patiently(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
