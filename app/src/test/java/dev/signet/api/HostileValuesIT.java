package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.signet.support.SdkClients;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Values that can be written and mean nothing: refused as the caller's mistake, with what would be right. */
@SignetTest
class HostileValuesIT {

    private static final Pattern NAMES_A_CLASS = Pattern.compile(
            "(?i)java|dev\\.signet|jackson|springframework|exception|(offset|local|zoned)date|linkedhashmap|arraylist|must be an? (string|instant|list<)");
    private static final String END_OF_TIME = "+999999999-12-31";

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    private TestAccounts.Customer customer;
    private SignedRest api;

    @BeforeEach
    void anAccount() {
        customer = accounts.enterprise();
        api = new SignedRest(server, customer.key(), clock);
    }

    private static void refused(Reply reply, String... says) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().path("message").asText()).contains(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/settings/push/SmsReport/dead",
                "/v1/blacklist",
                "/v1/blacklist-releases",
                "/v1/log-exports",
                "/v1/signatures",
                "/v1/templates"
            })
    void aPageBeyondTheLastIsEmpty(String list) {
        assertThat(api.get(list, Map.of("page", "2147483647")).status()).isEqualTo(200);
    }

    @ParameterizedTest // #8: through the whole framework, which has readers of its own
    @ValueSource(strings = {"１", "١", "१", "+1", "0x1", "#1", "1 0", "1\u200B"})
    void numbersInAddresses(String text) {
        refused(api.get("/v1/templates", Map.of("size", text)), "size", "0 至 9 组成的数字");
        refused(api.get("/v1/blacklist", Map.of("page", text)), "page", "0 至 9 组成的数字");
    }

    @Test
    void daysAndTimesBeyondTheCalendar() {
        refused(api.get("/v1/records", Map.of("date", END_OF_TIME)), "date", END_OF_TIME, "应为日期，例如");
        refused(api.get("/v1/records", Map.of("date", "0001-01-01")), "date");
        refused(
                api.post("/v1/log-exports", Map.of("from", END_OF_TIME, "to", END_OF_TIME, "format", "CSV")),
                " was " + END_OF_TIME,
                "1970 to 9999");
        refused(
                api.post(
                        "/v1/blacklist-releases",
                        Map.of("phoneNumber", "13800138000", "sendDate", END_OF_TIME, "reason", "x")),
                "sendDate was " + END_OF_TIME);
        refused(
                api.post(
                        "/v1/settings/push/SmsReport/replay",
                        Map.of("from", "-1000000000-01-01T00:00:00Z", "until", "2026-11-22T00:00:00Z")),
                "from was -1000000000");
        refused(api.post("/v1/bulk-tasks", task("startAt", END_OF_TIME + "T00:00:00Z")), "startAt was " + END_OF_TIME);
    }

    /** An empty time taken for "none" would mean "at once". */
    @Test
    void emptyTextsWhereTimesNumbersOrChoicesBelong() {
        refused(api.post("/v1/bulk-tasks", task("startAt", "")), "startAt was ''", "a time such as");
        refused(api.post("/v1/bulk-tasks", task("startAt", "  ")), "startAt was '", "a time such as");
        refused(api.post("/v1/bulk-tasks", task("recipientListId", "")), "recipientListId was ''", "a number");
        refused(
                api.post("/v1/settings/push/SmsReport/replay", Map.of("from", "", "until", "2026-11-22T00:00:00Z")),
                "from was ''",
                "a time such as");
        refused(
                api.post("/v1/log-exports", Map.of("from", "2026-11-22", "to", "2026-11-22", "format", "")),
                "format was ''",
                "one of");
        refused(
                api.post("/v1/log-exports", Map.of("from", "", "to", "2026-11-22", "format", "CSV")),
                "from was ''",
                "a date such as");
        refused(
                api.post("/v1/conversions", Map.of("bizId", "1^0", "converted", "")),
                "converted was ''",
                "true or false");
    }

    /** Seconds of an epoch in a text were read as a time, true in quotes as true, the second of two fields for both. */
    @Test // #8
    void whatIsWrittenInAnotherForm() {
        refused(
                api.post("/v1/bulk-tasks", task("startAt", "1764300000")),
                "startAt was '1764300000'",
                "a time such as 2026-");
        refused(
                api.post("/v1/bulk-tasks", task("startAt", 1764300000)),
                "startAt was '1764300000'",
                "a time such as 2026-");
        refused(
                api.post("/v1/conversions", Map.of("bizId", "1^0", "converted", "true")),
                "converted was 'true'",
                "true or false, without quotes");
        refused(
                api.post(
                        "/v1/conversions",
                        Map.of("bizId", "1^0", "converted", new RawValue("true,\"converted\":false"))),
                "the field 'converted' stands twice");
    }

    /** Every field of every body, filled with what it is not. */
    @Test
    void noRefusalNamesAClass() throws Exception {
        JsonNode description = new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(server.url("/v3/api-docs/v1")))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
        List<String> complaints = new ArrayList<>();
        int[] asked = {0};

        description.path("paths").fields().forEachRemaining(path -> {
            String reference = path.getValue()
                    .at("/post/requestBody/content/application~1json/schema/$ref")
                    .asText();
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            String address = path.getKey().replaceAll("\\{[^}]*}", "1");
            description
                    .path("components")
                    .path("schemas")
                    .path(name)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(field -> {
                        for (Object wrong : List.of("", "x", 1.5, true, List.of(Map.of()), Map.of("a", List.of()))) {
                            asked[0]++;
                            Reply reply = api.post(address, Map.of(field, wrong));
                            if (reply.status() >= 500
                                    || NAMES_A_CLASS.matcher(reply.text()).find()) {
                                complaints.add(address + " " + field + "=" + wrong + ": " + reply.status() + " "
                                        + reply.text());
                            }
                        }
                    });
        });

        assertThat(asked[0]).isGreaterThan(100);
        assertThat(complaints).isEmpty();
    }

    private static Map<String, Object> task(String name, Object value) {
        Map<String, Object> task = new HashMap<>(Map.of("name", "会员日", "signName", "示例科技", "templateCode", "SMS_1"));
        task.put(name, value);
        return task;
    }

    @Test
    void nullAmongNumbersAndNumbersTooLarge() {
        refused(
                api.post("/v1/bulk-tasks", task("phoneNumbers", Arrays.asList("13800138000", null))),
                "phoneNumbers[1]",
                "null");
        refused(api.post("/v1/bulk-tasks", task("phoneNumbers", Collections.singletonList(null))), "phoneNumbers[0]");
        refused(
                api.post("/v1/bulk-tasks", task("recipientListId", new java.math.BigInteger("99999999999999999999"))),
                "recipientListId",
                "64 bits");
    }

    @Test
    void charactersThatNobodyCanSee() {
        refused(api.post("/v1/bulk-tasks", task("name", "会员\u0000日")), "name has U+0000 at position 3");
        refused(api.post("/v1/bulk-tasks", task("name", "会员\n日")), "一行文字");
        refused(api.post("/v1/bulk-tasks", task("phoneNumbers", List.of("13800138000\u0007"))), "U+0007");
        refused(
                api.post(
                        "/v1/log-exports",
                        Map.of("from", "2026-11-22", "to", "2026-11-22", "format", "CSV", "purpose", "对\u0000账")),
                "purpose has U+0000 at position 2");

        refused(
                api.post(
                        "/v1/log-exports",
                        Map.of("from", "2026-11-22", "to", "2026-11-22", "format", "CSV", "purpose", "对\u202E账")),
                "purpose has U+202E at position 2");
        refused(api.post("/v1/bulk-tasks", task("name", "会\uE000员日")), "name has U+E000 at position 2");

        SendSmsRequest sent = new SendSmsRequest()
                .setPhoneNumbers("13800000000")
                .setSignName("示例科技")
                .setTemplateCode("SMS_1")
                .setOutId("a\u0000b");
        assertThatThrownBy(
                        () -> SdkClients.of(server.endpoint(), customer.key()).sendSms(sent))
                .hasMessageContainingAll("code: 400", "OutId", "U+0000");
    }

    /** Only an escape can write it: it could be neither stored nor sent, and no answer could quote it. */
    @Test
    void halfACharacter() {
        refused(
                api.post("/v1/bulk-tasks", task("name", new RawValue("\"会员\\uD83D日\""))),
                "name has U+D83D at position 3");
        refused(api.post("/v1/bulk-tasks", task("signName", new RawValue("\"\\uDE00\""))), "signName", "U+DE00");
        refused(api.post("/v1/bulk-tasks", task("nonsense\uD83D\uDE00", "x")), "nonsense");
    }

    @Test
    void aPushTargetIsTakenAway() {
        assertThat(api.delete("/v1/settings/push/SmsReport").status()).isEqualTo(200);
        assertThat(api.delete("/v1/settings/push/Nonsense").status()).isEqualTo(400);
    }
}
