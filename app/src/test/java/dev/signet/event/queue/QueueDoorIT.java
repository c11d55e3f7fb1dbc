package dev.signet.event.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aliyun.mns.client.CloudAccount;
import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.model.Message;
import dev.signet.access.AccountPeople;
import dev.signet.access.AccountPeople.Person;
import dev.signet.access.AccountPeople.Session;
import dev.signet.access.Credential;
import dev.signet.access.Credentials;
import dev.signet.access.KeyUses;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.event.Event;
import dev.signet.event.EventType;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushTargets;
import dev.signet.event.queue.QueueTokens.QueueToken;
import dev.signet.platform.node.Ids;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #11: people, sessions and queue tokens at the queues' door, which asks with every call and again before it hands out. */
@SignetTest
class QueueDoorIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Autowired
    AccountPeople people;

    @Autowired
    Events events;

    @Autowired
    PushTargets targets;

    @Autowired
    QueueSettings settings;

    @Autowired
    QueueTokens tokens;

    @Autowired
    LongPolls polls;

    @Autowired
    Credentials credentials;

    @Autowired
    SessionTokens sessions;

    @Autowired
    KeyUses uses;

    @Autowired
    SettableClock clock;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    private final List<MNSClient> clients = new ArrayList<>();
    private Customer customer;
    private Person puller;

    @BeforeEach
    void aUserWhoPullsReports() {
        customer = accounts.enterprise();
        settings.set(customer.id(), "test", EventType.SMS_REPORT, new QueueSettings.Setting(true, 0));
        puller = people.user(customer, "puller");
    }

    @AfterEach
    void closeClients() {
        clients.forEach(MNSClient::close);
    }

    @Test
    void asksWhatIsForbiddenToWhoeverATokenIsOf() {
        people.attachSystem(customer, "USER", puller.id(), "AliyunDysmsFullAccess");
        CloudQueue queue = queue(tokenOf(puller));
        give();
        Message message = queue.popMessage();
        assertThat(message).as("no policy speaks of queues").isNotNull();

        deny("no-deletion", "mns:DeleteMessage");
        assertThat(refusal(() -> queue.deleteMessage(message.getReceiptHandle())))
                .isEqualTo("AccessDenied");
        assertThat(refusal(() -> queue.batchDeleteMessage(List.of(message.getReceiptHandle()))))
                .isEqualTo("AccessDenied");
        assertThat(queue.popMessage()).as("may be asked still").isNull();

        deny("no-queues", "mns:*");
        assertThat(refusal(queue::popMessage)).isEqualTo("AccessDenied");
    }

    /** The policy of the session does not speak of queues, that of its role does. */
    @Test
    void asksTheRoleBehindANarrowedSessionToo() {
        long role = people.role(customer, "pullers", "AliyunDysmsFullAccess");
        String narrowed = """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":"dysms:IssueQueueToken","Resource":"*"}]}""";
        CloudQueue queue = queue(tokenOf(session(role, narrowed)));
        assertThat(queue.popMessage()).isNull();

        people.attachCustom(customer, "ROLE", role, "no-queues", """
                {"Version":"1","Statement":[{"Effect":"Deny","Action":"mns:*","Resource":"*"}]}""");

        assertThat(refusal(queue::popMessage)).isEqualTo("AccessDenied");
    }

    /** How somebody loses what they had while they wait. */
    enum Loss {
        DENIED,
        DETACHED,
        DEACTIVATED,
        DELETED,
        ELSEWHERE
    }

    @ParameterizedTest
    @EnumSource
    void handsNothingToWhoWaitsAndMayNoMore(Loss loss) throws Exception {
        people.attachSystem(customer, "USER", puller.id(), "AdministratorAccess");
        List<CloudQueue> waiting = List.of(queue(tokenOf(puller)), queue(puller.key(), null));
        List<CompletableFuture<String>> answers = waiting.stream()
                .map(queue -> CompletableFuture.supplyAsync(() -> refusal(() -> queue.popMessage(30))))
                .toList();
        await().atMost(LONG).until(() -> polls.waiting() == 2);

        switch (loss) {
            case DENIED -> deny("no-queues", "mns:*");
            case DETACHED -> people.detachAll(customer, puller);
            case DEACTIVATED -> people.deactivate(customer, puller.key());
            case DELETED -> people.remove(customer, puller);
            case ELSEWHERE -> people.keyPolicy(customer, puller.key(), "192.0.2.0/24");
        }
        Event event = give();

        for (CompletableFuture<String> answer : answers) {
            assertThat(answer.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("AccessDenied");
        }
        Message kept = queue(customer.key(), null).popMessage();
        assertThat(kept.getMessageId()).isEqualTo(Long.toString(event.id()));
        assertThat(kept.getDequeueCount()).as("nobody had it before").isEqualTo(1);
    }

    @Test
    void letsTheNextReceiverHaveWhatTheFirstMayNot() throws Exception {
        people.attachSystem(customer, "USER", puller.id(), "AdministratorAccess");
        CloudQueue first = queue(puller.key(), null);
        CloudQueue second = queue(customer.key(), null);
        CompletableFuture<String> refused = CompletableFuture.supplyAsync(() -> refusal(() -> first.popMessage(30)));
        await().atMost(LONG).until(() -> polls.waiting() == 1);
        CompletableFuture<Message> served = CompletableFuture.supplyAsync(() -> second.popMessage(30));
        await().atMost(LONG).until(() -> polls.waiting() == 2);

        people.remove(customer, puller);
        Event event = give();

        assertThat(refused.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("AccessDenied");
        assertThat(served.get(LONG.toSeconds(), TimeUnit.SECONDS).getMessageId())
                .isEqualTo(Long.toString(event.id()));
    }

    @Test
    void letsASessionPullUntilWhoeverAssumedItsRoleIsGone() {
        Session session = session(people.role(customer, "pullers", "AdministratorAccess"), null);
        CloudQueue queue = queue(session.key(), session.token());
        Event event = give();

        Message message = queue.popMessage();
        assertThat(message.getMessageId()).isEqualTo(Long.toString(event.id()));
        queue.deleteMessage(message.getReceiptHandle());
        assertThat(refusal(queue(session.key(), session.token() + "A")::popMessage))
                .isEqualTo("AccessDenied");
        assertThat(refusal(queue(session.key(), null)::popMessage)).isEqualTo("AccessDenied");
        Session withoutQueues = session(people.role(customer, "senders", "AliyunDysmsFullAccess"), null);
        assertThat(refusal(queue(withoutQueues.key(), withoutQueues.token())::popMessage))
                .isEqualTo("AccessDenied");

        people.remove(customer, puller);
        assertThat(refusal(queue::popMessage)).isEqualTo("AccessDenied");
    }

    @Test
    void endsATokenWithTheSessionThatFetchedItAndWithWhoeverIsBehindThat() {
        long role = people.role(customer, "pullers", "AliyunDysmsFullAccess");
        Session session = session(role, null);
        QueueToken token = tokenOf(session);
        assertThat(token.expiresAt())
                .isEqualTo(credentials
                        .temporary(session.key().id(), session.token())
                        .until());
        CloudQueue queue = queue(token);
        assertThat(queue.popMessage()).isNull();

        people.remove(customer, puller);
        assertThat(refusal(queue::popMessage)).isEqualTo("AccessDenied");
        clock.advance(QUARTER);
        assertThat(tokens.open(token.accessKeyId(), token.securityToken())).isEmpty();
    }

    /** A session policy may have the most characters, and each three bytes. */
    @Test
    void opensATokenWithTheLongestPolicy() {
        Principal principal =
                Principal.role(customer.id(), 7, "r".repeat(64), "s".repeat(32), "策".repeat(1024), List.of());

        QueueToken token = tokens.issue(
                new ApiCaller(customer.id(), "STS.1", principal, clock.instant().plus(QUARTER)), EventType.SMS_REPORT);

        assertThat(tokens.open(token.accessKeyId(), token.securityToken()))
                .hasValueSatisfying(grant -> assertThat(grant.principal()).isEqualTo(principal));
    }

    @Test
    void notesTheUseOfAKeyAndHoldsItToItsNetworks() {
        people.attachSystem(customer, "USER", puller.id(), "AdministratorAccess");
        CloudQueue queue = queue(puller.key(), null);
        CloudQueue byToken = queue(tokenOf(puller));
        Instant before = clock.instant().minusSeconds(1);

        assertThat(queue.popMessage()).isNull();
        uses.write();
        assertThat(jdbc.sql("select used_at from access_key_use where key_id = ?")
                        .param(puller.key().id())
                        .query(java.time.LocalDateTime.class)
                        .single()
                        .toInstant(java.time.ZoneOffset.UTC))
                .isAfterOrEqualTo(before);

        people.keyPolicy(customer, puller.key(), "192.0.2.0/24");
        assertThat(refusal(queue::popMessage)).isEqualTo("AccessDenied");
        assertThat(refusal(byToken::popMessage)).as("the token of that key").isEqualTo("AccessDenied");
    }

    private void deny(String policy, String action) {
        people.attachCustom(
                customer,
                "USER",
                puller.id(),
                policy,
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"" + action
                        + "\",\"Resource\":\"*\"}]}");
    }

    private Session session(long role, @Nullable String policy) {
        return AccountPeople.session(sessions, customer, role, puller, policy, clock.instant(), QUARTER);
    }

    private QueueToken tokenOf(Person person) {
        return tokens.issue(
                new ApiCaller(
                        customer.id(), person.key().id(), Principal.user(customer.id(), person.id(), person.name())),
                EventType.SMS_REPORT);
    }

    /** As the door makes a caller of a session. */
    private QueueToken tokenOf(Session session) {
        Credential credential = credentials.temporary(session.key().id(), session.token());
        return tokens.issue(
                new ApiCaller(customer.id(), session.key().id(), credential.principal(), credential.until()),
                EventType.SMS_REPORT);
    }

    private Event give() {
        Event event = new Event(ids.next(), customer.id(), EventType.SMS_REPORT, clock.instant(), "{}");
        events.add(List.of(event), targets);
        return event;
    }

    private CloudQueue queue(QueueToken token) {
        return queue(
                new AccessKey(token.accessKeyId(), customer.id(), true, token.accessKeySecret()),
                token.securityToken());
    }

    private CloudQueue queue(AccessKey key, @Nullable String token) {
        CloudAccount account = token == null
                ? new CloudAccount(key.id(), key.secret(), server.url("/"))
                : new CloudAccount(key.id(), key.secret(), server.url("/"), token);
        MNSClient client = account.getMNSClient();
        clients.add(client);
        return client.getQueueRef(QueueSettings.name(customer.id(), EventType.SMS_REPORT));
    }

    private static String refusal(ThrowingCallable call) {
        ServiceException refused = catchThrowableOfType(ServiceException.class, call);
        return refused == null ? "none" : refused.getErrorCode();
    }
}
