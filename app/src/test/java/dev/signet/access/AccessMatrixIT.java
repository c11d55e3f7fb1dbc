package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccountPeople.Person;
import dev.signet.access.session.RoleSession;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.account.AccountAdministration;
import dev.signet.api.RawClient;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.node.Ids;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every action at every door it has, for everybody who might knock there: from the list of actions, so that no door is
 * forgotten. A cell asks only whether the door lets in; what is behind it has tests of its own.
 */
@SignetTest
class AccessMatrixIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a door says to whom it does not let in. */
    private static final Set<String> CLOSED = Set.of(
            "NoPermission",
            "InvalidAccessKeyId.NotFound",
            "InvalidAccessKeyId.Inactive",
            "InvalidSecurityToken.Expired");

    @Autowired
    ActionList actions;

    @Autowired
    SessionTokens tokens;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    FactsVersions versions;

    @Autowired
    AccountAdministration administration;

    @Autowired
    TransactionTemplate transaction;

    private AccountPeople people;
    private Customer customer;

    @BeforeEach
    void people() {
        people = new AccountPeople(jdbc, ids, versions, administration, transaction);
        customer = accounts.enterprise();
    }

    /** Somebody at the door, and what it should say. */
    private record Knocker(
            String name, AccessKey key, @Nullable String token, Expected expected) {}

    @FunctionalInterface
    private interface Expected {

        /** @return the code of the refusal; null where the door lets in */
        @Nullable
        String of(Call call);
    }

    /** One line of the list with values in its places. */
    private record Call(String door, String name, List<ListedAction> actions) {

        boolean isRead() {
            return actions.stream()
                    .filter(action -> action.when().isEmpty())
                    .allMatch(action -> action.action()
                            .substring(action.action().indexOf(':') + 1)
                            .matches("(Get|List|Query|Describe).*"));
        }

        boolean isOfMessages() {
            return actions.stream().allMatch(action -> action.action().startsWith("dysms:"));
        }

        /** Whom a key or token belongs to may be asked by whoever has it. */
        boolean isOpenToAll() {
            return actions.stream().allMatch(action -> action.resources().equals(List.of("-")));
        }
    }

    @Test
    @Tag("S12.1-1")
    @Tag("S12.1-2")
    void letsNobodyInWhoMayNot() {
        List<Call> calls = actions.all().entrySet().stream()
                .filter(entry -> !entry.getValue().get(0).action().startsWith("probe:")) // of tests of the doors
                .map(entry -> {
                    String[] parts = entry.getKey().split(" ", 2);
                    return new Call(parts[0], parts[1], entry.getValue());
                })
                .toList();
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> cells = new TreeMap<>();
        for (Knocker knocker : knockers()) {
            for (Call call : calls) {
                for (String scheme : schemes(call)) {
                    String expected = knocker.expected().of(call);
                    String said = knock(knocker, call, scheme);
                    String got = CLOSED.contains(said) ? said : null;
                    cells.merge(call.door() + (expected == null ? " lets in" : " refuses"), 1, Integer::sum);
                    if (!java.util.Objects.equals(expected, got)) {
                        wrong.add(knocker.name() + " at " + scheme + " " + call.name() + ": " + said + " instead of "
                                + expected);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", cells)
                .isGreaterThan(1000);
    }

    private List<Knocker> knockers() {
        String everything = statement("Allow", allActions(), "*", "");
        Person full = people.user(customer, "full");
        people.attachSystem(customer, "USER", full.id(), "AdministratorAccess");
        Person reader = people.user(customer, "reader");
        people.attachSystem(customer, "USER", reader.id(), "ReadOnlyAccess");
        Person ofMessages = people.user(customer, "of-messages");
        people.attachSystem(customer, "USER", ofMessages.id(), "AliyunDysmsFullAccess");
        Person viewer = people.user(customer, "viewer");
        people.attachSystem(customer, "USER", viewer.id(), "AliyunDysmsReadOnlyAccess");
        Person inGroup = people.user(customer, "in-group");
        long group = people.group(customer, "readers", inGroup.id());
        people.attachSystem(customer, "GROUP", group, "ReadOnlyAccess");
        Person nobody = people.user(customer, "nobody");
        Person allowed = people.user(customer, "allowed");
        people.attachCustom(customer, "USER", allowed.id(), "allow", policy(everything));
        Person elsewhere = people.user(customer, "elsewhere");
        people.attachCustom(
                customer,
                "USER",
                elsewhere.id(),
                "elsewhere",
                policy(statement("Allow", allActions(), "acs:*:*:" + customer.id() + ":sign/Other", "")));
        Person denied = people.user(customer, "denied");
        people.attachSystem(customer, "USER", denied.id(), "AdministratorAccess");
        people.attachCustom(customer, "USER", denied.id(), "deny", policy(statement("Deny", allActions(), "*", "")));
        Person away = people.user(customer, "away");
        people.attachCustom(customer, "USER", away.id(), "office", policy(statement("Allow", allActions(), "*", """
                        ,"Condition":{"IpAddress":{"acs:SourceIp":["192.0.2.0/24"]}}""")));
        Customer other = accounts.enterprise();
        Person stranger = people.user(other, "full");
        people.attachCustom(
                other,
                "USER",
                stranger.id(),
                "theirs",
                policy(statement("Allow", allActions(), "acs:*:*:" + customer.id() + ":*", "")));
        Person inactive = people.user(customer, "inactive");
        people.attachSystem(customer, "USER", inactive.id(), "AdministratorAccess");
        people.deactivate(customer, inactive.key());
        Person gone = people.user(customer, "gone");
        people.attachSystem(customer, "USER", gone.id(), "AdministratorAccess");
        people.remove(customer, gone);
        AccessKey unknown = new AccessKey("LTAIdeletedKey000000", customer.id(), true, "deletedSecret");
        Knocker expired = expired();
        Expected refused = call -> call.isOpenToAll() ? null : "NoPermission";
        Expected reads = call -> call.isRead() || call.isOpenToAll() ? null : "NoPermission";
        return List.of(
                new Knocker("owner", customer.key(), null, call -> null),
                new Knocker("full", full.key(), null, call -> null),
                new Knocker("read-only", reader.key(), null, reads),
                new Knocker("read-only by a group", inGroup.key(), null, reads),
                new Knocker(
                        "all of messages",
                        ofMessages.key(),
                        null,
                        call -> call.isOpenToAll() || call.isOfMessages() ? null : "NoPermission"),
                new Knocker(
                        "reading messages",
                        viewer.key(),
                        null,
                        call -> call.isOpenToAll() || call.isOfMessages() && call.isRead() ? null : "NoPermission"),
                new Knocker("without policy", nobody.key(), null, refused),
                new Knocker("custom allow", allowed.key(), null, call -> null),
                new Knocker("custom allow of another resource", elsewhere.key(), null, refused),
                new Knocker("custom deny", denied.key(), null, refused),
                new Knocker("wrong address", away.key(), null, refused),
                new Knocker("other account", stranger.key(), null, refused),
                new Knocker("disabled", inactive.key(), null, call -> "InvalidAccessKeyId.Inactive"),
                new Knocker("deleted user", gone.key(), null, call -> "InvalidAccessKeyId.NotFound"),
                new Knocker("deleted key", unknown, null, call -> "InvalidAccessKeyId.NotFound"),
                expired);
    }

    private Knocker expired() {
        String keyId = tokens.newKeyId();
        Instant now = clock.instant();
        RoleSession session = new RoleSession(
                keyId,
                customer.id(),
                1,
                "worker",
                null,
                now.minus(Duration.ofHours(2)),
                now.minus(Duration.ofHours(1)),
                List.of());
        return new Knocker(
                "expired token",
                new AccessKey(keyId, customer.id(), true, tokens.secret(keyId)),
                tokens.seal(session),
                call -> "InvalidSecurityToken.Expired");
    }

    private static List<String> schemes(Call call) {
        return switch (call.door()) {
            case "rpc" -> List.of("classic", "newer");
            case "v1" -> List.of("newer");
            default -> List.of();
        };
    }

    private String knock(Knocker knocker, Call call, String scheme) {
        RawClient client = new RawClient(server.port(), knocker.key());
        if (call.door().equals("rpc")) {
            String[] version = call.name().split("/");
            Map<String, String> values = values(call);
            return scheme.equals("classic")
                    ? classic(client, knocker, version, values)
                    : newer(client, knocker, version, values);
        }
        String[] route = call.name().split(" ");
        String path = route[1].replaceAll("\\{[^}]*}", "1");
        byte[] body = route[0].equals("GET") || route[0].equals("DELETE")
                ? new byte[0]
                : "{}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = withToken(knocker, new TreeMap<>());
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        return code(client.send(
                route[0], path, client.acs3(route[0], path, Map.of(), headers, body), body.length > 0 ? body : null));
    }

    private String classic(RawClient client, Knocker knocker, String[] version, Map<String, String> values) {
        Map<String, String> parameters = client.parameters(version[1], clock.instant());
        parameters.put("Version", version[0]);
        parameters.putAll(values);
        if (knocker.token() != null) {
            parameters.put("SecurityToken", knocker.token());
        }
        return code(client.rpc(parameters));
    }

    private String newer(RawClient client, Knocker knocker, String[] version, Map<String, String> values) {
        Map<String, String> headers = withToken(knocker, new TreeMap<>());
        headers.put("x-acs-action", version[1]);
        headers.put("x-acs-version", version[0]);
        headers.put("content-type", "application/x-www-form-urlencoded");
        byte[] body = RawClient.query(values).getBytes(StandardCharsets.UTF_8);
        return code(client.send("POST", "/", client.acs3("POST", "/", Map.of(), headers, body), body));
    }

    private static Map<String, String> withToken(Knocker knocker, Map<String, String> headers) {
        if (knocker.token() != null) {
            headers.put("x-acs-security-token", knocker.token());
        }
        return headers;
    }

    private static String code(RawClient.Reply reply) {
        if (reply.body().isEmpty()) {
            return Integer.toString(reply.status());
        }
        try {
            JsonNode json = JSON.readTree(reply.body());
            return json.path("Code").asText(json.path("code").asText(Integer.toString(reply.status())));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Integer.toString(reply.status());
        }
    }

    /** A value for every place of the call's resources. */
    private static Map<String, String> values(Call call) {
        Map<String, String> values = new TreeMap<>();
        for (ListedAction action : call.actions()) {
            for (String resource : action.resources()) {
                if (resource.contains("{")) {
                    String name = resource.substring(resource.indexOf('{') + 1, resource.length() - 1);
                    values.put(name.replace("[]", ""), name.endsWith("[]") ? "[\"Matrix\"]" : "Matrix");
                }
            }
        }
        return values;
    }

    private String allActions() {
        Set<String> names = new TreeSet<>();
        actions.all().values().forEach(lines -> lines.forEach(line -> names.add("\"" + line.action() + "\"")));
        return names.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static String statement(String effect, String action, String resource, String condition) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":" + action + ",\"Resource\":\"" + resource + "\"" + condition
                + "}";
    }

    private static String policy(String statement) {
        return "{\"Version\":\"1\",\"Statement\":[" + statement + "]}";
    }
}
