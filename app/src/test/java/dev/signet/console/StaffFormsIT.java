package dev.signet.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.staff.StaffAction;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
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
        assertThat(answer.body())
                .startsWith("<!DOCTYPE html>")
                .contains("InvalidCsrfToken", "页面打开过久")
                .doesNotContain("没有权限");
    }

    @Test
    void whoLacksTheRightIsToldThat() {
        StaffVisitor.Answer answer = StaffVisitor.of(server, "finance").post("/staff/people", Map.of("id", "x"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("没有权限", "href=\"/staff\"").doesNotContain("页面打开过久");
    }

    /** Of such a form not even the token is read, and whoever sent it was told to load the page again. */
    @Test
    void aFileThatIsTooLargeIsCalledThat() {
        String body = "--x\r\nContent-Disposition: form-data; name=\"evidence.OTHER\"; filename=\"big.png\"\r\n\r\n"
                + "0".repeat(61 * 1024 * 1024) + "\r\n--x--\r\n";

        StaffVisitor.Answer answer = StaffVisitor.of(server, "admin")
                .body("/staff/accounts?lang=en", "multipart/form-data; boundary=x", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("big.png", "60 MB", "lang=\"en\"").doesNotContain("reload");
    }

    /** Whether it is there for others is not told; an unknown one was a bare page, and told as forbidden. */
    @ParameterizedTest
    @ValueSource(strings = {"/staff/nothing", "/staff/people", "/staff/people/~new", "/staff/accounts/1/"})
    void aPageThatIsNoneForTheReaderIsOneThatIsNotThere(String path) {
        StaffVisitor.Answer answer = StaffVisitor.of(server, "finance").get(path + "?lang=zh");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .contains("<nav class=\"nav\"", "没有这个页面，或您的组不能打开它", "PageNotFound", path + "?lang=en")
                .doesNotContain("~nowhere");
        assertThat(new StaffVisitor(server).get(path).location()).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/staff//x?lang=en",
                "/staff/a;b?lang=en",
                "/staff/x%00?lang=en",
                "/staff/%zz?lang=en",
                "/console/a;b?lang=en"
            })
    void anAddressThatIsRefusedIsToldOnAPage(String path) throws IOException {
        String answer = asked(path);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("text/html", "<!DOCTYPE html>", "lang=\"en\"", "characters that are not allowed")
                .contains("href=\"" + path.replaceAll("(?<=[a-z])/.*", "") + "\"")
                .doesNotContain("{\"code");
    }

    @Test
    void elsewhereItIsToldToPrograms() throws IOException {
        assertThat(asked("/v1/admin//x")).startsWith("HTTP/1.1 400").contains("{\"code\":\"InvalidRequest\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q%5B%5D=1", "q[]=1", "q[0]=1"})
    void noValueStandsUnderANameWithBrackets(String query) {
        StaffVisitor.Answer answer = StaffVisitor.of(server, "admin").get("/staff/accounts?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("参数名 q[", "<nav");
    }

    @Test
    void aFieldIsCalledAsTheFormCallsIt() {
        StaffVisitor admin = StaffVisitor.of(server, "admin");

        assertThat(admin.post("/staff/people?lang=zh", Map.of("id", "X Y")).body())
                .contains("登录名 的值“X Y”", "data-field=\"id\"");
        assertThat(admin.post("/staff/people?lang=en", Map.of("id", "X Y")).body())
                .contains("&quot;X Y&quot; of Login name is");
        assertThat(StaffVisitor.of(server, "officer")
                        .post("/staff/blacklist?lang=zh", Map.of("kind", "X", "number", "13800131313", "reason", "x"))
                        .body())
                .contains("类型 的值“X”不正确，应为以下之一", "data-field=\"kind\"")
                .doesNotContain("must be");
    }

    /** It was taken as the next one that is known, and refused by that. */
    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00", "9999-12-31T23:59", "2026-02-30T10:00", "1"})
    void aTimeThatNoCalendarHereKnowsIsRefusedAsItWasGiven(String time) {
        String answer = StaffVisitor.of(server, "admin")
                .post(
                        "/staff/announcements?lang=zh",
                        Map.of("title", "标题", "body", "正文", "titleEn", "T", "bodyEn", "B", "from", time, "until", time))
                .body();

        assertThat(answer).contains("开始时间 的值“" + time + "”无效", "UTC+8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202e", "\u3000", " "})
    void aReasonThatNobodyCanReadIsNone(String reason) {
        StaffVisitor admin = StaffVisitor.of(server, "admin");
        StaffPlaces places = beans.createBean(StaffPlaces.class);

        for (String page :
                List.of("/staff/accounts/{accountId}", "/staff/signatures/{id}", "/staff/templates/{code}")) {
            StaffVisitor.Answer answer = admin.post(places.address(page) + "/suspend", Map.of("reason", reason));
            assertThat(answer.status()).as(page).isEqualTo(400);
            assertThat(answer.body()).contains("原因");
        }
    }

    @Test
    void allThatIsWrongInANewAccountIsToldAtOnce() {
        String form = "name=X+Y&verifiedName=&zone=Nowhere";

        String zh = StaffVisitor.of(server, "admin")
                .post("/staff/accounts?lang=zh&kind=ENTERPRISE", form)
                .body();

        assertThat(zh)
                .contains(
                        "data-field=\"name\">账号名 的值“X Y”无效",
                        "data-field=\"verifiedName\">实名",
                        "data-field=\"zone\">时区");
    }

    @Test
    void nobodyIsAddedWhoseNameLooksLikeAnothers() {
        StaffVisitor.Answer answer = StaffVisitor.of(server, "admin")
                .post("/staff/people", Map.of("id", "look-alike", "lastName", "Lее", "firstName", "Ann"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("混用了不同文字");
    }

    /** As no client sends it. */
    private String asked(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
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
