package dev.signet.bulk.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.AccessKey;
import dev.signet.account.Accounts;
import dev.signet.billing.Ledger;
import dev.signet.bulk.BulkApi;
import dev.signet.bulk.BulkSituations;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks and triggers in the scheduler's own store, each without the other. */
@SignetTest(properties = "test.time=leaps")
class TriggerReconciliationIT {

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
    Scheduler scheduler;

    @Autowired
    SettableClock clock;

    @Autowired
    BulkTiming timing;

    @Autowired
    TriggerReconciliation reconciliation;

    @Autowired
    BulkTriggersHealth health;

    @Autowired
    JdbcClient jdbc;

    private BulkApi api;
    private BulkSituations situations;
    private Instant start;

    @BeforeEach
    void theDemoAccount() {
        long accountId = accounts.findByName("demo").orElseThrow().id();
        api = new BulkApi(
                server.port(), new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"), clock::instant);
        situations = new BulkSituations(accountId, templates, lists);
        balances.credit(accountId, new BigDecimal("1000"), UUID.randomUUID().toString(), "test");
        start = BulkSituations.tenOClock(clock).plus(Duration.ofHours(1));
    }

    @Test
    void aScheduledTaskWithoutATriggerGetsItBack() throws Exception {
        String id = scheduled();
        scheduler.unscheduleJob(key(id));

        reconciliation.reconcile();

        assertThat(planned(id)).isBetween(start, start.plusSeconds(1));
        assertThat(noted(id)).contains("had no trigger that fires");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails().get("latest").toString()).contains(id);
    }

    @Test
    void aTriggerThatFiresTooLateOrNeverIsSetAnew() throws Exception {
        String late = scheduled();
        String broken = scheduled();
        String held = scheduled();
        scheduler.pauseTrigger(key(held));
        timing.wakeAt(Long.parseLong(late), start.plus(Duration.ofDays(1)));
        jdbc.sql("update QRTZ_TRIGGERS set TRIGGER_STATE = 'ERROR' where TRIGGER_NAME = ?")
                .param("task-" + broken)
                .update();

        reconciliation.reconcile();

        assertThat(planned(late)).isBetween(start, start.plusSeconds(1));
        assertThat(scheduler.getTriggerState(key(broken))).isEqualTo(org.quartz.Trigger.TriggerState.NORMAL);
        assertThat(scheduler.getTriggerState(key(held))).isEqualTo(org.quartz.Trigger.TriggerState.NORMAL);
    }

    @Test
    void aTriggerOfNoTaskGoesAndOneInOrderStays() throws Exception {
        String kept = scheduled();
        String cancelled = scheduled();
        api.act(cancelled, "cancel");
        timing.wakeAt(Long.parseLong(cancelled), start);
        timing.wakeAt(4711, start);

        reconciliation.reconcile();

        assertThat(scheduler.checkExists(key("4711"))).isFalse();
        assertThat(scheduler.checkExists(key(cancelled))).isFalse();
        assertThat(scheduler.checkExists(key(kept))).isTrue();
        assertThat(noted("4711")).contains("no such task");
        assertThat(jdbc.sql("select count(*) from platform_discrepancy where subject = ?")
                        .param("bulk-task:" + kept)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aTaskThatIsScheduledForNoTimeIsLeftForPeople() {
        String id = scheduled();
        jdbc.sql("update bulk_task set starts_at = null where id = ?").param(id).update();

        reconciliation.reconcile();

        assertThat(noted(id)).contains("for no time");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails().get("oldest").toString()).contains(id);
        assertThat(api.act(id, "cancel").status()).isEqualTo(200);
        reconciliation.reconcile();
        assertThat(health.health().getDetails().getOrDefault("oldest", "").toString())
                .doesNotContain(id);
    }

    private String scheduled() {
        Map<String, Object> order = BulkApi.order(
                "示例科技", situations.template(TemplateKind.PROMOTIONAL).code());
        order.put("phoneNumbers", List.of(BulkSituations.number()));
        order.put("startAt", start.toString());
        return api.confirmed(order);
    }

    private static TriggerKey key(String id) {
        return TriggerKey.triggerKey("task-" + id, BulkTiming.GROUP);
    }

    private Instant planned(String id) throws Exception {
        return scheduler.getTrigger(key(id)).getNextFireTime().toInstant();
    }

    private String noted(String id) {
        return jdbc.sql("select note from platform_discrepancy where pair = ? and subject = ?")
                .params(TriggerReconciliation.PAIR, "bulk-task:" + id)
                .query(String.class)
                .single();
    }
}
