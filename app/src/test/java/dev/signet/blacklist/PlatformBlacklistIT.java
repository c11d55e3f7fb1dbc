package dev.signet.blacklist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.blacklist.ReleaseSituations.Shop;
import dev.signet.sending.SendAnswer;
import dev.signet.staff.StaffVisitor;
import dev.signet.staff.StaffVisitor.Answer;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The platform's list from the pages of staff: a complaint, a number looked up, what was listed lately. */
@SignetTest(properties = "test.time=tomorrow")
@Import(ReleaseSituations.class)
class PlatformBlacklistIT {

    private static final String PAGE = "/staff/blacklist";
    private static final String REFERENCE = "12321-20261201-8";

    @Autowired
    TestServer server;

    @Autowired
    ReleaseSituations situations;

    @Autowired
    JdbcClient control;

    private Shop shop;
    private String number;

    @BeforeEach
    void aNumberThatGetsNotifications() {
        situations.tomorrowMorning();
        shop = situations.shop();
        number = situations.freshNumber();
        shop.awaitAnswer(() -> shop.notify(number), "OK");
    }

    @Test // #13: a complaint stops a number at once
    void aComplaintStopsTheNextMessageToTheNumber() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        Answer done = complain(officer, number);

        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(done.location()).startsWith(PAGE + "/number?sealed=").doesNotContain(number);
        SendAnswer refused = shop.notify(number);
        assertThat(refused.code()).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        assertThat(refused.message().zh()).contains("投诉");
        assertThat(officer.get(done.location()).body())
                .contains("投诉", "监管机构", REFERENCE, "机主投诉骚扰", "officer")
                .doesNotContain(number);
        assertThat(control.sql(
                                "select details from audit_entry where action = 'blacklist.listed' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains(REFERENCE, "REGULATOR")
                .doesNotContain(number);
    }

    @Test // #13: an address with a number in clear was taken, and so stood in histories and logs
    void noAddressTakesANumberInClear() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        for (String page : List.of("/number?sealed=", "/new?sealed=")) {
            for (String given : List.of(number, "%2B86" + number, "~AAAA")) {
                Answer answer = officer.get(PAGE + page + given);
                assertThat(answer.status()).as(page + given).isEqualTo(400);
                assertThat(answer.body()).contains("须为本站加密后的值").doesNotContain("记为");
            }
        }
    }

    @Test // #13: what was listed is seen masked, by its twin as well
    void whatWasListedLatelyIsShownWithoutWholeNumbers() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        complain(officer, number);

        assertThat(officer.get(PAGE + "?kind=COMPLAINT").body())
                .contains(REFERENCE, "/staff/blacklist/number?sealed=")
                .doesNotContain(number);
        JsonNode listed = situations
                .asStaff("officer", "GET", "/v1/admin/blacklist?kind=COMPLAINT&pageSize=100", null)
                .body();
        JsonNode newest = StreamSupport.stream(listed.spliterator(), false)
                .filter(one -> one.get("reference").asText().equals(REFERENCE))
                .findFirst()
                .orElseThrow();
        assertThat(newest.get("source").asText()).isEqualTo("REGULATOR");
        assertThat(newest.get("listedBy").asText()).isEqualTo("officer");
        assertThat(newest.get("number").asText()).doesNotContain(number);
        JsonNode found = situations
                .asStaff("officer", "GET", "/v1/admin/blacklist/86" + number, null)
                .body();
        assertThat(found.get("entries").findValuesAsText("kind")).containsExactly("COMPLAINT");
        assertThat(found.get("events").get(0).get("reference").asText()).isEqualTo(REFERENCE);
    }

    @Test // #13: no address holds a number
    void aNumberIsLookedUpWithoutItsStandingInTheAddress() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        Answer found = officer.form(PAGE, PAGE + "/search", Map.of("number", number));
        assertThat(found.status()).isEqualTo(303);
        assertThat(found.location()).contains("sealed=").doesNotContain(number);
        assertThat(officer.get(found.location()).body()).contains("不在任何名单上").doesNotContain(number);
        Answer again = officer.form(
                found.location(),
                PAGE,
                Map.of(
                        "number", "",
                        "sealed", found.location().replaceFirst(".*sealed=", "").replace("%7E", "~"),
                        "kind", "PLATFORM",
                        "reason", "风险号码"));
        assertThat(again.status()).as(again.body()).isEqualTo(303);
        assertThat(shop.verify(number).code()).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");

        Answer wrong = officer.form(PAGE, PAGE + "/search", Map.of("number", "12"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("InvalidParameter");
    }

    @Test // #13: what was listed by mistake is taken off by an officer; S9.4-3: an opt-out is not
    void aNumberListedByMistakeIsTakenOffAndAnOptOutIsNot() {
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        String page = complain(officer, number).location();
        assertThat(shop.notify(number).code()).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        String sealed = URLDecoder.decode(page.substring(page.indexOf("sealed=") + 7), UTF_8);
        Map<String, String> form = Map.of("sealed", sealed, "kind", "COMPLAINT", "reason", "登记错号码");

        assertThat(StaffVisitor.of(server, "admin")
                        .form(page, PAGE + "/remove", form)
                        .status())
                .as("officers only")
                .isEqualTo(403);
        Answer done = officer.form(page, PAGE + "/remove", form);

        assertThat(done.status()).as(done.body()).isEqualTo(303);
        shop.awaitAnswer(() -> shop.notify(number), "OK");
        assertThat(officer.get(page).body()).contains("不在任何名单上", "移出", "登记错号码");
        assertThat(control.sql(
                                "select details from audit_entry where action = 'blacklist.taken-off' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("登记错号码", "COMPLAINT");
        assertThat(officer.form(page, PAGE + "/remove", form).body())
                .as("only once")
                .contains("不在");
        assertThat(officer.form(page, PAGE + "/remove", Map.of("sealed", sealed, "kind", "OPT_OUT", "reason", "x"))
                        .body())
                .contains("S9.4-3");
    }

    @Test // #13: an auditor reads and changes nothing
    void anAuditorSeesTheListAndCanDoNothingWithIt() {
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");

        Answer page = auditor.get(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("/staff/blacklist/new", "/staff/blacklist/search", "sealed=");
        assertThat(auditor.get(PAGE + "/new").status()).isEqualTo(404);
        assertThat(auditor.form(PAGE, PAGE, Map.of("number", number, "kind", "COMPLAINT", "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(shop.notify(number).code()).isNotEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
    }

    private static Answer complain(StaffVisitor officer, String number) {
        return officer.form(
                PAGE + "/new",
                PAGE,
                Map.of(
                        "number", number,
                        "kind", "COMPLAINT",
                        "signName", "",
                        "source", "REGULATOR",
                        "reference", REFERENCE,
                        "reason", "机主投诉骚扰"));
    }
}
