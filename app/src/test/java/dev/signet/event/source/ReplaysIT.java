package dev.signet.event.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.event.Event;
import dev.signet.event.EventPayloads;
import dev.signet.event.EventType;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushHistory;
import dev.signet.event.push.PushTargets;
import dev.signet.event.queue.QueueSettings;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.MessageEnded;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.store.BizId;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports that nobody heard when their messages ended, asked for afterwards. */
@SignetTest
class ReplaysIT {

    private static final Instant AT = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    EndingEvents endings;

    @Autowired
    Replays replays;

    @Autowired
    Events events;

    @Autowired
    PushTargets targets;

    @Autowired
    PushHistory history;

    @Autowired
    EventPayloads payloads;

    @Autowired
    QueueSettings queues;

    @Autowired
    Ids ids;

    @Autowired
    TestAccounts accounts;

    @Autowired
    @DataPlane
    JdbcClient jdbc;

    private long accountId;

    @BeforeEach
    void account() {
        accountId = accounts.enterprise().id();
    }

    private record Stored(long id, int state, String payload) {}

    private List<Stored> stored() {
        return jdbc.sql("select id, state, payload from event where account_id = ? order by id")
                .param(accountId)
                .query((row, n) -> new Stored(row.getLong(1), row.getInt(2), row.getString(3)))
                .list();
    }

    private int replay() {
        return replays.replay(accountId, EventType.SMS_REPORT, AT.minusSeconds(1), AT.plusSeconds(60));
    }

    private MessageEnded ended(boolean delivered, boolean corrects) {
        return new MessageEnded(
                ids.next(),
                accountId,
                BizId.text(1),
                8613812345678L,
                TemplateKind.NOTIFICATION,
                false,
                "示例",
                "SMS_1",
                "订单7",
                delivered,
                delivered ? "DELIVERED" : "MOBILE_NOT_ON_SERVICE",
                2,
                AT,
                AT.plusSeconds(2),
                "request",
                false,
                corrects);
    }

    private MessageEnded stored(MessageEnded message) {
        MessageState state = message.delivered() ? MessageState.DELIVERED : MessageState.FAILED;
        jdbc.sql("""
                        insert into sending_message (id, biz_id, account_id, number, kind, international, state, charge,
                            charge_entry, price_micros, segments, accepted_at, deadline, sign_name, template_code, content,
                            out_id, request_id, rulebook, error_code, ended_at)
                        values (?, 1, ?, ?, 1, false, ?, 0, 0, 0, ?, ?, ?, '示例', 'SMS_1', '', ?, 'request', 'test', ?, ?)""")
                .params(
                        message.messageId(),
                        accountId,
                        message.number(),
                        state.ordinal(),
                        message.segments(),
                        message.sentAt().toEpochMilli(),
                        message.sentAt().toEpochMilli(),
                        message.outId(),
                        message.errorCode(),
                        message.endedAt().toEpochMilli())
                .update();
        return message;
    }

    @Test
    void tellWhatWouldHaveBeenToldAtTheTime() {
        MessageEnded delivered = stored(ended(true, false));
        MessageEnded failed = stored(ended(false, false));
        endings.ended(List.of(delivered, failed));
        assertThat(stored()).extracting(Stored::payload).containsExactly("", "");
        List<Long> before = stored().stream().map(Stored::id).toList();

        assertThat(replay()).isEqualTo(2);

        assertThat(stored())
                .extracting(Stored::payload)
                .containsExactlyInAnyOrder(payloads.smsReport(delivered), payloads.smsReport(failed));
        assertThat(stored()).extracting(Stored::state).containsOnly(0);
        assertThat(stored()).extracting(Stored::id).isEqualTo(before);
    }

    @Test
    void tellTheSameHoweverOften() {
        MessageEnded message = stored(ended(true, false));
        endings.ended(List.of(message));
        replay();
        List<Stored> first = stored();
        jdbc.sql("update event set state = 1 where account_id = ?")
                .param(accountId)
                .update();
        jdbc.sql("update sending_message set error_code = 'OTHER' where id = ?")
                .param(message.messageId())
                .update();

        assertThat(replay()).isEqualTo(1);

        assertThat(stored()).isEqualTo(first);
    }

    @Test // #13: two people who replay one dead letter at once
    void ofTwoAtOnceOneReplaysADeadLetter() {
        endings.ended(List.of(stored(ended(true, false))));
        replay();
        for (int round = 0; round < 10; round++) {
            jdbc.sql("update event set state = 2 where account_id = ?")
                    .param(accountId)
                    .update();

            List<Integer> pushed =
                    Stream.of(1, 2, 3).map(who -> CompletableFuture.supplyAsync(this::replay)).toList().stream()
                            .map(CompletableFuture::join)
                            .toList();

            assertThat(pushed).containsExactlyInAnyOrder(1, 0, 0);
        }
        assertThat(stored()).extracting(Stored::state).containsExactly(0);
    }

    @Test
    void areWrittenAtOnceWhereSomebodyHears() {
        queues.set(accountId, "test", EventType.SMS_REPORT, new QueueSettings.Setting(true, null));
        MessageEnded message = ended(true, false);

        endings.ended(List.of(message));

        assertThat(stored()).extracting(Stored::payload).containsExactly(payloads.smsReport(message));
    }

    @Test
    void areWrittenAtOnceWhereTheyCorrectAnother() {
        MessageEnded message = ended(true, true);

        endings.ended(List.of(message));

        assertThat(stored()).extracting(Stored::payload).containsExactly(payloads.smsReport(message));
    }

    @Test
    void sayNothingOfAMessageThatIsGone() {
        endings.ended(List.of(ended(true, false)));

        assertThat(replay()).isZero();
        assertThat(stored()).isEmpty();
    }

    @Test
    void keepToThemselvesWhatIsNotWrittenThoughSomebodyHasJustBegunToListen() {
        Event unwritten = new Event(ids.next(), accountId, EventType.SMS_REPORT, AT, "", 1L);
        queues.set(accountId, "test", EventType.SMS_REPORT, new QueueSettings.Setting(true, null));

        events.add(List.of(unwritten), targets);

        assertThat(stored()).extracting(Stored::state).containsExactly(3);
        assertThat(jdbc.sql("select count(*) from event_queued where account_id = ?")
                        .param(accountId)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(history.replay(accountId, EventType.SMS_REPORT, AT.minusSeconds(1), AT.plusSeconds(60)))
                .isZero();
    }

    @Test
    void tellAllOfARangeThatIsLongerThanOneStep() {
        List<MessageEnded> messages =
                IntStream.range(0, 2_500).mapToObj(n -> ended(true, false)).toList();
        messages.forEach(this::stored);
        endings.ended(messages);

        assertThat(replay()).isEqualTo(2_500);
        assertThat(stored()).extracting(Stored::payload).doesNotContain("");
    }
}
