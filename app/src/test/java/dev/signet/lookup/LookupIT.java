package dev.signet.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccountPeople;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #12: the search of the console jumps to whatever has that id. */
@SignetTest
class LookupIT {

    private static final long NUMBER = 8613800138000L;

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountPeople people;

    @Autowired
    Approved approved;

    @Autowired
    SentMessages messages;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    private Customer customer;
    private String template;
    private long message;
    private String request;

    @BeforeEach
    void somethingOfEachKind() {
        customer = accounts.enterprise();
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        request = UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
        message = messages.store(
                Message.delivered(customer.id(), clock.instant(), NUMBER).request(request));
    }

    @Test
    void findsEachKindByItsId() {
        assertThat(kinds("云帆科技")).containsExactly("SIGNATURE");
        assertThat(kinds(" " + template + " ")).containsExactly("TEMPLATE");
        assertThat(find(template).get(0).path("address").asText()).isEqualTo("/v1/templates/" + template);
        assertThat(kinds(Long.toString(message))).containsExactly("RECORD", "REQUEST");
        assertThat(kinds(message + "^0")).containsExactly("REQUEST");
        assertThat(kinds(request)).containsExactly("REQUEST");
        assertThat(kinds("13800138000")).containsExactly("NUMBER");
        assertThat(find("13800138000").get(0).path("id").asText()).isEqualTo("138****8000");
        for (String none : List.of(
                "没有这个", "SMS_1", "%", "' or '1'='1", "1", UUID.randomUUID().toString())) {
            assertThat(kinds(none)).as(none).isEmpty();
        }
    }

    /** People know what they named better than its number. */
    @Test
    void findsWhatIsCalledSoOrPartlySo() {
        approved.signature(customer.id(), "云帆", Scenario.GENERAL);
        assertThat(find("云帆").findValuesAsText("id")).as("the one of that name").containsExactly("云帆");
        assertThat(find("帆").findValuesAsText("id")).containsExactlyInAnyOrder("云帆", "云帆科技");
        assertThat(find("tes").findValuesAsText("id"))
                .as("by the name of a template")
                .containsExactly(template);
        long task = task("双十一预热");
        assertThat(find("十一").findValuesAsText("id")).containsExactly(Long.toString(task));
        assertThat(find("十一").get(0).path("name").asText()).isEqualTo("双十一预热");
        assertThat(kinds(client(accounts.enterprise()), "帆")).isEmpty();
    }

    @Test
    void leadsToWhatIsThere() {
        for (String id : List.of("云帆科技", template, Long.toString(message), message + "^0", request)) {
            for (JsonNode found : find(id)) {
                String[] address = found.path("address").asText().split("\\?");
                Map<String, String> query = new java.util.TreeMap<>();
                if (address.length > 1) {
                    for (String pair : address[1].split("&")) {
                        String[] parts = pair.split("=");
                        query.put(
                                parts[0],
                                java.net.URLDecoder.decode(parts[1], java.nio.charset.StandardCharsets.UTF_8));
                    }
                }
                SignedRest.Reply there = client(customer).get(address[0], query);
                assertThat(there.status()).as(address[0]).isEqualTo(200);
                if (address.length > 1) {
                    assertThat(there.json().path("records")).as(id).hasSize(1);
                }
            }
        }
    }

    @Test
    void tellsNobodyWhatTheyMayNotRead() {
        AccountPeople.Person bob = people.user(customer, "bob");
        people.attachCustom(customer, "USER", bob.id(), "some", """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":["dysms:QueryById","dysms:GetSmsTemplate"],
                "Resource":"*"}]}""");
        SignedRest bobs = new SignedRest(server, bob.key(), clock);
        Customer other = accounts.enterprise();

        assertThat(kinds(bobs, template)).containsExactly("TEMPLATE");
        assertThat(kinds(bobs, "云帆科技")).isEmpty();
        assertThat(kinds(bobs, request)).isEmpty();
        for (String id : List.of("云帆科技", template, Long.toString(message), message + "^0", request)) {
            assertThat(kinds(client(other), id)).as(id).isEmpty();
        }
    }

    private long task(String name) {
        long id = ids.next();
        jdbc.sql("""
                        insert into bulk_task (id, account_id, name, sign_name, template_code, template_kind, list_id, numbers,
                            access_key_id, source_ip, creation_body, created_at, state)
                        values (?, ?, ?, 'test', 'SMS_1', 'NOTIFICATION', 1, 1, 'test', '127.0.0.1', '', 0, 'FINISHED')""").params(id, customer.id(), name).update();
        return id;
    }

    private SignedRest client(Customer of) {
        return new SignedRest(server, of.key(), clock);
    }

    private JsonNode find(String id) {
        return find(client(customer), id);
    }

    private JsonNode find(SignedRest client, String id) {
        SignedRest.Reply reply = client.get("/v1/lookup", Map.of("q", id));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private List<String> kinds(String id) {
        return find(id).findValuesAsText("kind");
    }

    private List<String> kinds(SignedRest client, String id) {
        return find(client, id).findValuesAsText("kind");
    }
}
