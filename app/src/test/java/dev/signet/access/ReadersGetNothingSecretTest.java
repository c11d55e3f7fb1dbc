package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.access.AccessRequest;
import dev.signet.rules.access.AttachedPolicy;
import dev.signet.rules.access.Evaluation;
import dev.signet.rules.access.RequestContext;
import dev.signet.rules.access.SystemPolicies;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * #11: what hands over full numbers, tokens, files or secrets is called so on the list of actions that nobody gets it who
 * may only read. A call that a reader may make is read here by whoever adds it: does it hand over any of these?
 */
class ReadersGetNothingSecretTest {

    /** Calls that read, or are called so, and are not for whoever may read. */
    private static final Set<String> NOT_FOR_READERS = Set.of(
            // full numbers
            "v1 GET /v1/records asking for more",
            "v1 GET /v1/records/{id} asking for more",
            "v1 POST /v1/log-exports asking for more",
            "v1 GET /v1/settings/contacts",
            "v1 GET /v1/settings/push/{type}/dead",
            "v1 GET /v1/blacklist",
            "v1 GET /v1/blacklist-releases",
            "page GET /console/settings/receipts/{type}/dead",
            "page GET /console/settings/contacts",
            "page GET /console/settings/contacts/{id}",
            "page GET /console/settings/blacklist",
            "page POST /console/settings/blacklist/search",
            "queue GET /queues/{queue}/messages",
            // files
            "v1 GET /v1/evidence/{id}",
            "v1 GET /v1/log-exports/{id}/file",
            "v1 GET /v1/bulk-tasks/recipient-lists/{id}/rejected",
            "page GET /console/bulk-tasks/recipient-lists/{id}/rejected",
            // tokens and secrets
            "rpc 2017-05-25/QueryTokenForMnsQueue",
            "rpc 2018-05-01/QueryTokenForMnsQueue",
            "rpc 2015-04-01/AssumeRole",
            "rpc 2015-05-01/CreateAccessKey",
            "rpc 2015-05-01/CreateVirtualMFADevice",
            "v1 POST /v1/settings/push/secret");

    /** What policies say of others is told by a right of its own, too. */
    private static final Set<String> OF_OTHERS = Set.of("ram:DecodeDiagnosticMessage", "ram:SimulateAccess");

    private static final List<MatrixCall> CALLS = MatrixCall.all(new ActionList());
    private static final SystemPolicies SHIPPED = SystemPolicies.of(ShippedPolicies.read());

    private static boolean allows(AttachedPolicy policy, MatrixCall call) {
        Evaluation evaluation = Evaluation.of(List.of(policy));
        return call.needed().stream().allMatch(action -> {
            String service = action.action().substring(0, action.action().indexOf(':'));
            return evaluation
                    .judge(new AccessRequest(
                            action.action(),
                            "acs:" + service + ":*:1001:*",
                            new RequestContext(
                                    InetAddress.getLoopbackAddress(),
                                    Instant.EPOCH,
                                    true,
                                    true,
                                    Map.of(),
                                    "acs:ram::1001:user/reader")))
                    .allows();
        });
    }

    private static Set<String> names(List<MatrixCall> calls) {
        return calls.stream().map(MatrixCall::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReadOnlyAccess",
                "AliyunDysmsReadOnlyAccess",
                "AliyunLogReadOnlyAccess",
                "AliyunRAMReadOnlyAccess"
            })
    void readOnlyPoliciesHoldNoneOfIt(String name) {
        List<MatrixCall> mayBeCalled = CALLS.stream()
                .filter(call -> !call.isOpenToAll() && allows(SHIPPED.attached(name), call))
                .toList();

        assertThat(names(mayBeCalled)).doesNotContainAnyElementsOf(NOT_FOR_READERS);
        assertThat(mayBeCalled.stream().flatMap(call -> call.needed().stream()).map(ListedAction::action))
                .doesNotContainAnyElementsOf(OF_OTHERS);
        assertThat(mayBeCalled).allSatisfy(call -> assertThat(call.needed()).noneMatch(ListedAction::writes));
    }

    @Test
    void isCalledAsNoReadingIs() {
        assertThat(names(CALLS)).containsAll(NOT_FOR_READERS);
        assertThat(CALLS.stream().filter(call -> NOT_FOR_READERS.contains(call.toString())))
                .allSatisfy(
                        call -> assertThat(call.isRead()).as(call.toString()).isFalse());
    }

    /** Neither more nor less: who adds a call that reads decides which of both it is. */
    @Test
    void whatElseReadsIsForReaders() {
        List<MatrixCall> reading = CALLS.stream()
                .filter(call -> !NOT_FOR_READERS.contains(call.toString()))
                .filter(call -> call.needed().stream()
                        .noneMatch(action -> action.writes() || OF_OTHERS.contains(action.action())))
                .toList();

        assertThat(reading)
                .hasSizeGreaterThan(NOT_FOR_READERS.size())
                .filteredOn(call -> !call.isOpenToAll())
                .allSatisfy(call -> assertThat(allows(SHIPPED.attached("ReadOnlyAccess"), call))
                        .as(call.toString())
                        .isTrue());
    }
}
