package dev.signet.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.api.RawClient;
import dev.signet.api.RawClient.Reply;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Hostile files, and the REST doors of signatures, templates and their evidence over real HTTP. */
@SignetTest
class EvidenceIT {

    private static final int IMAGE_MAX = 2 * 1024 * 1024;
    private static final int LETTER_MAX = 5 * 1024 * 1024;

    @Autowired
    EvidenceFiles files;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    AccountAdministration administration;

    private Customer customer;

    @BeforeEach
    void customer() {
        customer = accounts.enterprise("杭州云帆科技有限公司");
    }

    @Test
    @Tag("SGE-1")
    void takesPicturesAndLettersAsPdf() {
        for (byte[] picture : new byte[][] {Pictures.png(), Pictures.gif(), Pictures.jpeg()}) {
            assertThatCode(() -> files.check(List.of(upload(EvidenceKind.OTHER, "", picture))))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() ->
                        files.check(List.of(upload(EvidenceKind.AUTHORISATION_LETTER, "letter.pdf", Pictures.pdf()))))
                .doesNotThrowAnyException();
        assertRefused(upload(EvidenceKind.BUSINESS_LICENCE, "licence.pdf", Pictures.pdf()), "isv.ERROR_EMPTY_FILE");
    }

    @Test
    @Tag("SGE-1")
    void takesNothingThatOnlySaysItIsAPicture() {
        for (String text :
                new String[] {"<html><script>alert(1)</script>", "<svg onload='x'/>", "MZ\u0000\u0001", "PK\u0003\u0004"
                }) {
            assertRefused(
                    upload(EvidenceKind.OTHER, "a.png", text.getBytes(StandardCharsets.UTF_8)), "isv.ERROR_EMPTY_FILE");
        }
        assertRefused(upload(EvidenceKind.OTHER, "a.png", new byte[0]), "isv.ERROR_EMPTY_FILE");
        assertRefused(upload(EvidenceKind.OTHER, "a.png", Pictures.bomb()), "isv.ERROR_EMPTY_FILE");
    }

    @Test
    @Tag("SGE-2")
    void sizesAndCountHaveLimits() {
        assertThatCode(() -> files.check(List.of(upload(EvidenceKind.OTHER, "a.png", Pictures.png(IMAGE_MAX)))))
                .doesNotThrowAnyException();
        assertRefused(upload(EvidenceKind.OTHER, "a.png", Pictures.png(IMAGE_MAX + 1)), "isv.SIGN_FILE_LIMIT");
        assertThatCode(() -> files.check(
                        List.of(upload(EvidenceKind.AUTHORISATION_LETTER, "a.png", Pictures.png(LETTER_MAX)))))
                .doesNotThrowAnyException();
        assertRefused(
                upload(EvidenceKind.AUTHORISATION_LETTER, "a.png", Pictures.png(LETTER_MAX + 1)),
                "isv.SIGN_FILE_LIMIT");
        EvidenceUpload one = upload(EvidenceKind.OTHER, "a.png", Pictures.png());
        assertThatCode(() -> files.check(Collections.nCopies(10, one))).doesNotThrowAnyException();
        assertThatThrownBy(() -> files.check(Collections.nCopies(11, one)))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("isv.SIGN_FILE_LIMIT"));
    }

    @Test
    @Tag("SGE-4")
    void namesAreLettersAndDigitsWithTheContentsSuffix() {
        for (String name : new String[] {"执照.png", "a b.png", "../a.png", "a.exe", "a", ".png", "a.jpg", "a\".png"}) {
            assertRefused(upload(EvidenceKind.OTHER, name, Pictures.png()), "isv.INVALID_PARAMETERS");
        }
        assertThatCode(() -> files.check(List.of(upload(EvidenceKind.OTHER, "Licence2026.PNG", Pictures.png()))))
                .doesNotThrowAnyException();
    }

    @Test
    @Tag("S4.1-3")
    @Tag("S4.3-3")
    @Tag("S4.2-13")
    void anApplicationTravelsWithItsFilesAndOnlyTheOwnerGetsThemBack() throws IOException {
        RawClient client = new RawClient(server.port(), customer.key());
        String application = """
                {"name":"星海商贸","scenario":"GENERAL","source":"COMPANY","thirdParty":true,"publicBody":false,
                 "rightHolder":"南京星海商贸有限公司","remark":"代发订单通知"}""";
        byte[] body = multipart(
                application,
                new String[] {"evidence.BUSINESS_LICENCE", "licence.png", "image/png"},
                Pictures.png(),
                new String[] {"evidence.AUTHORISATION_LETTER", "letter.pdf", "application/pdf"},
                Pictures.pdf());
        Reply applied = send(client, "POST", "/v1/signatures", "multipart/form-data; boundary=signet", body);
        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        assertThat(applied.json().path("state").asText()).isEqualTo("UNDER_REVIEW");

        String path = "/v1/signatures/" + URLEncoder.encode("星海商贸", StandardCharsets.UTF_8);
        JsonNode shown = send(client, "GET", path, null, null)
                .json()
                .path("applications")
                .get(0);
        assertThat(shown.path("scenario").asText()).isEqualTo("GENERAL");
        assertThat(shown.path("source").asText()).isEqualTo("COMPANY");
        assertThat(shown.path("remark").asText()).isEqualTo("代发订单通知");
        assertThat(shown.path("thirdParty").asBoolean()).isTrue();
        assertThat(shown.path("evidence")).hasSize(2);
        String href = shown.path("evidence").get(0).path("href").asText();

        Reply mine = send(client, "GET", href, null, null);
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.headers().get("content-type"))
                .startsWith(shown.path("evidence").get(0).path("mediaType").asText());
        assertThat(mine.headers().get("x-content-type-options")).isEqualTo("nosniff");
        assertThat(mine.headers().get("content-disposition")).startsWith("attachment");
        Reply others = send(new RawClient(server.port(), accounts.enterprise().key()), "GET", href, null, null);
        assertThat(others.status()).isEqualTo(404);
        assertThat(send(client, "DELETE", path, null, null).status()).isEqualTo(409);
        assertThat(send(client, "GET", path + "/records", null, null)
                        .json()
                        .path("records")
                        .get(0)
                        .path("action")
                        .asText())
                .isEqualTo("apply");
    }

    @Test
    @Tag("S4.2-5")
    @Tag("S4.2-13")
    void anIndividualsFormHasItsFieldsAndGoesToReview() throws IOException {
        RawClient client = new RawClient(server.port(), accounts.individual().key());
        String remark = "小满记账网站会员登录验证码";
        byte[] body = multipart(
                """
                {"name":"小满记账","scenario":"VERIFICATION","source":"WEBSITE","domain":"xiaoman-demo.com",
                 "sourceName":"小满记账","sourceOwned":true,"thirdParty":false,"icpFiled":true,"online":true,"remark":"%s"}""".formatted(remark),
                new String[] {"evidence.FILING_SCREENSHOT", "filing.png", "image/png"},
                Pictures.png());

        Reply applied = send(client, "POST", "/v1/signatures", "multipart/form-data; boundary=signet", body);

        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        assertThat(applied.json().path("state").asText()).isEqualTo("UNDER_REVIEW");
        String path = "/v1/signatures/" + URLEncoder.encode("小满记账", StandardCharsets.UTF_8);
        JsonNode shown = send(client, "GET", path, null, null)
                .json()
                .path("applications")
                .get(0);
        assertThat(shown.path("scenario").asText()).isEqualTo("VERIFICATION");
        assertThat(shown.path("source").asText()).isEqualTo("WEBSITE");
        assertThat(shown.path("remark").asText()).isEqualTo(remark);
        assertThat(shown.path("evidence")).hasSize(1);
        assertThat(json(client, "POST", "/v1/signatures", "{\"name\":\"小满日历\",\"source\":\"APP\"}", 400)
                        .toString())
                .contains("scenario");
        assertThat(json(client, "POST", "/v1/signatures", "{\"scenario\":\"GENERAL\",\"source\":\"APP\"}", 400)
                        .path("findings")
                        .findValuesAsText("normId"))
                .contains("SG-01");
    }

    @Test
    @Tag("S4.1-3")
    void theScenarioIsChosenOnApplication() {
        RawClient client = new RawClient(server.port(), customer.key());
        String form = """
                {"name":"%s",%s"source":"COMPANY","thirdParty":false,"publicBody":false,"remark":"登录"}""";
        Map<String, String> scenarioByName = Map.of("云帆科技", "GENERAL", "杭州云帆", "VERIFICATION");
        scenarioByName.forEach((name, scenario) -> {
            json(client, "POST", "/v1/signatures", form.formatted(name, "\"scenario\":\"" + scenario + "\","), 201);
            String path = "/v1/signatures/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
            assertThat(send(client, "GET", path, null, null)
                            .json()
                            .at("/applications/0/scenario")
                            .asText())
                    .isEqualTo(scenario);
        });
        for (String none : List.of("", "\"scenario\":null,", "\"scenario\":\"\",", "\"scenario\":\"PROMOTIONAL\",")) {
            assertThat(json(client, "POST", "/v1/signatures", form.formatted("云帆商城", none), 400)
                            .toString())
                    .as(none)
                    .contains("scenario");
        }
    }

    /** What only enterprises may name a signature after decides which of the two kinds applies. */
    @Test
    @Tag("S4.3-1")
    void theFormOfEnterprisesIsForAccountsVerifiedAsOne() {
        for (String source : List.of("OFFICIAL_ACCOUNT", "SHOP")) {
            String form = """
                    {"name":"云帆%s","scenario":"GENERAL","source":"%s","sourceName":"云帆%s","sourceOwned":true,
                     "thirdParty":false,"publicBody":false,"online":true,"remark":"登录"}""".formatted(source.substring(0, 4), source, source.substring(0, 4));
            JsonNode refused = json(
                    new RawClient(server.port(), accounts.individual().key()), "POST", "/v1/signatures", form, 400);
            assertThat(norms(refused)).as(source).containsExactly("SG-11");
            json(new RawClient(server.port(), customer.key()), "POST", "/v1/signatures", form, 201);
        }
    }

    @Test
    @Tag("S4.2-1")
    @Tag("S4.3-1")
    @Tag("S5.2-1")
    @Tag("S5.3-1")
    void onlyAVerifiedAccountWhoseServiceIsOnApplies() {
        for (AccountKind kind : AccountKind.values()) {
            assertThatThrownBy(() -> administration.create("test", "nameless-" + kind.ordinal(), kind, " ", null))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.messageEn()).contains("verifiedName"));
        }
        for (Customer applicant : List.of(accounts.individual(), customer)) {
            RawClient client = new RawClient(server.port(), applicant.key());
            String form = """
                    {"name":"小满记账","scenario":"GENERAL","source":"APP","sourceName":"小满记账","sourceOwned":true,
                     "thirdParty":false,"online":true,"remark":"登录"}""";
            administration.setKeyActive("test", applicant.id(), applicant.key().id(), false);
            assertThat(json(client, "POST", "/v1/signatures", form, 400)
                            .path("code")
                            .asText())
                    .isEqualTo("InvalidAccessKeyId.Inactive");
            for (String kind : List.of("NOTIFICATION", "INTERNATIONAL")) {
                assertThat(template(client, 400, kind, "发货", "Your parcel has arrived.", "{}", "发货")
                                .path("code")
                                .asText())
                        .isEqualTo("InvalidAccessKeyId.Inactive");
            }

            administration.setKeyActive("test", applicant.id(), applicant.key().id(), true);
            json(client, "POST", "/v1/signatures", form, 201);
        }
    }

    @Test
    @Tag("S5.2-4")
    @Tag("S5.3-4")
    void theTemplateFormHasItsFieldsAndLimits() {
        RawClient client = new RawClient(server.port(), customer.key());
        json(client, "POST", "/v1/signatures", """
                {"name":"云帆科技","scenario":"GENERAL","source":"COMPANY","thirdParty":false,"publicBody":false,
                 "sourceOwned":true,"remark":"登录"}""", 201);
        String order = "您的订单${order}已发货，请注意查收。";
        String attributes = "{\"order\":\"other_number2\"}";

        assertThat(template(client, 201, "NOTIFICATION", "名".repeat(30), order, attributes, "说".repeat(100))
                        .path("state")
                        .asText())
                .isEqualTo("UNDER_REVIEW");
        assertThat(norms(template(client, 400, "NOTIFICATION", "名".repeat(31), order, attributes, "发货")))
                .contains("TP-02");
        assertThat(norms(template(client, 400, "NOTIFICATION", "发货", "字".repeat(501), "{}", "发货")))
                .contains("TP-01");
        assertThat(norms(template(client, 400, "NOTIFICATION", "发货", order, "{}", "发货")))
                .contains("TP-10");
        assertThat(template(client, 400, "NOTIFICATION", "发货", order, attributes, "说".repeat(101))
                        .toString())
                .contains("remark")
                .contains("100");
        assertThat(template(client, 400, "NOTIFICATION", "发货", order, attributes, " ")
                        .toString())
                .contains("remark");
        for (String field : List.of("kind", "name", "content")) {
            String form = "{\"kind\":\"NOTIFICATION\",\"name\":\"发货\",\"content\":\"您的包裹已到。\",\"remark\":\"发货\"}"
                    .replaceFirst("\"" + field + "\":\"[^\"]*\",", "");
            assertThat(json(client, "POST", "/v1/templates", form, 400).toString())
                    .contains(field);
        }

        String abroad = "Your order ${order} has been shipped and will arrive within 3 days.";
        assertThat(template(client, 201, "INTERNATIONAL", "n".repeat(30), abroad, "{}", "s".repeat(100))
                        .path("code")
                        .asText())
                .startsWith("SMS_");
        assertThat(norms(template(client, 400, "INTERNATIONAL", "n".repeat(31), abroad, "{}", "orders")))
                .contains("TP-02");
        assertThat(norms(template(client, 400, "INTERNATIONAL", "order", "a".repeat(501), "{}", "orders")))
                .contains("TP-01");
        assertThat(template(client, 400, "INTERNATIONAL", "order", abroad, "{}", "s".repeat(101))
                        .toString())
                .contains("100");
        assertThat(template(client, 400, "INTERNATIONAL", "order", abroad, "{}", "")
                        .toString())
                .contains("remark");
    }

    private static JsonNode template(
            RawClient client, int status, String kind, String name, String content, String attributes, String remark) {
        return json(client, "POST", "/v1/templates", """
                {"kind":"%s","name":"%s","content":"%s","variableAttributes":%s,"remark":"%s"}""".formatted(kind, name, content, attributes, remark), status);
    }

    private static List<String> norms(JsonNode refusal) {
        return refusal.path("findings").findValuesAsText("normId");
    }

    @Test
    @Tag("S5.2-9")
    void aLibraryTextAppliedAsItIsIsApprovedAtOnce() {
        RawClient client = new RawClient(server.port(), customer.key());
        json(client, "POST", "/v1/signatures", """
                {"name":"云帆科技","scenario":"GENERAL","source":"COMPANY","thirdParty":false,"publicBody":false,
                 "sourceOwned":true,"remark":"登录"}""", 201);
        JsonNode text = send(client, "GET", "/v1/template-library", null, null)
                .json()
                .path("texts")
                .get(0);

        JsonNode receipt = json(
                client,
                "POST",
                "/v1/templates",
                """
                {"kind":"%s","name":"登录验证码","content":"%s","variableAttributes":%s,"remark":"登录"}""".formatted(text.path("kind").asText(), text.path("content").asText(), text.path("attributes")),
                201);

        assertThat(receipt.path("state").asText()).isEqualTo("APPROVED");
        assertThat(send(client, "GET", "/v1/templates/" + receipt.path("code").asText(), null, null)
                        .json()
                        .path("actions")
                        .toString())
                .contains("BULK_SEND", "DELETE");
    }

    @Test
    void badInputIsAnsweredWithFieldAndRule() {
        RawClient client = new RawClient(server.port(), customer.key());

        assertThat(json(client, "POST", "/v1/signatures", "{\"name\":\"云帆科技\"}", 400)
                        .toString())
                .contains("scenario");
        JsonNode refused = json(client, "POST", "/v1/signatures", """
                {"name":"云","scenario":"GENERAL","source":"COMPANY","thirdParty":false,"remark":"登录"}""", 400);
        assertThat(refused.path("findings").findValuesAsText("normId")).contains("SG-01");
        assertThat(send(client, "GET", "/v1/signatures/none", null, null).status())
                .isEqualTo(404);
        assertThat(send(client, "GET", "/v1/templates/SMS_1", null, null).status())
                .isEqualTo(404);
    }

    private static JsonNode json(RawClient client, String method, String path, String body, int status) {
        Reply reply = send(client, method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        return reply.json();
    }

    private static Reply send(
            RawClient client, String method, String path, @Nullable String contentType, byte @Nullable [] body) {
        Map<String, String> own = contentType == null ? Map.of() : Map.of("content-type", contentType);
        byte[] bytes = body == null ? new byte[0] : body;
        return client.send(method, path, client.acs3(method, path, Map.of(), own, bytes), body);
    }

    private static byte[] multipart(String application, Object... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("--signet\r\nContent-Disposition: form-data; name=\"application\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + application + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parts.length; i += 2) {
            String[] head = (String[]) parts[i];
            out.write(("--signet\r\nContent-Disposition: form-data; name=\"" + head[0] + "\"; filename=\"" + head[1]
                            + "\"\r\nContent-Type: " + head[2] + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write((byte[]) parts[i + 1]);
            out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.write("--signet--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static EvidenceUpload upload(EvidenceKind kind, String name, byte[] content) {
        return new EvidenceUpload(kind, name, content);
    }

    private void assertRefused(EvidenceUpload upload, String code) {
        assertThatThrownBy(() -> files.check(List.of(upload)))
                .as(upload.toString())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
