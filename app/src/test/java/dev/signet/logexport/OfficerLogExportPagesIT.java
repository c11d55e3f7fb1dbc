package dev.signet.logexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.time.ChinaTime;
import dev.signet.staff.StaffVisitor;
import dev.signet.staff.StaffVisitor.Answer;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer's exports from the pages of staff. */
@SignetTest
class OfficerLogExportPagesIT {

    private static final String PAGE = "/staff/log-exports";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SentMessages messages;

    @Autowired
    SettableClock clock;

    @Autowired
    ObjectMapper json;

    @Test // #13
    void areAskedForAndSeenByWhoAskedAndByAuditorsOnly() throws Exception {
        long account = accounts.enterprise().id();
        messages.store(Message.delivered(account, clock.instant(), 8613800138000L));
        String today = ChinaTime.today(clock).toString();
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        String purpose = "调查投诉 " + account;

        Answer asked = officer.form(
                PAGE + "/new",
                PAGE,
                Map.of(
                        "account",
                        Long.toString(account),
                        "from",
                        today,
                        "to",
                        today,
                        "purpose",
                        purpose,
                        "recipient",
                        "合规部",
                        "format",
                        "CSV",
                        "masked",
                        "true"));

        assertThat(asked.status()).as(asked.body()).isEqualTo(303);
        assertThat(officer.get(PAGE).body()).contains(purpose, Long.toString(account));
        assertThat(StaffVisitor.of(server, "officer2").get(PAGE).body()).doesNotContain(purpose);
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");
        assertThat(auditor.get(PAGE).body()).contains(purpose).doesNotContain(PAGE + "/new", "/file");
        JsonNode seen = json.readTree(StaffVisitor.tool(server, "auditor", "/v1/admin/log-exports?size=50")
                .body());
        assertThat(seen.get("exports").findValuesAsText("purpose")).contains(purpose);
        String id = seen.get("exports").get(0).get("id").asText();
        assertThat(StaffVisitor.tool(server, "auditor", "/v1/admin/log-exports/" + id)
                        .status())
                .isEqualTo(200);
        assertThat(StaffVisitor.tool(server, "auditor", "/v1/admin/log-exports/" + id + "/file")
                        .status())
                .isEqualTo(403);
        assertThat(auditor.form(PAGE, PAGE + "/" + id + "/delete", Map.of()).status())
                .isEqualTo(403);
    }

    @Test // #13
    void areRefusedWithWhatIsWrong() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        String today = ChinaTime.today(clock).toString();

        Answer nobody = officer.form(
                PAGE + "/new",
                PAGE,
                Map.of("account", "17", "from", today, "to", today, "purpose", "x", "recipient", "y", "format", "CSV"));
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.body()).contains("17", "AccountNotFound");
        assertThat(officer.get(PAGE + "?state=SOME").status()).isEqualTo(400);
    }
}
