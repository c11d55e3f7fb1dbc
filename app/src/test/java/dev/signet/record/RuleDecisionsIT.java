package dev.signet.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.staff.StaffVisitor;
import dev.signet.staff.StaffVisitor.Answer;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What rules decided, by rule and day, with where each is written. */
@SignetTest
class RuleDecisionsIT {

    @Autowired
    TestServer server;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    Ids ids;

    @Autowired
    SettableClock clock;

    @Autowired
    RuleDecisions decisions;

    @Autowired
    ObjectMapper json;

    @Test // #13
    void areCountedByRuleAndDay() throws Exception {
        LocalDate today = ChinaTime.today(clock);
        for (int account = 1; account <= 3; account++) {
            decided(ids.next(), account, "ZZ-99", 0);
        }
        decided(ids.next(), 1, "ZZ-99", 1);
        decided(Ids.lowestAt(ChinaTime.startOf(today.minusDays(6))) + 7, 1, "ZZ-99", 0);
        decided(Ids.lowestAt(ChinaTime.startOf(today.minusDays(6))) - 7, 1, "ZZ-99", 0);

        RuleDecisions.Row row = decisions.week(today).rows().stream()
                .filter(each -> each.ruleId().equals("ZZ-99"))
                .findFirst()
                .orElseThrow();

        assertThat(row.refused()).as("what lies before the week is not counted").isEqualTo(4);
        assertThat(row.deferred()).isEqualTo(1);
        assertThat(row.days()).hasSize(7);
        assertThat(row.days().get(0)).isEqualTo(new RuleDecisions.Cell(today.minusDays(6), 1, 0, 1));
        assertThat(row.days().get(6)).isEqualTo(new RuleDecisions.Cell(today, 3, 1, 3));
        assertThat(row.rules()).isEmpty();

        JsonNode twin = json.readTree(
                StaffVisitor.tool(server, "auditor", "/v1/admin/decisions").body());
        assertThat(StreamSupport.stream(twin.get("rows").spliterator(), false)
                        .filter(each -> each.get("ruleId").asText().equals("ZZ-99"))
                        .map(each -> each.get("refused").asLong()))
                .containsExactly(4L);
    }

    @Test // #13
    void thePageNamesTheSentenceAndLeadsToTheFile() {
        decided(ids.next(), 1, "FC-1", 0);
        decided(ids.next(), 1, "request.signatureSuspended", 0);
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        String page = officer.get("/staff/decisions").body();
        assertThat(page).as("what no rule decided, in words").contains("不属于规则", "签名已被停用");

        assertThat(page).contains("FC-1", "/staff/rulebook/files/sending/verification-frequency/");
        String file = page.replaceFirst(
                "(?s).*href=\"(/staff/rulebook/files/sending/verification-frequency/[^\"#]*).*", "$1");
        assertThat(officer.get(file).body()).contains("FC-1");
        Answer reviewer = StaffVisitor.of(server, "reviewer").get("/staff/decisions");
        assertThat(reviewer.status()).isEqualTo(404);
        assertThat(officer.get("/staff/decisions?to=" + ChinaTime.today(clock).minusDays(30))
                        .status())
                .isEqualTo(200);
    }

    private void decided(long id, long account, String rule, int outcome) {
        data.update("""
                insert into sending_decision (id, account_id, number, outcome, code, rule_id, rulebook, request_id, message_zh,
                    message_en, advice_zh, advice_en, facts, earliest, decided_at)
                values (?, ?, 8613800138000, ?, 'X', ?, '1-x', 'r', '', '', '', '', '{}', null, ?)""", id, account, outcome, rule, Ids.instantOf(id).toEpochMilli());
    }
}
