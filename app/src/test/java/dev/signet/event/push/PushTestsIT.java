package dev.signet.event.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test call reaches nothing that a push may not reach. {@link PushIT} has the targets that answer. */
@SignetTest
class PushTestsIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Customer customer;
    private SignedRest client;

    @BeforeEach
    void aCustomer() {
        customer = accounts.enterprise();
        client = new SignedRest(server, customer.key(), clock);
    }

    /** Its name was public when the target was set, and is not any more. */
    @Test
    void connectsToNoAddressOfAPrivateNetwork() {
        target("http://localhost:" + server.port() + "/v1/account");

        JsonNode answer = test().json();

        assertThat(answer.path("outcome").asText()).isEqualTo("ADDRESS");
        assertThat(answer.path("status").isNull()).isTrue();
        assertThat(answer.path("answer").asText()).isEmpty();
        assertThat(answer.path("outcomeZh").asText()).contains("内网");
    }

    @Test
    void needsATarget() {
        Reply reply = test();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("PushTargetNotFound");
    }

    @Test
    void isMadeSixTimesAMinuteAtMostAndLeavesATraceEachTime() {
        target("http://localhost/hook?token=geheim");
        clock.set(clock.instant());

        for (int i = 0; i < 6; i++) {
            assertThat(test().status()).isEqualTo(200);
        }
        assertThat(test().code()).isEqualTo("LimitExceeded.PushTest");
        clock.advance(java.time.Duration.ofMinutes(1));
        assertThat(test().status()).isEqualTo(200);

        JsonNode history =
                client.get("/v1/settings/history", Map.of("of", "push")).json();
        assertThat(history.findValuesAsText("whatZh"))
                .hasSize(14)
                .containsOnly("测试推送", "测试推送的结果：地址无法解析或指向内网")
                .startsWith("测试推送的结果：地址无法解析或指向内网");
        assertThat(history.get(0).path("about").asText()).isEqualTo("SmsReport");
        assertThat(jdbc.sql("select details from audit_entry where action = 'push.tested' and subject_id = ?")
                        .param(Long.toString(customer.id()))
                        .query(String.class)
                        .list())
                .allSatisfy(details -> assertThat(details).contains("/hook").doesNotContain("geheim"));
    }

    private Reply test() {
        return client.post("/v1/settings/push/SmsReport/test", Map.of());
    }

    private void target(String url) {
        jdbc.sql("insert into event_push (account_id, type, url, enabled) values (?, 1, ?, false)")
                .params(customer.id(), url)
                .update();
    }
}
