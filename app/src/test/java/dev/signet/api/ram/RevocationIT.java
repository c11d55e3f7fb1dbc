package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.ram20150501.models.DeleteAccessKeyRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromUserRequest;
import com.aliyun.ram20150501.models.UpdateAccessKeyRequest;
import dev.signet.SignetApplication;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SharedDatabase;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * #11: what is taken from somebody on one node is denied to them on another, which they ask without a pause. It prints the
 * longest time from the revocation's request to the last request that the other node let in; seconds are not asserted.
 */
@SignetTest
@Tag("faults")
class RevocationIT {

    private static final int ROUNDS = Integer.getInteger("signet.revocation.rounds", 2);
    private static final int CALLERS = 4;
    private static final int CALLS_BEFORE = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MAY = "may";

    private static ConfigurableApplicationContext otherNode;
    private static int otherPort;

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Environment environment;

    private RamClients clients;
    private Keys owner;
    private Keys user;
    private Keys session;

    /** What is taken, and what it is called then. */
    enum Revocation {
        DETACH_POLICY("NoPermission"),
        ATTACH_DENY("NoPermission"),
        DEACTIVATE_KEY("InvalidAccessKeyId.Inactive"),
        DELETE_KEY("InvalidAccessKeyId.NotFound"),
        /** By a session: the user's own keys and policies must go before the user can. */
        DELETE_USER("InvalidSecurityToken.Expired");

        private final String code;

        Revocation(String code) {
            this.code = code;
        }

        /** Policies go before the user, and whoever asks between the two is denied for them. */
        boolean isMeantBy(String denial) {
            return denial.equals(code) || this == DELETE_USER && denial.equals("NoPermission");
        }
    }

    /** @param began and ended by {@link System#nanoTime} */
    private record Call(long began, long ended, String code) {}

    @BeforeEach
    void startTheOtherNode() {
        clients = new RamClients(server.endpoint());
        if (otherNode == null) {
            String schema = environment.getRequiredProperty("signet.database-schema");
            otherNode = new SpringApplicationBuilder(SignetApplication.class)
                    .initializers(new SharedDatabase())
                    .properties(
                            "test.keep-schema=true",
                            "signet.database-schema=" + schema,
                            // Its jobs are the first node's, whose schedule it would share within one JVM.
                            "spring.quartz.properties.org.quartz.scheduler.instanceName=" + schema + "-other",
                            "spring.quartz.auto-startup=false",
                            "camunda.bpm.job-execution.enabled=false",
                            "server.port=0")
                    .run();
            otherPort = ((WebServerApplicationContext) otherNode).getWebServer().getPort();
        }
    }

    @AfterAll
    static void stopTheOtherNode() {
        otherNode.close();
        otherNode = null;
    }

    @ParameterizedTest
    @EnumSource
    void isADenialOnTheOtherNodeWhileThatIsAsked(Revocation revocation) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            millis.add(lastLetInAfter(revocation).toMillis());
        }
        millis.sort(Comparator.naturalOrder());
        System.out.printf(
                "%s on one node was a denial on the other after %d ms at most (%d rounds, median %d ms)%n",
                revocation, millis.get(millis.size() - 1), ROUNDS, millis.get(millis.size() / 2));
    }

    private Duration lastLetInAfter(Revocation revocation) throws Exception {
        somebody();
        Keys keys = revocation == Revocation.DELETE_USER ? session : user;
        RawClient client = new RawClient(otherPort, new AccessKey(keys.id(), 1, true, keys.secret()), keys.token());
        await().atMost(PATIENCE).until(() -> call(client).code().equals("OK"));
        Queue<Call> calls = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> callers = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> callUntilDenied(client, calls)))
                .limit(CALLERS)
                .toList();
        await().atMost(PATIENCE).until(() -> calls.size() >= CALLS_BEFORE);

        long began = revoke(revocation);

        CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
        List<Call> denied =
                calls.stream().filter(call -> !call.code().equals("OK")).toList();
        assertThat(denied).hasSize(CALLERS).allMatch(call -> revocation.isMeantBy(call.code()));
        long firstDenied = denied.stream().mapToLong(Call::ended).min().orElseThrow();
        long lastLetIn = calls.stream()
                .filter(call -> call.code().equals("OK"))
                .mapToLong(Call::began)
                .max()
                .orElseThrow();
        assertThat(lastLetIn).as("once denied, always denied").isLessThan(firstDenied);
        for (int again = 0; again < CALLERS; again++) {
            assertThat(call(client).code()).isEqualTo(revocation.code);
        }
        return Duration.ofNanos(Math.max(0, lastLetIn - began));
    }

    /** A user of a new account, who may look at signatures, and has assumed a role that may. */
    private void somebody() throws Exception {
        TestAccounts.Customer customer = accounts.enterprise();
        owner = Keys.of(customer);
        user = clients.user(owner, "worker");
        clients.allow(owner, "worker", MAY, allowing("*", "*"));
        String role = clients.role(owner, "worker", "acs:ram::" + customer.id() + ":root", "AliyunDysmsFullAccess");
        session = clients.assume(user, role);
    }

    /** @return when the request that revokes was begun */
    private long revoke(Revocation revocation) throws Exception {
        var ram = clients.ram(owner);
        if (revocation == Revocation.DELETE_USER) {
            ram.deleteAccessKey(
                    new DeleteAccessKeyRequest().setUserName("worker").setUserAccessKeyId(user.id()));
            ram.detachPolicyFromUser(detaching());
        }
        long began = System.nanoTime();
        switch (revocation) {
            case DETACH_POLICY -> ram.detachPolicyFromUser(detaching());
            case ATTACH_DENY ->
                clients.allow(owner, "worker", "may-not", allowing("*", "*").replace("Allow", "Deny"));
            case DEACTIVATE_KEY ->
                ram.updateAccessKey(new UpdateAccessKeyRequest()
                        .setUserName("worker")
                        .setUserAccessKeyId(user.id())
                        .setStatus("Inactive"));
            case DELETE_KEY ->
                ram.deleteAccessKey(
                        new DeleteAccessKeyRequest().setUserName("worker").setUserAccessKeyId(user.id()));
            case DELETE_USER -> ram.deleteUser(new DeleteUserRequest().setUserName("worker"));
        }
        return began;
    }

    private static DetachPolicyFromUserRequest detaching() {
        return new DetachPolicyFromUserRequest()
                .setUserName("worker")
                .setPolicyType("Custom")
                .setPolicyName(MAY);
    }

    private static void callUntilDenied(RawClient client, Queue<Call> calls) {
        Call call;
        do {
            call = call(client);
            calls.add(call);
        } while (call.code().equals("OK"));
    }

    private static Call call(RawClient client) {
        long began = System.nanoTime();
        String code =
                client.rpc(client.parameters("QuerySmsSignList", Instant.now())).code();
        return new Call(began, System.nanoTime(), code);
    }
}
