package dev.signet.event.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aliyun.mns.client.CloudAccount;
import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.common.BatchDeleteException;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.model.Message;
import dev.signet.account.AccessKey;
import dev.signet.account.ApiCaller;
import dev.signet.event.Event;
import dev.signet.event.EventType;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushTargets;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Refusal;
import dev.signet.platform.node.Ids;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queues as {@code com.aliyun.mns:aliyun-sdk-mns} reads them. */
@SignetTest
class MnsIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    /** A queue that answers at once, message or not. */
    private static final QueueSettings.Setting AT_ONCE = new QueueSettings.Setting(true, 0);

    @Autowired
    Events events;

    @Autowired
    PushTargets targets;

    @Autowired
    QueueSettings settings;

    @Autowired
    QueueTokens tokens;

    @Autowired
    EventQueue queue;

    @Autowired
    LongPolls polls;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    SettableClock settableClock;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    @DataPlane
    JdbcClient jdbc;

    private final List<MNSClient> clients = new ArrayList<>();
    private Customer customer;
    private CloudQueue reports;

    @BeforeEach
    void anAccountWithItsReportsQueued() {
        customer = accounts.enterprise();
        switchOn(EventType.SMS_REPORT, true);
        reports = reading(EventType.SMS_REPORT);
    }

    @AfterEach
    void closeClients() {
        clients.forEach(MNSClient::close);
    }

    @Test
    @Tag("S6.2-4")
    void givesAMessageUntilItIsDeleted() {
        Event event = give(EventType.SMS_REPORT, 1).get(0);

        Message first = reports.popMessage();
        assertThat(first.getMessageBodyAsString()).isEqualTo(event.payload());
        assertThat(first.getMessageId()).isEqualTo(Long.toString(event.id()));
        assertThat(first.getDequeueCount()).isEqualTo(1);
        assertThat(first.getPriority()).isEqualTo(8);
        assertThat(reports.popMessage()).as("while the first receiver has it").isNull();

        settableClock.advance(EventQueue.HIDDEN);
        Message second = reports.popMessage();
        assertThat(second.getMessageId()).isEqualTo(first.getMessageId());
        assertThat(second.getDequeueCount()).isEqualTo(2);
        assertThat(second.getFirstDequeueTime()).isEqualTo(first.getFirstDequeueTime());
        assertThat(refusal(() -> reports.deleteMessage(first.getReceiptHandle())))
                .isEqualTo("MessageNotExist");

        reports.deleteMessage(second.getReceiptHandle());
        settableClock.advance(EventQueue.HIDDEN);
        assertThat(reports.popMessage()).isNull();
    }

    @Test
    @Tag("S6.2-4")
    void givesAndDeletesUpToSixteenAtOnce() {
        give(EventType.SMS_REPORT, 20);

        List<Message> first = reports.batchPopMessage(16);
        List<Message> rest = reports.batchPopMessage(16, 1);
        assertThat(first).hasSize(16);
        assertThat(rest).hasSize(4);
        Set<String> seen = new HashSet<>();
        first.forEach(message -> seen.add(message.getMessageId()));
        rest.forEach(message -> seen.add(message.getMessageId()));
        assertThat(seen).hasSize(20);

        reports.batchDeleteMessage(handles(first));
        List<String> halfGone = handles(rest);
        reports.deleteMessage(halfGone.get(0));
        BatchDeleteException gone =
                catchThrowableOfType(BatchDeleteException.class, () -> reports.batchDeleteMessage(halfGone));
        assertThat(gone.getErrorMessages()).containsOnlyKeys(halfGone.get(0));

        settableClock.advance(EventQueue.HIDDEN);
        assertThat(reports.popMessage()).isNull();
        assertThat(refusal(() -> reports.batchPopMessage(17))).isEqualTo("InvalidArgument");
    }

    @Test
    @Tag("S6.2-4")
    void wakesAReceiverThatWaits() throws Exception {
        CompletableFuture<Message> waiting = CompletableFuture.supplyAsync(() -> reports.popMessage(30));
        await().atMost(LONG).until(() -> polls.waiting() > 0);

        Event event = give(EventType.SMS_REPORT, 1).get(0);

        Message message = waiting.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        assertThat(message.getMessageBodyAsString()).isEqualTo(event.payload());
        assertThat(polls.waiting()).isZero();
        assertThat(reports.popMessage(1)).as("after a wait in vain").isNull();
    }

    /** One generation of pullers never says how long, and never sleeps: its question must not be answered at once. */
    @Test
    void waitsAsTheQueueSaysWhereTheReceiverDoesNot() throws Exception {
        settings.set(customer.id(), "test", EventType.SMS_REPORT, new QueueSettings.Setting(true, null));
        assertThat(settings.wait(new QueueName(customer.id(), EventType.SMS_REPORT)))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.wait(new QueueName(customer.id(), EventType.SMS_UP)))
                .as("a queue that was never switched on")
                .isEqualTo(Duration.ofSeconds(10));
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() -> reports.batchPopMessage(16));
        await().atMost(LONG).until(() -> polls.waiting() > 0);

        Event event = give(EventType.SMS_REPORT, 1).get(0);
        assertThat(waiting.get(LONG.toSeconds(), TimeUnit.SECONDS))
                .extracting(Message::getMessageId)
                .containsExactly(Long.toString(event.id()));

        settings.set(customer.id(), "test", EventType.SMS_REPORT, new QueueSettings.Setting(true, 1));
        assertThat(reports.popMessage()).as("after the queue's own second").isNull();
        assertThat(polls.waiting()).isZero();
        switchOn(EventType.SMS_REPORT, true);
        assertThat(reports.popMessage()).as("a queue set to answer at once").isNull();
    }

    /** On a 403 one generation of pullers ends for good. */
    @Test
    void tellsAFaultOfOursAsOneThatPasses() {
        jdbc.sql("rename table event_queued to out_of_reach").update();
        try {
            ServiceException fault = catchThrowableOfType(ServiceException.class, () -> reports.popMessage(1));
            assertThat(fault.getErrorCode()).isEqualTo("ServiceUnavailable");
            assertThat(refusal(() -> reports.deleteMessage(ids.next() + "-1"))).isEqualTo("ServiceUnavailable");
        } finally {
            jdbc.sql("rename table out_of_reach to event_queued").update();
        }
        assertThat(reports.popMessage()).as("after it has passed").isNull();
    }

    @Test
    @Tag("S9.1-5")
    void queuesOnlyWhatTheAccountSwitchedOn() {
        CloudQueue uplinks = reading(EventType.SMS_UP);
        switchOn(EventType.SMS_UP, false);
        give(EventType.SMS_UP, 1);
        assertThat(uplinks.popMessage()).as("uplinks are off, reports on").isNull();

        switchOn(EventType.SMS_UP, true);
        Event event = give(EventType.SMS_UP, 1).get(0);
        assertThat(uplinks.popMessage().getMessageId()).isEqualTo(Long.toString(event.id()));
        assertThat(targets.wanted(customer.id(), EventType.SMS_UP))
                .as("pushes are another mode, and off")
                .isFalse();

        give(EventType.SMS_REPORT, 1);
        switchOn(EventType.SMS_REPORT, false);
        give(EventType.SMS_REPORT, 1);
        assertThat(reports.batchPopMessage(16))
                .as("what was queued before it was switched off")
                .hasSize(1);
    }

    @Test
    @Tag("S9.1-4")
    void hasNoQueueForReviews() {
        assertThatThrownBy(() -> settings.set(customer.id(), "test", EventType.SIGN_SMS_REPORT, AT_ONCE))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> settings.set(customer.id(), "test", EventType.TEMPLATE_SMS_REPORT, AT_ONCE))
                .isInstanceOf(Refusal.class);
        CloudQueue reviews = client(customer.key()).getQueueRef("Alicom-Queue-" + customer.id() + "-SignSmsReport");
        assertThat(refusal(reviews::popMessage)).isEqualTo("QueueNotExist");
    }

    @Test
    void letsNobodyElseRead() {
        Event event = give(EventType.SMS_REPORT, 1).get(0);
        String name = QueueSettings.name(customer.id(), EventType.SMS_REPORT);
        Customer other = accounts.enterprise();
        AccessKey wrongSecret = new AccessKey(customer.key().id(), customer.id(), true, "wrong");
        AccessKey unknown =
                new AccessKey("nobody", customer.id(), true, customer.key().secret());

        for (AccessKey key : List.of(other.key(), wrongSecret, unknown)) {
            CloudQueue foreign = client(key).getQueueRef(name);
            assertThat(refusal(foreign::popMessage)).as(key.id()).isEqualTo("AccessDenied");
            assertThat(refusal(() -> foreign.deleteMessage(event.id() + "-1"))).isEqualTo("AccessDenied");
        }

        settableClock.advance(Duration.ofMinutes(16));
        assertThat(refusal(reports::popMessage))
                .as("a signature of 16 minutes ago")
                .isEqualTo("AccessDenied");
        settableClock.reset();
        assertThat(reports.popMessage()).as("nobody took it").isNotNull();
    }

    @Test
    void bindsATokenToItsQueueAndItsTime() {
        give(EventType.SMS_REPORT, 1);
        QueueTokens.QueueToken token =
                tokens.issue(new ApiCaller(customer.id(), customer.key().id()), EventType.SMS_REPORT);
        MNSClient client = client(token, token.securityToken());

        assertThat(client.getQueueRef(QueueSettings.name(customer.id(), EventType.SMS_REPORT))
                        .popMessage())
                .isNotNull();
        CloudQueue uplinks = client.getQueueRef(QueueSettings.name(customer.id(), EventType.SMS_UP));
        assertThat(refusal(uplinks::popMessage)).isEqualTo("AccessDenied");

        QueueTokens.QueueToken another =
                tokens.issue(new ApiCaller(customer.id(), customer.key().id()), EventType.SMS_REPORT);
        CloudQueue mixed = client(token, another.securityToken())
                .getQueueRef(QueueSettings.name(customer.id(), EventType.SMS_REPORT));
        assertThat(refusal(mixed::popMessage))
                .as("the token of other credentials")
                .isEqualTo("AccessDenied");

        assertThat(tokens.open(token.accessKeyId(), token.securityToken())).isPresent();
        settableClock.advance(QueueTokens.VALID_FOR);
        assertThat(tokens.open(token.accessKeyId(), token.securityToken()))
                .as("after its time")
                .isEmpty();
    }

    @Test
    void refusesTheUnsignedAndLeavesTheRestClosed() throws Exception {
        String path = "/queues/" + QueueSettings.name(customer.id(), EventType.SMS_REPORT) + "/messages";
        for (String closed : List.of(path, "/queues", "/queues/other")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.url(closed)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(closed).isEqualTo(403);
            assertThat(answer.body())
                    .contains("<Error xmlns=\"http://mns.aliyuncs.com/doc/v1\"><Code>AccessDenied</Code>")
                    .contains("<RequestId>"
                            + answer.headers().firstValue("x-mns-request-id").orElseThrow());
        }
        assertThat(refusal(reports::peekMessage)).as("a peek must not take").isEqualTo("InvalidQueryString");
        assertThat(refusal(() -> reports.putMessage(new Message("x")))).isEqualTo("AccessDenied");
    }

    @Test
    void forgetsWhatIsOlderThanEventsAreKept() {
        give(EventType.SMS_REPORT, 2);

        queue.removeBefore(clock.instant().minus(Duration.ofDays(1)));
        assertThat(queued()).isEqualTo(2);
        queue.removeBefore(clock.instant().plusMillis(1));
        assertThat(queued()).isZero();
    }

    private int queued() {
        return jdbc.sql("select count(*) from event_queued where account_id = ?")
                .param(customer.id())
                .query(Integer.class)
                .single();
    }

    private void switchOn(EventType type, boolean enabled) {
        settings.set(customer.id(), "test", type, new QueueSettings.Setting(enabled, 0));
    }

    private List<Event> give(EventType type, int count) {
        List<Event> given = IntStream.range(0, count)
                .mapToObj(i -> new Event(
                        ids.next(),
                        customer.id(),
                        type,
                        clock.instant(),
                        "{\"biz_id\":\"" + i + "\",\"err_msg\":\"用户接收成功\"}"))
                .toList();
        events.add(given, targets);
        return given;
    }

    private CloudQueue reading(EventType type) {
        return client(customer.key()).getQueueRef(QueueSettings.name(customer.id(), type));
    }

    private MNSClient client(AccessKey key) {
        return opened(new CloudAccount(key.id(), key.secret(), server.url("/")).getMNSClient());
    }

    private MNSClient client(QueueTokens.QueueToken token, String securityToken) {
        return opened(new CloudAccount(token.accessKeyId(), token.accessKeySecret(), server.url("/"), securityToken)
                .getMNSClient());
    }

    private MNSClient opened(MNSClient client) {
        clients.add(client);
        return client;
    }

    private static List<String> handles(List<Message> messages) {
        return messages.stream().map(Message::getReceiptHandle).toList();
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ServiceException.class, call).getErrorCode();
    }
}
