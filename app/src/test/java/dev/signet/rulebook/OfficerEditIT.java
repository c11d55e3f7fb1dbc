package dev.signet.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsSignResponseBody;
import com.aliyun.dysmsapi20170525.models.QuerySmsTemplateListRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsResponseBody;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SdkClients;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** An officer saves files while the whole application runs, and customers see it at the API; nothing is restarted. */
@SignetTest
@ExtendWith(OutputCaptureExtension.class)
class OfficerEditIT {

    private static final Path HOME = Path.of("target", "officer-edit").toAbsolutePath();
    private static final Path DIRECTORY = HOME.resolve("rulebook");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    ObjectMapper json;

    private Client client;

    @DynamicPropertySource
    static void aDirectoryOfItsOwn(DynamicPropertyRegistry properties) throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
        properties.add("signet.rulebook.directory", DIRECTORY::toString);
        properties.add(
                "signet.rulebook.last-good", () -> HOME.resolve("last-good").toString());
    }

    @BeforeEach
    void aCustomer() throws Exception {
        client = SdkClients.of(server.endpoint(), accounts.enterprise().key());
    }

    @Test
    @Tag("SG-06")
    void aWordOnAListRefusesTheNextApplication() throws Exception {
        assertThat(applyFor("云帆贵宾楼").getCode()).isEqualTo("OK");

        append("signature/neutral/neutral-names.txt", "\n云帆贵宾楼\n");
        AddSmsSignResponseBody refused = timed(
                "a word", () -> applyFor("云帆贵宾楼"), answer -> answer.getMessage().contains("[SG-06]"));

        assertThat(refused.getCode()).isEqualTo("isv.SIGN_NAME_ILLEGAL");
    }

    @Test
    @Tag("FC-1")
    void aLimitInATableLetsTheNextMessagePass() throws Exception {
        clock.set(Instant.now());
        assertThat(sendCode("100001").getCode()).isEqualTo("OK");
        SendSmsResponseBody second = sendCode("100002");
        assertThat(second.getCode()).isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
        assertThat(second.getMessage()).contains("触发分钟级流控Permits:1");

        // The shipped cases state the old limit: they belong to the edit.
        String old = "VERIFICATION_SIGNATURE_NUMBER: [2026-06-18T02:00:00Z]}";
        replace("sending/verification-frequency/cases.yaml", old, old.replace("]", ", 2026-06-18T02:00:01Z]"));
        replace(
                "sending/frequency-limits.csv",
                "FC-1,VERIFICATION_SIGNATURE_NUMBER,minute,natural,1,",
                "FC-1,VERIFICATION_SIGNATURE_NUMBER,minute,natural,2,");
        timed("a limit", () -> sendCode("100002"), answer -> answer.getCode().equals("OK"));

        assertThat(sendCode("100003").getMessage()).contains("触发分钟级流控Permits:2");
    }

    @Test
    void aBrokenRuleIsReportedWithItsLineAndChangesNothing(CapturedOutput output) throws Exception {
        String version = rulebook().get("version").asText();
        String file = "signature/length/SignatureLength.drl";

        replace(file, "findings.refuse(", "findings.refuze(");
        String place = file + ":" + lineOf(file, "findings.refuze(");
        timed(
                "a broken rule",
                this::rulebook,
                health -> health.path("problem").toString().contains(place));

        assertThat(rulebook().get("version").asText()).isEqualTo(version);
        assertThat(output).contains("was rejected; the last good one stays").contains(place);
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        JsonNode standing = json.readTree(
                StaffVisitor.tool(server, "officer", "/v1/admin/rulebook").body());
        assertThat(standing.get("version").asText()).isEqualTo(version);
        assertThat(standing.get("problems").findValuesAsText("file")).contains(file);
        assertThat(standing.get("refusedAt").asText()).isNotEmpty();
        assertThat(officer.get("/staff/rulebook").body()).contains("id=\"refused\"", file, "refuze", version);
        assertThat(applyFor("云").getMessage()).contains("[SG-01]");

        replace(file, "findings.refuze(", "findings.refuse(");
        timed("its correction", this::rulebook, health -> health.path("problem").isMissingNode());
        assertThat(rulebook().get("version").asText()).isEqualTo(version);
        assertThat(officer.get("/staff/rulebook").body()).doesNotContain("id=\"refused\"");
    }

    private AddSmsSignResponseBody applyFor(String name) throws Exception {
        return client.addSmsSign(new AddSmsSignRequest()
                        .setSignName(name)
                        .setSignSource(2)
                        .setSignType(1)
                        .setRemark("用于会员登录验证与订单通知")
                        .setSignFileList(List.of()))
                .getBody();
    }

    /** From the demo's account, which has approved signatures and templates. */
    private SendSmsResponseBody sendCode(String code) throws Exception {
        Client demo = SdkClients.of(server.endpoint(), "signet-demo-key", "signet-demo-secret");
        return demo.sendSms(new SendSmsRequest()
                        .setPhoneNumbers("13811119101")
                        .setSignName("杭州示例科技")
                        .setTemplateCode(verificationTemplate(demo))
                        .setTemplateParam("{\"code\":\"" + code + "\"}"))
                .getBody();
    }

    private static String verificationTemplate(Client demo) throws Exception {
        return demo
                .querySmsTemplateList(
                        new QuerySmsTemplateListRequest().setPageIndex(1).setPageSize(50))
                .getBody()
                .getSmsTemplateList()
                .stream()
                .filter(row -> Integer.valueOf(0).equals(row.getOuterTemplateType()))
                .findFirst()
                .orElseThrow()
                .getTemplateCode();
    }

    /** What health tells an administrator about the rulebook. */
    private JsonNode rulebook() throws Exception {
        String credentials = Base64.getEncoder().encodeToString("admin:admin".getBytes());
        var request = HttpRequest.newBuilder(URI.create(server.url("/actuator/health")))
                .header("Authorization", "Basic " + credentials)
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return json.readTree(body).at("/components/rulebook/details");
    }

    private static void append(String file, String text) throws IOException {
        Path path = DIRECTORY.resolve(file);
        Files.writeString(path, Files.readString(path) + text);
    }

    private static void replace(String file, String what, String with) throws IOException {
        Path path = DIRECTORY.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, with));
    }

    private static int lineOf(String file, String what) throws IOException {
        List<String> lines = Files.readAllLines(DIRECTORY.resolve(file));
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.contains(what))
                        .findFirst()
                        .orElseThrow());
    }

    /** Waits for the effect of a save and tells how long it took, which on a busy machine proves nothing. */
    private static <T> T timed(String edit, Callable<T> look, Predicate<T> effect) {
        long saved = System.nanoTime();
        T seen = Awaitility.await(edit)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(look, effect);
        System.out.printf("%s took effect after %d ms%n", edit, (System.nanoTime() - saved) / 1_000_000);
        return seen;
    }
}
