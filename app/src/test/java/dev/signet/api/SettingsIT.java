package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsResponseBody;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an account may set, and what a mistake in it must not do. */
@SignetTest
class SettingsIT {

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    private TestAccounts.Customer customer;

    @BeforeEach
    void anAccountWithALimit() {
        customer = accounts.enterprise();
        assertThat(put("{\"dailyLimit\":500}").status()).isEqualTo(200);
    }

    private RawClient.Reply put(String json) {
        RawClient client = new RawClient(server.port(), customer.key());
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = client.acs3(
                "PUT", "/v1/settings", Map.of(), new TreeMap<>(Map.of("content-type", "application/json")), body);
        return client.send("PUT", "/v1/settings", headers, body);
    }

    private JsonNode settings() {
        return get("/v1/settings");
    }

    private JsonNode get(String path) {
        RawClient client = new RawClient(server.port(), customer.key());
        Map<String, String> headers = client.acs3("GET", path, Map.of(), new TreeMap<>(), new byte[0]);
        return client.send("GET", path, headers, new byte[0]).json();
    }

    /** A field misspelt would otherwise take every limit away in silence. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"dalyLimit\":1}", "{\"dailyLimit\":1.5}", "{\"allowedNetworks\":[\"192.0.2.0/24\"]}"})
    void refusesWhatItDoesNotUnderstandAndChangesNothing(String json) {
        RawClient.Reply reply = put(json);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(settings().path("dailyLimit").asInt()).isEqualTo(500);
    }

    /** Each value of the settings pages is kept as it was given, and gone when it is not given again. */
    @Test
    @Tag("S9.2-1")
    @Tag("S11.1-1")
    void keepsWhatWasSet() throws Exception {
        String json = """
                {"verificationPerMinute":2,"verificationPerHour":8,"verificationPerDay":16,"whitelist":["13800138000"],
                "dailyWarning":100,"dailyLimit":200,"monthlyWarning":3000,"monthlyLimit":4000,"outsideWindow":"DEFER",
                "windowMissed":"EXPIRE","outIdIsIdempotencyKey":true,
                "abuseMonitoring":{"stop":true,"requestsPerHour":500,"successPercent":40,"growthPercent":200,
                "byConversion":true},"packageWarning":2000000000}""";

        assertThat(put(json).status()).isEqualTo(200);
        assertThat(settings()).isEqualTo(new ObjectMapper().readTree(json));
        assertThat(put("{}").status()).isEqualTo(200);

        assertThat(settings()).isEqualTo(new ObjectMapper().readTree("""
                {"verificationPerMinute":null,"verificationPerHour":null,"verificationPerDay":null,"whitelist":[],
                "dailyWarning":null,"dailyLimit":null,"monthlyWarning":null,"monthlyLimit":null,"outsideWindow":"REFUSE",
                "windowMissed":"DEFER","outIdIsIdempotencyKey":false,"abuseMonitoring":null,
                "packageWarning":null}"""));
    }

    /** Who answers for a limit set too high is said where it is set. */
    @Test
    @Tag("S9.3-3")
    void saysWhoseFailuresALargeFrequencyCauses() {
        JsonNode settings = get("/v3/api-docs/v1")
                .at("/components/schemas")
                .path("SendSettings")
                .path("properties");

        for (String limit : List.of("verificationPerMinute", "verificationPerHour", "verificationPerDay")) {
            assertThat(settings.path(limit).path("description").asText())
                    .as(limit)
                    .contains("由账号自行承担", "are the account's own");
        }
    }

    /** A text of any length is refused as any other: told shortly, and without a fault of the platform. */
    @Test
    void refusesTextsOfAnyLength() throws Exception {
        SendSmsResponseBody inTheQuery = SdkClients.of(server.endpoint(), customer.key())
                .sendSms(new SendSmsRequest()
                        .setPhoneNumbers("13800000000")
                        .setSignName("长".repeat(10_000))
                        .setTemplateCode("SMS_1"))
                .getBody();
        RawClient client = new RawClient(server.port(), customer.key());
        Map<String, String> parameters = client.parameters("SendSms", Instant.now());
        parameters.putAll(
                Map.of("PhoneNumbers", "13800000000", "SignName", "长".repeat(30_000), "TemplateCode", "SMS_1"));
        byte[] form = RawClient.query(client.signed("POST", parameters)).getBytes(StandardCharsets.ISO_8859_1);
        JsonNode inTheBody = client.send("POST", "/", Map.of("Content-Type", "application/x-www-form-urlencoded"), form)
                .json();

        assertThat(inTheQuery.getCode()).startsWith("isv.");
        assertThat(inTheQuery.getMessage()).hasSizeLessThan(1_100);
        assertThat(inTheBody.path("Code").asText()).startsWith("isv.");
        assertThat(inTheBody.path("Message").asText()).hasSizeLessThan(1_100);
    }
}
