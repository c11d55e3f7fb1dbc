package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccountPeople.Person;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.api.RawClient;
import dev.signet.bulk.BulkApi;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * #11: whoever may only read is told no full number, wherever the account left one: every GET of the list of actions is
 * asked. What people write for people (the purpose of an export, remarks) is theirs.
 */
@SignetTest
class ReadersSeeNoNumbersIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String SIGN = "云帆科技";
    private static final String LISTS = "/v1/bulk-tasks/recipient-lists/";
    private static final Pattern DECISION = Pattern.compile("决定编号 (\\w+)");

    @Autowired
    AccountPeople people;

    @Autowired
    ActionList actions;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Approved approved;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    AccountAdministration administration;

    private Customer customer;
    private SignedRest owner;
    private SignedRest reader;
    private String number;
    private String template;
    private String coded;

    @BeforeEach
    void anAccountThatSends() {
        customer = accounts.enterprise();
        owner = new SignedRest(server, customer.key(), clock);
        reader = with("reader", "AliyunDysmsReadOnlyAccess");
        number = "1387755" + (1000 + NUMBERS.incrementAndGet());
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的快递已到", "{}");
        coded = approved.template(
                customer.id(), TemplateKind.VERIFICATION, "您的验证码为${code}", "{\"code\":\"numberCaptcha\"}");
        administration.setBalance("test", customer.id(), new BigDecimal("100"), "test");
    }

    private SignedRest with(String name, String policy) {
        Person person = people.user(customer, name);
        people.attachSystem(customer, "USER", person.id(), policy);
        return new SignedRest(server, person.key(), clock);
    }

    private boolean tells(String text) {
        return text.replaceAll("[ .()/-]", "").contains(number);
    }

    /** @return the ids of the decisions that the answer names */
    private List<String> send(String numbers, String signName, String templateCode) {
        RawClient client = new RawClient(server.port(), customer.key());
        Map<String, String> parameters = client.parameters("SendSms", clock.instant());
        parameters.putAll(Map.of("PhoneNumbers", numbers, "SignName", signName, "TemplateCode", templateCode));
        Matcher named = DECISION.matcher(client.rpc(parameters).body());
        List<String> decisions = new ArrayList<>();
        while (named.find()) {
            decisions.add(named.group(1));
        }
        return decisions;
    }

    private String list(String fileName, String file, String state) {
        BulkApi bulk = new BulkApi(server.port(), customer.key(), clock::instant);
        String id = bulk.upload(coded, SIGN, fileName, file.getBytes(StandardCharsets.UTF_8))
                .json()
                .path("id")
                .asText();
        await().until(() -> owner.get(LISTS + id).json().path("state").asText().equals(state));
        return id;
    }

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
    }

    /** What stands for the places of the routes, by the part of the path before the place. */
    private Map<String, List<String>> plant() {
        done(owner.put("/v1/settings", Map.of("whitelist", List.of(number))));
        administration.setContact("test", customer.id(), new MainContact("李雷", number));
        List<String> decisions = new ArrayList<>();
        send(number, SIGN, template);
        for (String nearly : List.of(
                number + "#",
                "tel:" + number,
                "0086" + number + " 9",
                "+" + number + "12",
                number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7),
                number + "o")) {
            decisions.addAll(send(nearly, SIGN, template));
        }
        send(number + "," + number + "12", SIGN, template);
        decisions.addAll(send(number, number, template));
        decisions.addAll(send(number, SIGN, number));
        assertThat(decisions).hasSize(8);
        done(owner.post("/v1/blacklist", Map.of("number", number)));
        send(number, SIGN, template);
        String malformed = list(
                number + ".csv", "手机号码,code\n" + number + ",\n" + number + "#,1234\n+" + number + "12,1234\n", "READY");
        String headless = list("numbers.csv", number + ",1234\n", "FAILED");
        String day = clock.instant().atZone(ChinaTime.ZONE).toLocalDate().toString();
        Map<String, Object> export = new HashMap<>(Map.of(
                "from",
                day,
                "to",
                day,
                "number",
                number,
                "purpose",
                "核对发送结果",
                "recipient",
                "财务部",
                "format",
                "CSV",
                "masked",
                true));
        done(owner.post("/v1/log-exports", export));
        List<String> exports = new ArrayList<>();
        owner.get("/v1/log-exports")
                .json()
                .path("exports")
                .forEach(one -> exports.add(one.path("id").asText()));
        List<String> records = new ArrayList<>();
        await().untilAsserted(() -> {
            records.clear();
            JsonNode found = owner.get("/v1/records", Map.of("date", day)).json();
            found.path("records").forEach(one -> records.add(one.path("id").asText()));
            assertThat(records).hasSizeGreaterThanOrEqualTo(2);
        });
        return Map.of(
                "/v1/decisions/",
                decisions,
                LISTS,
                List.of(malformed, headless),
                "/v1/log-exports/",
                exports,
                "/v1/records/",
                records,
                "/v1/signatures/",
                List.of("%E4%BA%91%E5%B8%86%E7%A7%91%E6%8A%80"),
                "/v1/templates/",
                List.of(template, coded),
                "/v1/bills/",
                List.of(day.substring(0, 7)));
    }

    @Test
    void whereverTheAccountLeftOne() {
        Map<String, List<String>> planted = plant();
        String day = clock.instant().atZone(ChinaTime.ZONE).toLocalDate().toString();
        Map<String, Map<String, String>> asked = Map.of(
                "/v1/norms",
                Map.of("subject", "signature"),
                "/v1/settings/history",
                Map.of("of", "whitelist"),
                "/v1/tags/keys",
                Map.of("type", "template"),
                "/v1/records",
                Map.of("date", day),
                "/v1/tags",
                Map.of("type", "template"),
                "/v1/lookup",
                Map.of("q", coded),
                LISTS + "sample",
                Map.of("templateCode", coded, "format", "CSV"));
        Map<String, Reply> answers = new TreeMap<>();

        actions.all().keySet().stream()
                .filter(call -> call.startsWith("v1 GET "))
                .map(call -> call.substring("v1 GET ".length()))
                .forEach(route -> paths(route, planted)
                        .forEach(path -> answers.put(path, reader.get(path, asked.getOrDefault(path, Map.of())))));

        assertThat(answers).isNotEmpty().allSatisfy((path, reply) -> {
            assertThat(tells(reply.text())).as(path + ": " + reply.text()).isFalse();
            assertThat(reply.status())
                    .as(path + ": " + reply.text())
                    .isLessThan(500)
                    .isNotEqualTo(400);
        });
        assertThat(answers.get("/v1/settings").json().at("/whitelist/0").asText())
                .isEqualTo(number.substring(0, 3) + "****" + number.substring(7));
        planted.get("/v1/decisions/")
                .forEach(id ->
                        assertThat(answers.get("/v1/decisions/" + id).status()).isEqualTo(200));
        planted.get(LISTS)
                .forEach(id -> assertThat(answers.get(LISTS + id).status()).isEqualTo(200));
        assertThat(tells(owner.get("/v1/settings").text())).isTrue();
        assertThat(tells(with("full", "AliyunDysmsFullAccess")
                        .get(LISTS + planted.get(LISTS).get(0))
                        .text()))
                .isTrue();
    }

    private static List<String> paths(String route, Map<String, List<String>> planted) {
        int place = route.indexOf('{');
        if (place < 0) {
            return List.of(route);
        }
        return planted.getOrDefault(route.substring(0, place), List.of("1")).stream()
                .map(id -> route.replaceFirst("\\{[^}]*}", id))
                .toList();
    }

    @Test
    void settingsAreChangedWithoutTheNumbersOfTheWhitelist() {
        String like = number.substring(0, 3) + "0000" + number.substring(7);
        SignedRest setter = setter();
        done(owner.put("/v1/settings", Map.of("whitelist", List.of(number, "13912345678", like))));
        String mask = number.substring(0, 3) + "****" + number.substring(7);

        Map<String, Object> shown = new HashMap<>(Map.of("whitelist", List.of(mask, "139****5678", mask)));
        shown.put("dailyWarning", 5);
        Reply changed = setter.put("/v1/settings", shown);

        done(changed);
        assertThat(tells(changed.text())).isFalse();
        assertThat(whitelist()).containsExactlyInAnyOrder(number, "13912345678", like);
        assertThat(owner.get("/v1/settings").json().path("dailyWarning").asInt())
                .isEqualTo(5);
        Reply unclear = setter.put("/v1/settings", Map.of("whitelist", List.of(mask)));
        assertThat(unclear.status()).isEqualTo(400);
        assertThat(unclear.json().path("message").asText()).contains(mask, "完整号码");
        assertThat(setter.put("/v1/settings", Map.of("whitelist", List.of("137****0000")))
                        .status())
                .isEqualTo(400);
        assertThat(whitelist()).hasSize(3);
        done(setter.put("/v1/settings", Map.of("whitelist", List.of("139****5678"))));
        assertThat(whitelist()).containsExactly("13912345678");
    }

    private SignedRest setter() {
        Person person = people.user(customer, "setter");
        people.attachCustom(customer, "USER", person.id(), "settings", """
                {"Version":"1","Statement":[{"Effect":"Allow",
                  "Action":["dysms:GetSendSettings","dysms:UpdateSendSettings"],"Resource":"*"}]}""");
        return new SignedRest(server, person.key(), clock);
    }

    private List<String> whitelist() {
        List<String> numbers = new ArrayList<>();
        owner.get("/v1/settings").json().path("whitelist").forEach(one -> numbers.add(one.asText()));
        return numbers;
    }
}
