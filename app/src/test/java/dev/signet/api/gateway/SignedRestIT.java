package dev.signet.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.ApiCaller;
import dev.signet.api.RawClient;
import dev.signet.api.RawClient.Reply;
import dev.signet.platform.Refusal;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Who may call {@code /v1}, how bodies survive being signed, and the one error body. */
@SignetTest
@Import(SignedRestIT.Probe.class)
class SignedRestIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ObjectMapper json;

    private TestAccounts.Customer customer;
    private RawClient client;

    @RestController
    @TestConfiguration(proxyBeanMethods = false)
    static class Probe {

        record Form(
                @Size(max = 3, message = "must have at most 3 characters")
                String name,

                int count) {}

        @PostMapping("/v1/probe/{part}")
        Map<String, Object> take(
                @AuthenticationPrincipal ApiCaller caller,
                @PathVariable String part,
                @RequestParam(required = false) String q,
                @Valid @RequestBody Form form) {
            return Map.of("account", caller.accountId(), "part", part, "q", String.valueOf(q), "name", form.name());
        }

        @PostMapping(path = "/v1/probe/files", consumes = "multipart/form-data")
        Map<String, Object> files(
                @RequestPart Form application, @RequestParam String remark, @RequestPart MultipartFile file)
                throws IOException {
            return Map.of(
                    "name",
                    application.name(),
                    "remark",
                    remark,
                    "file",
                    file.getOriginalFilename(),
                    "bytes",
                    RawClient.sha256(file.getBytes()));
        }

        @GetMapping("/v1/probe/refused")
        void refused() {
            throw new Refusal(
                    "isv.ERROR_SIGN_NOT_DELETE",
                    "审核中不能删除",
                    "not while under review",
                    List.of(new Finding("SG-01", Severity.REFUSE, "签名长度必须为2到12个字符", "2 to 12 characters", "某")));
        }

        @GetMapping("/v1/probe/broken")
        void broken() {
            throw new IllegalStateException("secret detail");
        }
    }

    @BeforeEach
    void aCustomer() {
        customer = accounts.enterprise();
        client = new RawClient(server.port(), customer.key());
    }

    private Reply post(String path, Map<String, String> query, String contentType, byte[] body) {
        Map<String, String> headers =
                client.acs3("POST", path, query, new TreeMap<>(Map.of("content-type", contentType)), body);
        String target = query.isEmpty() ? path : path + "?" + RawClient.query(query);
        return client.send("POST", target, headers, body);
    }

    private Reply get(String path) {
        return client.send("GET", path, client.acs3("GET", path, Map.of(), Map.of(), new byte[0]), null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void knowsItsCallerAndKeepsTheBody() {
        Reply reply = post(
                "/v1/probe/%E4%B8%AD%20%E6%96%87",
                Map.of("q", "a b&c"), "application/json", utf8("{\"name\":\"张三\",\"count\":1}"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().path("account").asLong()).isEqualTo(customer.id());
        assertThat(reply.json().path("part").asText()).isEqualTo("中 文");
        assertThat(reply.json().path("q").asText()).isEqualTo("a b&c");
        assertThat(reply.json().path("name").asText()).isEqualTo("张三");
    }

    @Test
    void handsOutThePartsOfASignedForm() {
        byte[] file = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0, (byte) 0xff};
        byte[] body = concat(
                utf8("--cut\r\nContent-Disposition: form-data; name=\"application\"\r\n"
                        + "Content-Type: application/json\r\n\r\n{\"name\":\"示例\",\"count\":1}\r\n"
                        + "--cut\r\nContent-Disposition: form-data; name=\"remark\"\r\n\r\n说明\r\n"
                        + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"执照.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n"),
                file,
                utf8("\r\n--cut--\r\n"));

        Reply reply = post("/v1/probe/files", Map.of(), "multipart/form-data; boundary=cut", body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().path("name").asText()).isEqualTo("示例");
        assertThat(reply.json().path("remark").asText()).isEqualTo("说明");
        assertThat(reply.json().path("file").asText()).isEqualTo("执照.png");
        assertThat(reply.json().path("bytes").asText()).isEqualTo(RawClient.sha256(file));
    }

    private static byte[] concat(byte[]... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void refusesWhoDoesNotSign() {
        Reply reply = client.send("GET", "/v1/probe/refused", Map.of(), null);

        assertError(reply, 400, "MissingAccessKeyId");
    }

    @Test
    void refusesASignatureOverAnotherPath() {
        Map<String, String> headers = client.acs3("GET", "/v1/other", Map.of(), Map.of(), new byte[0]);

        assertError(client.send("GET", "/v1/probe/refused", headers, null), 400, "SignatureDoesNotMatch");
    }

    @Test
    void refusesAReplay() {
        Map<String, String> headers = client.acs3("GET", "/v1/probe/refused", Map.of(), Map.of(), new byte[0]);
        client.send("GET", "/v1/probe/refused", headers, null);

        assertError(client.send("GET", "/v1/probe/refused", headers, null), 400, "SignatureNonceUsed");
    }

    @Test
    void answersARefusalWithItsFindings() {
        Reply reply = get("/v1/probe/refused");

        assertError(reply, 409, "isv.ERROR_SIGN_NOT_DELETE");
        assertThat(reply.json().path("message").asText()).isEqualTo("审核中不能删除；[SG-01] 签名长度必须为2到12个字符（某）");
        assertThat(reply.json().path("messageEn").asText())
                .isEqualTo("not while under review; [SG-01] 2 to 12 characters (某)");
        assertThat(reply.json().at("/findings/0/normId").asText()).isEqualTo("SG-01");
    }

    @Test
    void namesFieldValueAndRule() {
        Reply reply = post("/v1/probe/x", Map.of(), "application/json", utf8("{\"name\":\"四个字符\",\"count\":1}"));

        assertError(reply, 400, "InvalidParameter");
        assertThat(reply.json().path("messageEn").asText())
                .contains("name must have at most 3 characters (was '四个字符')");
    }

    @Test
    void namesTheFieldThatCannotBeRead() {
        Reply wrongType = post("/v1/probe/x", Map.of(), "application/json", utf8("{\"name\":\"a\",\"count\":\"x\"}"));
        Reply noJson = post("/v1/probe/x", Map.of(), "application/json", utf8("{\"name\":"));

        assertError(wrongType, 400, "InvalidParameter");
        assertThat(wrongType.json().path("messageEn").asText()).contains("count was 'x'; it must be a number");
        assertError(noJson, 400, "InvalidParameter");
        assertThat(noJson.json().path("messageEn").asText()).contains("not valid JSON near line 1");
    }

    @Test
    void refusesAFormThatIsNone() {
        for (String path : List.of("/v1/signatures", "/v1/templates")) {
            assertNotAForm(post(path, Map.of(), "multipart/form-data; boundary=cut", utf8("--cut\r\nContent-")));
            assertNotAForm(post(path, Map.of(), "multipart/form-data", utf8("no boundary at all")));
        }
    }

    private static void assertNotAForm(Reply reply) {
        assertError(reply, 400, "InvalidParameter");
        assertThat(reply.json().path("message").asText()).contains("multipart/form-data", "表单");
        assertThat(reply.json().path("messageEn").asText()).contains("no complete multipart/form-data form");
    }

    @Test
    void refusesAnEmptyPlaceAmongTheEvidence() {
        String signature = "{\"name\":\"示例\",\"scenario\":\"GENERAL\",\"source\":\"COMPANY\",\"evidence\":[null]}";
        String template = "{\"kind\":\"NOTIFICATION\",\"name\":\"示例\",\"content\":\"示例\",\"evidence\":[null]}";

        Reply forSignature = post("/v1/signatures", Map.of(), "application/json", utf8(signature));
        Reply forTemplate = post("/v1/templates", Map.of(), "application/json", utf8(template));

        for (Reply reply : List.of(forSignature, forTemplate)) {
            assertError(reply, 400, "InvalidParameter");
            assertThat(reply.json().path("messageEn").asText()).contains("evidence[0]");
        }
    }

    @Test
    void neverShowsItsInside() {
        Reply reply = get("/v1/probe/broken");

        assertError(reply, 500, "InternalError");
        assertThat(reply.body()).doesNotContain("secret detail");
    }

    @Test
    void answersTheUnknownInItsOwnBody() {
        assertError(get("/v1/no-such-thing"), 404, "InvalidApi.NotFound");
    }

    private static void assertError(Reply reply, int status, String code) {
        assertThat(reply.json().path("code").asText()).as(reply.body()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("requestId").asText())
                .isEqualTo(reply.headers().get("x-acs-request-id"));
        assertThat(reply.json().path("message").asText()).isNotEmpty();
        assertThat(reply.json().path("messageEn").asText()).isNotEmpty();
    }

    @Test
    void theRecipeOnThePageWorks(@TempDir Path directory) throws Exception {
        for (String tool : List.of("bash", "openssl", "curl")) {
            assumeTrue(run(directory, "command -v " + tool).exit() == 0, tool + " is not installed");
        }
        Files.writeString(directory.resolve("body.json"), "{\"name\":\"张三\",\"count\":1}");
        String recipe = recipe();

        Run rest = run(
                directory,
                recipe + "\nBODY=body.json signet POST '/v1/probe/x?q=a%20b' -H 'Content-Type: application/json'");
        Run rpc = run(directory, recipe + "\nACTION=NoSuchAction signet POST '/?PageIndex=1'");
        Run get = run(directory, recipe + "\nsignet GET /v1/no-such-thing");

        assertThat(json.readTree(rest.output()).path("name").asText())
                .as(rest.output())
                .isEqualTo("张三");
        assertThat(json.readTree(rest.output()).path("q").asText()).isEqualTo("a b");
        assertThat(json.readTree(rpc.output()).path("Code").asText()).isEqualTo("InvalidAction.NotFound");
        assertThat(json.readTree(get.output()).path("code").asText()).isEqualTo("InvalidApi.NotFound");
    }

    /** The first block of bash on the page. */
    private static String recipe() throws IOException {
        Path page = Files.exists(Path.of("docs")) ? Path.of("docs/api/signing.md") : Path.of("app/docs/api/signing.md");
        String text = Files.readString(page);
        int start = text.indexOf("```bash\n") + 8;
        return text.substring(start, text.indexOf("```", start));
    }

    private record Run(int exit, String output) {}

    private Run run(Path directory, String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("SIGNET_HOST", server.endpoint());
        builder.environment().put("SIGNET_KEY", customer.key().id());
        builder.environment().put("SIGNET_SECRET", customer.key().secret());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
