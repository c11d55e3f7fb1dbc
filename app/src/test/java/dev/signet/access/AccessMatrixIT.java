package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.access.login.LoginProfiles;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.account.ApiCaller;
import dev.signet.event.EventType;
import dev.signet.event.queue.QueueTokens;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/**
 * Every action at every door it has, for everybody who might knock there: from the list of actions, so that no door is
 * forgotten. A cell asks only whether the door lets in; what is behind it has tests of its own.
 */
@SignetTest
class AccessMatrixIT {

    /** What a door says to whom it does not let in. */
    private static final Set<String> CLOSED = Set.of(
            "NoPermission",
            "AccessDenied",
            "SessionOver",
            "MissingAccessKeyId",
            "InvalidAccessKeyId.NotFound",
            "InvalidAccessKeyId.Inactive",
            "InvalidSecurityToken.Expired",
            "isp.RAM_PERMISSION_DENY");

    /** What nobody behind a door has said: such a cell shows nothing. */
    private static final Set<String> NO_ANSWER = Set.of(
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "SignatureNonceUsed",
            "InvalidCsrfToken",
            "InvalidAction.NotFound",
            "InvalidVersion",
            "InvalidApi.NotFound",
            "Throttling.User",
            "InternalError",
            "ServiceUnavailable");

    private static final int LEAST_CELLS = 7_000;

    @Autowired
    AccountPeople people;

    @Autowired
    ActionList actions;

    @Autowired
    SessionTokens tokens;

    @Autowired
    QueueTokens queueTokens;

    @Autowired
    LoginProfiles profiles;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> cells = new TreeMap<>();
    private Customer customer;
    private MatrixDoors doors;
    private List<MatrixCall> calls;

    @BeforeEach
    void doors() {
        customer = accounts.enterprise();
        doors = new MatrixDoors(server.port(), clock, "Alicom-Queue-" + customer.id() + "-SmsReport");
        calls = MatrixCall.all(actions);
    }

    private MatrixPeople people() {
        return new MatrixPeople(people, tokens, profiles, jdbc, server, clock, customer, accounts.enterprise());
    }

    @Test
    @Tag("S12.1-1")
    @Tag("S12.1-2")
    void letsNobodyInWhoMayNot() {
        for (MatrixKnocker knocker : people().all(allActions())) {
            QueueTokens.@Nullable QueueToken queueToken = queueToken(knocker);
            for (MatrixCall call : calls) {
                if (knocker.console() != null) {
                    knockWithSession(knocker, knocker.console(), call);
                } else {
                    knockWithKey(knocker, Objects.requireNonNull(knocker.key()), call);
                    if (call.door().equals("queue") && queueToken != null) {
                        knockWithQueueToken(knocker, queueToken, call);
                    }
                }
            }
        }
        assertThat(wrong).as("wrong cells of %s", cells).isEmpty();
        assertThat(cells)
                .as("each door lets in and refuses")
                .containsKeys(
                        "classic lets in",
                        "classic refuses",
                        "newer lets in",
                        "newer refuses",
                        "v1 lets in",
                        "v1 refuses",
                        "queue lets in",
                        "queue refuses",
                        "queue by token lets in",
                        "queue by token refuses",
                        "console lets in",
                        "console refuses",
                        "console elsewhere refuses",
                        "page lets in",
                        "page refuses");
        assertThat(cells.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", cells)
                .isGreaterThan(LEAST_CELLS);
    }

    private void knockWithKey(MatrixKnocker knocker, AccessKey key, MatrixCall call) {
        String expected = knocker.expected().apply(call);
        switch (call.door()) {
            case "rpc" -> {
                cell(knocker, "classic", call, expected, doors.classic(key, knocker.token(), call));
                cell(knocker, "newer", call, expected, doors.newer(key, knocker.token(), call));
            }
            case "v1" -> cell(knocker, "v1", call, expected, doors.signed(key, knocker.token(), call));
            case "queue" ->
                cell(
                        knocker,
                        "queue",
                        call,
                        expected == null ? null : "AccessDenied",
                        doors.mns(key.id(), key.secret(), knocker.token(), call));
            case "page" -> {} // no key opens one
            default -> throw new IllegalStateException(call.toString());
        }
    }

    private void knockWithSession(MatrixKnocker knocker, ConsoleVisitor visitor, MatrixCall call) {
        switch (call.door()) {
            case "v1" -> cell(knocker, "console", call, knocker.expected().apply(call), doors.console(visitor, call));
            case "page" -> cell(knocker, "page", call, knocker.expected().apply(call), doors.page(visitor, call));
            case "rpc", "queue" ->
                cell(
                        knocker,
                        "console elsewhere",
                        call,
                        call.door().equals("rpc") ? "MissingAccessKeyId" : "AccessDenied",
                        doors.consoleElsewhere(visitor, call));
            default -> throw new IllegalStateException(call.toString());
        }
    }

    /** What is asked is whether whoever it was given to might ask for it again, and is not forbidden the queue. */
    private void knockWithQueueToken(MatrixKnocker knocker, QueueTokens.QueueToken token, MatrixCall call) {
        MatrixCall asking = calls.stream()
                .filter(each -> each.call().endsWith("/QueryTokenForMnsQueue"))
                .findFirst()
                .orElseThrow();
        boolean othersQueue = knocker.name().equals("owner of another account");
        boolean forbidden =
                knocker.name().startsWith("custom deny") && knocker.expected().apply(call) != null;
        cell(
                knocker,
                "queue by token",
                call,
                othersQueue || forbidden || knocker.expected().apply(asking) != null ? "AccessDenied" : null,
                doors.mns(token.accessKeyId(), token.accessKeySecret(), token.securityToken(), call));
    }

    private QueueTokens.@Nullable QueueToken queueToken(MatrixKnocker knocker) {
        return Optional.ofNullable(knocker.principal())
                // Nobody gives one to a session that is over.
                .filter(principal -> !knocker.name().equals("expired token"))
                .map(principal -> queueTokens.issue(
                        new ApiCaller(
                                principal.accountId(),
                                Objects.requireNonNull(knocker.key()).id(),
                                principal),
                        EventType.SMS_REPORT))
                .orElse(null);
    }

    private void cell(MatrixKnocker knocker, String way, MatrixCall call, @Nullable String expected, String said) {
        String got = CLOSED.contains(said) || NO_ANSWER.contains(said) ? said : null;
        cells.merge(way + (expected == null ? " lets in" : " refuses"), 1, Integer::sum);
        if (!Objects.equals(expected, got)) {
            wrong.add(knocker.name() + " at " + way + ", " + call + ": " + said + " instead of " + expected);
        }
    }

    /** What is not on the list does not answer, whoever asks. */
    @Test
    void hasNoDoorThatIsNotOnTheList() {
        ConsoleVisitor owner = people().ownerAtConsole();
        for (String route :
                List.of("GET /v1/nothing", "DELETE /v1/account", "PUT /v1/records", "POST /v1/access/who")) {
            MatrixCall call = new MatrixCall("v1", route, List.of(), false);
            assertThat(doors.signed(customer.key(), null, call)).as(route).isIn("InvalidApi.NotFound", "405");
            assertThat(doors.console(owner, call)).as(route).isIn("InvalidApi.NotFound", "405");
        }
        for (String action : List.of("2017-05-25/CreateUser", "2015-05-01/SendSms", "2017-05-25/ListSigns")) {
            MatrixCall call = new MatrixCall("rpc", action, List.of(), false);
            assertThat(doors.classic(customer.key(), null, call))
                    .as(action)
                    .isIn("InvalidVersion", "InvalidAction.NotFound");
            assertThat(doors.newer(customer.key(), null, call))
                    .as(action)
                    .isIn("InvalidVersion", "InvalidAction.NotFound");
        }
        for (String route : List.of("PUT /queues/{queue}/messages", "GET /queues/{queue}", "DELETE /queues/{queue}")) {
            MatrixCall call = new MatrixCall("queue", route, List.of(), false);
            assertThat(doors.mns(customer.key().id(), customer.key().secret(), null, call))
                    .as(route)
                    .isEqualTo("AccessDenied");
        }
    }

    private String allActions() {
        Set<String> names = new TreeSet<>();
        actions.all().values().forEach(lines -> lines.forEach(line -> names.add("\"" + line.action() + "\"")));
        return names.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
