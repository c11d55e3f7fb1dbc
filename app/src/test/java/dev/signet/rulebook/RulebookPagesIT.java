package dev.signet.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rulebook in force, read by the platform's people; what is refused of an edit: {@link OfficerEditIT}. */
@SignetTest
class RulebookPagesIT {

    private static final String FILE = "signature/length/SignatureLength.drl";

    @Autowired
    TestServer server;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    ObjectMapper json;

    @Test // #13
    void tellWhichOneIsInForceAndSinceWhen() throws Exception {
        StaffVisitor reviewer = StaffVisitor.of(server, "reviewer");
        String hash = rulebook.current().files().hash();

        JsonNode standing = json.readTree(
                StaffVisitor.tool(server, "reviewer", "/v1/admin/rulebook").body());
        assertThat(standing.get("version").asText())
                .isEqualTo(rulebook.current().version());
        assertThat(standing.get("hash").asText()).isEqualTo(hash);
        assertThat(standing.get("edition").asText() + "-" + hash)
                .isEqualTo(rulebook.current().version());
        assertThat(standing.get("problems")).isEmpty();
        assertThat(standing.get("versions").findValuesAsText("version"))
                .contains(rulebook.current().version());
        assertThat(reviewer.get("/staff/rulebook").body())
                .contains(hash, FILE, rulebook.current().version())
                .doesNotContain("id=\"refused\"");
        assertThat(StaffVisitor.of(server, "finance").get("/staff/rulebook").status())
                .isEqualTo(404);
    }

    @Test // #13
    void showEachFileLineByLine() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        String page = officer.get("/staff/rulebook/files/" + FILE).body();
        assertThat(page).contains("SG-01", "id=\"L1\"", "&quot;SG-01").doesNotContain("<script>");
        assertThat(StaffVisitor.tool(server, "officer", "/v1/admin/rulebook/files/" + FILE)
                        .body())
                .isEqualTo(rulebook.current().files().text(FILE));
        String many = "/staff/rulebook/files/lists/traditional-characters.csv";
        assertThat(officer.get(many).body()).contains("id=\"L500\"").doesNotContain("id=\"L501\"");
        assertThat(officer.get(many + "?line=2001").body())
                .contains("id=\"L2001\" class=\"chosen\"")
                .doesNotContain("id=\"L2000\"");
        assertThat(officer.get(many + "?page=900").body()).contains("id=\"L2501\"");
    }

    @Test // #13: nothing but what the rulebook is made of
    void showNoOtherFile() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        for (String other : new String[] {"nothing.csv", "signature", "signature/length/", ".ci", "%2e%2e/pom.xml"}) {
            assertThat(officer.get("/staff/rulebook/files/" + other).status())
                    .as(other)
                    .isBetween(400, 404);
            assertThat(StaffVisitor.tool(server, "officer", "/v1/admin/rulebook/files/" + other)
                            .status())
                    .as(other)
                    .isBetween(400, 404);
        }
    }

    @Test // #13
    void findARuleByItsIdSentenceOrFile() throws Exception {
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");

        assertThat(auditor.get("/staff/rulebook/rules?q=sg-01").body())
                .contains("SG-01", "/staff/rulebook/files/" + FILE)
                .doesNotContain("FC-1");
        assertThat(auditor.get("/staff/rulebook/rules?q=nothinglikethis").body())
                .contains("没有符合条件的规则");
        JsonNode rules = json.readTree(
                StaffVisitor.tool(server, "auditor", "/v1/admin/rulebook/rules").body());
        assertThat(rules.findValuesAsText("id")).contains("SG-01", "FC-1");
        assertThat(rules.get(0).get("sentence").get("zh").asText()).isNotBlank();
    }
}
