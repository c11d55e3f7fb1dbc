package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.staff.StaffAction;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** #13: what a form of staff's pages is told that is not as it should be. */
@SignetTest
class StaffFormsIT {

    @Autowired
    TestServer server;

    @Autowired
    ObjectMapper json;

    @Autowired
    StaffActions actions;

    @Autowired
    AutowireCapableBeanFactory beans;

    /** What stands in the audit trail stands there for good. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001b[31mb", "a\u202eb", "a\u200bb"})
    void charactersThatNobodySeesAreTakenByNone(String hidden) {
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        StaffVisitor.Answer answer = officer.post(
                "/staff/blacklist", Map.of("number", "13800131313", "kind", "COMPLAINT", "reason", hidden));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("reason", "<nav").doesNotContain(hidden);
    }

    @Test
    void linesAndTabsMayStandInOne() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        StaffVisitor.Answer answer = officer.post(
                "/staff/blacklist", Map.of("number", "13800131314", "kind", "COMPLAINT", "reason", "一\r\n\t二"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    }

    @Test
    void aNumberInAReasonIsMaskedWhereverItIsRead() throws Exception {
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        officer.post(
                "/staff/blacklist",
                Map.of("number", "13800131315", "kind", "COMPLAINT", "reason", "来电 13912345678 投诉"));

        JsonNode trail = json.readTree(StaffVisitor.tool(server, "auditor", "/v1/admin/audit?action=blacklist.listed")
                .body());

        assertThat(trail.toString()).contains("139****5678").doesNotContain("13912345678", "13800131315");
        assertThat(officer.read("/staff/blacklist")).doesNotContain("13912345678");
    }

    @Test
    void aFormWithoutItsTokenIsToldOnAPage() {
        StaffVisitor admin = StaffVisitor.of(server, "admin");

        StaffVisitor.Answer answer = admin.send("/staff/theme", Map.of("theme", "dark"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains("Forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=-1000000000-01-01T00:00:00Z", "until=%2B1000000000-12-31T23:59:59Z"})
    void timesThatNoColumnHoldsAreAsGoodAsNone(String span) {
        assertThat(StaffVisitor.tool(server, "auditor", "/v1/admin/audit?" + span)
                        .status())
                .isEqualTo(200);
    }

    /** Looked for on every page, by whoever may open it. */
    @Test
    void whatSomebodyTypesIsMarkupOnNoPage() {
        String mark = "\"'><img id=owned src=x onerror=alert(1)>";
        StaffPlaces places = beans.createBean(StaffPlaces.class);
        StaffVisitor admin = StaffVisitor.of(server, "admin");
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        StaffVisitor finance = StaffVisitor.of(server, "finance");
        String account = places.address("/staff/accounts/{accountId}");
        Map.of(
                        admin,
                        Map.of(
                                account + "/suspend",
                                Map.of("reason", mark),
                                account + "/restore",
                                Map.of("reason", mark)),
                        officer,
                        Map.of(
                                "/staff/blacklist",
                                Map.of("number", "13800131316", "kind", "COMPLAINT", "reason", mark, "reference", mark),
                                places.address("/staff/signatures/{id}") + "/suspend",
                                Map.of("reason", mark)),
                        finance,
                        Map.of(account + "/top-ups", Map.of("yuan", "1", "payment", mark, "reason", mark)))
                .forEach((who, forms) -> new TreeMap<>(forms)
                        .descendingMap()
                        .forEach((path, form) -> assertThat(who.post(path, form).status())
                                .as(path)
                                .isIn(200, 303)));
        int looked = 0;
        for (StaffAction action : actions.all()) {
            for (String door : action.doors()) {
                if (door.startsWith("GET /staff") && !places.isPartOrFile(door.substring(4))) {
                    StaffVisitor reader = action.isOpenTo(Set.of(StaffGroup.ADMINISTRATORS))
                            ? admin
                            : action.isOpenTo(Set.of(StaffGroup.COMPLIANCE_OFFICERS)) ? officer : finance;
                    assertThat(reader.get(places.address(door.substring(4))).body())
                            .as(door)
                            .doesNotContain("<img id=owned");
                    looked++;
                }
            }
        }
        assertThat(looked).isGreaterThan(30);
        assertThat(admin.get(account + "/history").body()).contains("&lt;img id=owned");
        assertThat(officer.get("/staff/blacklist").body()).contains("&lt;img id=owned");
    }
}
