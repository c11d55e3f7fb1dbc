package dev.signet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.staff.StaffVisitor;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail, read and taken along by whoever supervises. */
@SignetTest
class AuditPagesIT {

    @Autowired
    TestServer server;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    private final String subject = UUID.randomUUID().toString();
    private Instant now;

    @BeforeEach
    void someEntries() {
        now = clock.instant();
        record("a-" + subject, "thing.made", Map.of("accountId", "77001", "note", "call 13812345678"));
        record(
                "=b-" + subject,
                "thing.changed",
                new FieldChanges().field("limit", 500, 800).details());
        record("account:77001/user/alice", "thing.seen", Map.of("until", "2026-12-04T03:23:04.123456789Z"));
    }

    private void record(String actor, String action, Map<String, ?> details) {
        transaction.executeWithoutResult(status -> trail.record(actor, action, "thing", subject, details));
    }

    private static int rows(String page) {
        return page.split("<td class=\"nowrap\"", -1).length - 1;
    }

    @Test // #13
    void isFilteredByActorActionSubjectAccountAndTime() {
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");
        String ofSubject = "/staff/audit?subjectType=thing&subjectId=" + subject;

        assertThat(rows(auditor.read(ofSubject))).isEqualTo(3);
        assertThat(rows(auditor.read(ofSubject + "&action=thing.made"))).isEqualTo(1);
        assertThat(rows(auditor.read("/staff/audit?actor=a-" + subject))).isEqualTo(1);
        assertThat(auditor.read(ofSubject + "&accountId=77001"))
                .contains("thing.made", "thing.seen")
                .doesNotContain(">thing.changed<");
        assertThat(rows(auditor.read(ofSubject + "&from=2999-01-01"))).isZero();
        assertThat(rows(auditor.read(ofSubject + "&from=1999-01-01&until=2999-12-31")))
                .isEqualTo(3);
        assertThat(rows(auditor.read(ofSubject + "&until=1999-12-31"))).isZero();
        assertThat(auditor.get(ofSubject + "&from=x").status()).isEqualTo(400);
    }

    @Test // #13
    void saysWhatWasDoneInWordsAndKeepsTheOtherFiltersInItsLinks() {
        transaction.executeWithoutResult(
                status -> trail.record("a-" + subject, "job.run", "job", subject, Map.of("reason", "对账")));

        StaffVisitor auditor = StaffVisitor.of(server, "auditor");
        String page = auditor.read("/staff/audit?accountId=&actor=a-" + subject + "&subjectType=job&lang=zh");

        assertThat(page).contains(">立即运行任务</a>", ">job.run</code>", ">原因</dt>");
        assertThat(page).contains("subjectType=job&amp;subjectId=&amp;actor=a-" + subject + "&amp;action=job.run");
    }

    @Test // #13
    void saysWhatChangedAndMasksNumbers() {
        String page = StaffVisitor.of(server, "officer").read("/staff/audit?subjectType=thing&subjectId=" + subject);

        assertThat(page).contains("138****5678").doesNotContain("13812345678");
        assertThat(page).as("a time is no number").contains("2026-12-04T03:23:04.123456789Z");
        assertThat(page).containsPattern("500</span> → .*800");
    }

    @Test // #13
    void isTakenAlongAsCsvInWhichNothingIsAFormulaAndWhichIsOnRecord() {
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");
        StaffVisitor.Answer file = auditor.get(
                "/v1/admin/audit/file?subjectType=thing&actor=&subjectId=" + subject + "&until=" + now.plusSeconds(60));

        assertThat(file.status()).as(file.body()).isEqualTo(200);
        assertThat(file.whole().headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"audit.csv\"");
        List<String> lines = file.body().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).endsWith("id,at,actor,action,subjectType,subjectId,details");
        assertThat(file.body())
                .contains("'=b-" + subject)
                .contains("limit: 500 → 800")
                .contains("note: call 138****5678")
                .doesNotContain("13812345678");
        assertThat(jdbc.sql("select json_value(details, '$.rows') from audit_entry"
                                + " where action = 'audit.exported' and actor = 'auditor'"
                                + " and json_value(details, '$.subjectId') = ?")
                        .param(subject)
                        .query(String.class)
                        .list())
                .containsExactly("3");
    }

    @Test // #13
    void isNothingForThoseWhoDoNotSupervise() {
        for (String person : List.of("finance", "reviewer")) {
            StaffVisitor visitor = StaffVisitor.of(server, person);
            assertThat(visitor.get("/staff/audit").status()).as(person).isEqualTo(404);
            assertThat(visitor.status("/v1/admin/audit/file")).as(person).isEqualTo(403);
        }
    }
}
