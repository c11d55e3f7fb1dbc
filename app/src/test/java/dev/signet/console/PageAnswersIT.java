package dev.signet.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.rules.fact.Scenario;
import dev.signet.support.Approved;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #12: what pages answer where something goes wrong before, behind or besides them, and to a form that comes twice. */
@SignetTest
class PageAnswersIT {

    private static final String TEMPLATES = "/console/templates";
    private static final String TEMPLATE = "kind=NOTIFICATION&name=n&content=" + AttackedAccount.encoded("您的包裹已到。")
            + "&remark=" + AttackedAccount.encoded("发货通知");
    private static final String ID = "RequestId <code class=\"break\">";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Approved approved;

    @Autowired
    JdbcClient jdbc;

    private Customer customer;
    private ConsoleVisitor owner;

    @BeforeEach
    void somebodyIsAtTheConsole() {
        customer = accounts.enterprise("杭州云帆科技有限公司");
        owner = logins.owner(customer);
        approved.signature(customer.id(), AttackedAccount.SIGN, Scenario.GENERAL);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /console/templates?lang=zh, 这个页面不接受 PUT 请求",
        "DELETE, /console/access/users?lang=en, This page takes no DELETE request",
        "POST, /console/notices?lang=en, This page takes no POST request"
    })
    void aMethodThatNoPageTakesIsToldOnOne(String method, String path, String said) {
        Answer answer = owner.send(method, path, "application/x-www-form-urlencoded", "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).contains("<nav class=\"nav\"", said, "RequestId <code>");
        assertThat(owner.part(method, path, "").body())
                .contains(said, "data-code=\"InvalidParameter\"")
                .doesNotContain("<nav");
    }

    @ParameterizedTest
    @CsvSource({
        "/console/volume/custom?from=heute&lang=zh, from 的值“heute”不正确，应为日期，例如 2026-11-23",
        "/console/volume/custom?from=heute&lang=en, from must be a date such as 2026-11-23 (was &#39;heute&#39;)",
        "/console/bulk-tasks?page=x&lang=zh, page 的值“x”不正确，应为 0 至 9 组成的数字"
    })
    void whatAnAddressSaysWronglyIsSaidInTheReadersLanguage(String path, String said) {
        assertThat(owner.get(path).body()).contains(said);
    }

    @Test
    void whoIsNotLoggedInIsToldSoToo() {
        ConsoleVisitor visitor = logins.visitor();
        String token = token(visitor, "/console/login");

        Answer answer = visitor.form("/console/login/nothing?lang=en", "_csrf=" + token);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body())
                .contains("lang=\"en\"", "This page takes no POST request", ID)
                .doesNotContain("<nav", "{\"");
    }

    /** What stood there was deleted meanwhile. */
    @ParameterizedTest // "there is nothing yet" was said of a list, and nothing led back to it
    @ValueSource(
            strings = {
                TEMPLATES,
                "/console/signatures",
                "/console/notices",
                "/console/bulk-tasks",
                "/console/access/users"
            })
    void whoAsksForMorePagesThanThereAreComesToTheLast(String list) {
        Answer answer = owner.get(list + "?page=99&lang=zh");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).endsWith(list + "?lang=zh&page=1");
        assertThat(owner.get(list + "?page=1&lang=zh").status()).isEqualTo(200);
    }

    private static String token(ConsoleVisitor visitor, String page) {
        String token = visitor.get(page).body().replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        assertThat(token).matches("[\\w.-]{40,100}");
        return token;
    }

    @Test
    void aFormThatIsNoneIsToldOnAPage() {
        Answer answer = owner.send("POST", TEMPLATES + "?lang=en", "multipart/form-data", "nothing");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("is no complete multipart/form-data form", "RequestId <code>", "</html>");
    }

    /** Of 27 MB that are announced none is waited for. */
    @ParameterizedTest
    @CsvSource({
        "/console/notices/read-all?lang=zh, 27000000, 请求内容超过",
        "/console/templates/check?lang=en, 27000000, The body has more than",
        "/console/templates?lang=zh, 70000000, 整个表单（含文件）超过 64 MB",
        "/console/templates?lang=en, 70000000, The form with its files is larger than 64 MB"
    })
    void whatIsTooLargeIsRefusedBeforeItIsSent(String path, long bytes, String said) throws IOException {
        String answer = announced(path, "multipart/form-data; boundary=signet", bytes);

        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("text/html", "<!DOCTYPE html>", said, "RequestId <code", "</html>")
                .contains("X-Frame-Options: DENY");
    }

    /** Sends the head alone, and hears what comes. */
    private String announced(String path, String type, long bytes) throws IOException {
        String cookies = owner.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies + "\r\nX-CSRF-TOKEN: "
                + token(owner, "/console/account") + "\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes
                + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** Whatever the drawing of a page comes upon. */
    @Test
    void aPageThatCannotBeDrawnIsToldWithTheIdItIsFoundBy() {
        String body = "name=" + AttackedAccount.encoded("云帆商城")
                + "&scenario=GENERAL&source=COMPANY&thirdParty=false&publicBody=false&sourceOwned=true&remark=x";
        assertThat(owner.form("/console/signatures", body).status()).isEqualTo(303);
        String page = "/console/signatures/of/" + AttackedAccount.encoded("云帆商城");
        assertThat(owner.get(page).status()).isEqualTo(200);
        jdbc.sql(
                        "update signature_record set action = 'nothing' where signature_id in (select id from signature where account_id = ?)")
                .param(customer.id())
                .update();

        Answer answer = owner.get(page + "?lang=zh");
        var headers = owner.headersOf(page + "?lang=en");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .startsWith("<!DOCTYPE html>")
                .contains("请求处理失败", "data-code=\"InternalError\"", ID, "/assets/console", "</html>")
                .doesNotContain("nothing", "thymeleaf");
        assertThat(headers.firstValue("x-acs-request-id").orElse("")).hasSize(36);
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(owner.part("GET", page, null).body().strip())
                .startsWith("<div role=\"alert\">")
                .contains("InternalError", ID);
        assertThat(owner.get("/console/signatures").status()).isEqualTo(200);
    }

    private long templates() {
        return jdbc.sql("select count(*) from template where account_id = ?")
                .param(customer.id())
                .query(Long.class)
                .single();
    }

    /** As a browser without script: the token stands in the form. */
    private Answer send(String path, String body, String drawn) {
        return owner.forged(path, body + "&_csrf=" + drawn, null);
    }

    @Test
    void aFormThatIsSentAgainDoesItNoSecondTime() {
        String drawn = token(owner, TEMPLATES + "/new");

        assertThat(send(TEMPLATES, "kind=NOTIFICATION&name=n&content=&remark=", drawn)
                        .status())
                .as("refused")
                .isEqualTo(400);
        assertThat(send(TEMPLATES, TEMPLATE, drawn).status()).as("mended").isEqualTo(303);
        Answer again = send(TEMPLATES + "?lang=zh", TEMPLATE, drawn);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("这张表单已经提交过");
        jdbc.sql("update access_sent_form set begun_ms = ends_ms where begun_ms is null")
                .update();
        assertThat(send(TEMPLATES + "?lang=zh", TEMPLATE, drawn).body())
                .as("while the first is under way")
                .contains("还在处理")
                .doesNotContain("已经提交过");
        assertThat(templates()).isEqualTo(1);
        assertThat(send("/console/access/keys", "", drawn).status())
                .as("another form of the same page")
                .isEqualTo(200);
        assertThat(send("/console/access/keys", "", drawn).status()).isEqualTo(409);
        assertThat(send(TEMPLATES, TEMPLATE.replace("name=n", "name=n2"), token(owner, TEMPLATES + "/new"))
                        .status())
                .as("drawn anew")
                .isEqualTo(303);
        assertThat(templates()).isEqualTo(2);
        assertThat(owner.form(TEMPLATES, TEMPLATE.replace("name=n", "name=n3")).status())
                .as("by a program")
                .isEqualTo(303);
    }

    @Test
    void oneOfThoseThatAreSentAtOnceIsDone() {
        String drawn = token(owner, TEMPLATES + "/new");

        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(each -> new Sender(drawn).send())
                .toList();

        assertThat(answers).containsOnlyOnce(303).containsOnly(303, 409);
        assertThat(templates()).isEqualTo(1);
    }

    /** Each with its own copy of the session's cookie. */
    private final class Sender {

        private final ConsoleVisitor visitor = logins.visitor();
        private final String drawn;

        Sender(String drawn) {
            this.drawn = drawn;
            visitor.cookies().putAll(owner.cookies());
        }

        int send() {
            return visitor.form(TEMPLATES, TEMPLATE + "&_csrf=" + drawn).status();
        }
    }

    @Test
    void aDoubleClickSendsOnce() {
        try (ConsoleBrowser page = new ConsoleBrowser(server, owner)) {
            page.open(TEMPLATES + "/new?lang=zh");
            page.fill("name", "发货");
            page.fill("content", "您的包裹已到。");
            page.fill("remark", "发货通知");
            page.driver()
                    .executeScript("const b = document.querySelector('#application button[type=submit]');"
                            + "b.click(); b.click(); b.click();");
            page.at(TEMPLATES);
            page.says("发货");
            assertThat(templates()).isEqualTo(1);
            // The last of them would come only now.
            page.open(TEMPLATES);
            assertThat(page.texts("tbody tr")).hasSize(1);
        }
    }
}
