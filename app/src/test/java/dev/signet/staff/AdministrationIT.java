package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccessKeys;
import dev.signet.account.AccountState;
import dev.signet.account.Accounts;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator with nothing but HTTP sets up customers and colleagues. */
@SignetTest
@Tag("staff-doors")
class AdministrationIT {

    @Autowired
    TestServer server;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessKeys keys;

    @Autowired
    ObjectMapper json;

    private String user = "admin";
    private String password = "admin";

    @Test
    void setsUpAnAccountWithItsKeyAndChangesItsState() throws Exception {
        JsonNode account = ok(call("POST", "/v1/admin/accounts", """
                {"name": "acme", "kind": "ENTERPRISE", "verifiedName": "杭州测试有限公司", "firstKey": true}"""), 201);
        long id = account.get("id").asLong();
        String keyId = account.get("accessKeyId").asText();
        assertThat(keys.find(keyId))
                .hasValueSatisfying(k -> assertThat(k.secret())
                        .isEqualTo(account.get("accessKeySecret").asText()));

        assertThat(call("GET", "/v1/admin/accounts/" + id + "/keys", "").body())
                .contains(keyId)
                .doesNotContain("ecret");
        assertThat(call(
                                "PUT",
                                "/v1/admin/accounts/" + id + "/keys/" + keyId + "/state",
                                "{\"active\": false, \"reason\": \"lost\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(keys.find(keyId))
                .hasValueSatisfying(k -> assertThat(k.active()).isFalse());

        assertThat(call(
                                "PUT",
                                "/v1/admin/accounts/" + id + "/state",
                                "{\"state\": \"IN_ARREARS\", \"reason\": \"unpaid\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(accounts.find(id))
                .hasValueSatisfying(a -> assertThat(a.state()).isEqualTo(AccountState.IN_ARREARS));

        JsonNode trail = ok(call("GET", "/v1/admin/audit?subjectType=account&subjectId=" + id, ""), 200);
        assertThat(trail.findValuesAsText("action")).containsExactly("account.state-set", "account.created");
        assertThat(trail.findValuesAsText("actor")).containsOnly("admin");
    }

    @Test
    void setsUpAColleagueWithAnothersConsentWhoCanNoLongerLogInAfterRemoval() throws Exception {
        String oneTime = agreed(call("POST", "/v1/admin/people", """
                {"id": "li.lei", "firstName": "雷", "lastName": "李", "groups": ["signature-reviewers"]}"""))
                .get("oneTimePassword")
                .asText();
        assertThat(as("li.lei", oneTime, "/engine-rest/task").statusCode()).isEqualTo(403);
        setOwn("li.lei", oneTime, "correct horse", 204);
        assertThat(as("li.lei", "correct horse", "/engine-rest/task").statusCode())
                .isEqualTo(200);
        assertThat(as("li.lei", "correct horse", "/v1/admin/audit").statusCode())
                .isEqualTo(403);

        agreed(call("PUT", "/v1/admin/people/li.lei/groups", "{\"groups\": [\"compliance-officers\"]}"));
        assertThat(as("li.lei", "correct horse", "/v1/admin/audit").statusCode())
                .isEqualTo(200);

        agreed(call("DELETE", "/v1/admin/people/li.lei", ""));
        assertThat(as("li.lei", "correct horse", "/engine-rest/task").statusCode())
                .isEqualTo(401);
        JsonNode trail = ok(call("GET", "/v1/admin/audit?subjectType=person&subjectId=li.lei", ""), 200);
        assertThat(trail.findValuesAsText("action"))
                .containsExactly("person.removed", "person.groups-set", "person.password-set", "person.created");
        assertThat(trail.findValuesAsText("actor")).containsExactly("admin", "admin", "li.lei", "admin");
        assertThat(trail.findValuesAsText("approvedBy")).containsOnly("admin2");
    }

    @Test
    void badInputIsRefusedWithTheValueAndTheRuleAndLeavesNoTrace() throws Exception {
        HttpResponse<String> refused = call("POST", "/v1/admin/people", """
                {"id": "Bad Id", "firstName": "a", "lastName": "b", "groups": []}""");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Bad Id").contains("lower-case");
        HttpResponse<String> group = call("POST", "/v1/admin/people", """
                {"id": "somebody", "firstName": "a", "lastName": "b", "groups": ["kings"]}""");
        assertThat(group.statusCode()).isEqualTo(400);
        assertThat(group.body()).contains("kings").contains("signature-reviewers");
        assertThat(call("GET", "/v1/admin/people/somebody", "").statusCode()).isEqualTo(404);
    }

    @Test // #8
    void namesOfPeopleAreOneLineInWhichAllCanBeSeen() throws Exception {
        JsonNode person = ok(call("POST", "/v1/admin/people", """
                {"id": "rare", "firstName": "\\u200B 𠮷\\u3000平 ", "lastName": "𡈽", "groups": []}"""), 201);
        assertThat(person.get("firstName").asText()).isEqualTo("𠮷\u3000平");
        assertThat(ok(call("GET", "/v1/admin/people/rare", ""), 200)
                        .get("firstName")
                        .asText())
                .isEqualTo("𠮷\u3000平");

        for (String wrong : new String[] {"张\\u202E三", "张\\n三", "张\\u00A0三", "张\\uE000三", "\\u200B", "\\u3164"}) {
            assertThat(call("POST", "/v1/admin/people", """
                    {"id": "hidden", "firstName": "%s", "lastName": "b", "groups": []}""".formatted(wrong)).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
            assertThat(call("POST", "/v1/admin/accounts", """
                    {"name": "hidden", "kind": "ENTERPRISE", "verifiedName": "%s"}""".formatted(wrong)).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(call("GET", "/v1/admin/people/hidden", "").statusCode()).isEqualTo(404);
    }

    @Test // #8
    void aPasswordIsKeptAsItIsWrittenOrRefused() throws Exception {
        String oneTime = ok(call("POST", "/v1/admin/people", """
                {"id": "blanks", "firstName": "a", "lastName": "b", "groups": []}"""), 201)
                .get("oneTimePassword")
                .asText();
        for (String wrong : new String[] {
            "\\u200Bcorrect horse", "correct horse\\uFEFF", "correct\\u00A0horse", "correct horse\\n", "short"
        }) {
            HttpResponse<String> refused = setOwn("blanks", oneTime, wrong, 400);
            assertThat(refused.body())
                    .as(wrong)
                    .contains("all of which can be seen")
                    .doesNotContain("horse", "short");
        }
        setOwn("blanks", oneTime, " correct horse ", 204);
        assertThat(as("blanks", " correct horse ", "/v1/me").statusCode()).isEqualTo(200);
        assertThat(as("blanks", "correct horse", "/v1/me").statusCode()).isEqualTo(401);
        assertThat(call("DELETE", "/v1/admin/people/blanks", "").statusCode()).isEqualTo(204);
    }

    @Test // #9
    void nobodyChoosesThePasswordOfSomebodyElse() throws Exception {
        HttpResponse<String> refused = call("POST", "/v1/admin/people", """
                {"id": "given", "firstName": "a", "lastName": "b", "groups": [], "password": "correct horse"}""");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("password").doesNotContain("horse");
        assertThat(call("PUT", "/v1/admin/people/officer/password", "{\"password\": \"correct horse\"}")
                        .statusCode())
                .as("a door that is on no list")
                .isEqualTo(403);
    }

    /** Carried out with the other administrator's consent. */
    private JsonNode agreed(HttpResponse<String> asked) throws Exception {
        JsonNode change = ok(asked, 202);
        user = password = "admin2";
        try {
            ok(call("POST", "/v1/admin/people-changes/" + change.get("id").asText() + "/approve", ""), 200);
        } finally {
            user = password = "admin";
        }
        return change;
    }

    /** @param wanted as it stands in JSON */
    private HttpResponse<String> setOwn(String name, String present, String wanted, int status) throws Exception {
        user = name;
        password = present;
        try {
            HttpResponse<String> answer = call(
                    "PUT", "/v1/me/password", "{\"present\": \"" + present + "\", \"password\": \"" + wanted + "\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer;
        } finally {
            user = password = "admin";
        }
    }

    private HttpResponse<String> as(String name, String secret, String path) throws Exception {
        user = name;
        password = secret;
        try {
            return call("GET", path, "");
        } finally {
            user = "admin";
            password = "admin";
        }
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes()))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private JsonNode ok(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return json.readTree(response.body());
    }
}
