package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsResponseBody;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
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
        RawClient client = new RawClient(server.port(), customer.key());
        Map<String, String> headers = client.acs3("GET", "/v1/settings", Map.of(), new TreeMap<>(), new byte[0]);
        return client.send("GET", "/v1/settings", headers, new byte[0]).json();
    }

    /** A field misspelt would otherwise take every limit away in silence. */
    @ParameterizedTest
    @ValueSource(strings = {
        "{\"dalyLimit\":1}",
        "{\"dailyLimit\":1.5}",
        "{\"allowedNetworks\":[\"300.1.1.1\"]}",
        "{\"allowedNetworks\":[\"10.0.0.0/99\"]}",
        "{\"allowedNetworks\":[\"::::::\"]}",
        "{\"allowedNetworks\":[\"1.2\"]}"
    })
    void refusesWhatItDoesNotUnderstandAndChangesNothing(String json) {
        RawClient.Reply reply = put(json);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(settings().path("dailyLimit").asInt()).isEqualTo(500);
    }

    @Test
    void refusesMoreNetworksThanThePolicyAllows() {
        String hundred = String.join(",", Collections.nCopies(100, "\"10.0.0.1/32\""));

        assertThat(put("{\"allowedNetworks\":[" + hundred + "]}").status()).isEqualTo(200);
        assertThat(put("{\"allowedNetworks\":[" + hundred + ",\"10.0.0.2\"]}").status()).isEqualTo(400);
    }

    /** A text of any length is refused as any other: told shortly, and without a fault of the platform. */
    @Test
    void refusesTextsOfAnyLength() throws Exception {
        SendSmsResponseBody answer = SdkClients.of(server.endpoint(), customer.key())
                .sendSms(new SendSmsRequest()
                        .setPhoneNumbers("13800000000")
                        .setSignName("长".repeat(30_000))
                        .setTemplateCode("SMS_1"))
                .getBody();

        assertThat(answer.getCode()).startsWith("isv.");
        assertThat(answer.getMessage()).hasSizeLessThan(1_100);
    }
}
