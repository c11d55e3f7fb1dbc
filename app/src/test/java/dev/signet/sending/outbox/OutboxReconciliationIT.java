package dev.signet.sending.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.platform.DataTransactions;
import dev.signet.sending.Lane;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Through;
import dev.signet.sending.job.Housekeeping;
import dev.signet.sending.message.DispatchState;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.Submitted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** Messages and the rows that bring them to a carrier, each without the other. */
class OutboxReconciliationIT extends SendingIT {

    private static final Outbox.Routing TO = new Through("carrier");

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxReconciliation reconciliation;

    @Autowired
    OutboxHealth health;

    @Autowired
    Housekeeping housekeeping;

    @Autowired
    DataTransactions transactions;

    @BeforeEach
    void empty() {
        jdbc.update("delete from sending_dispatch");
        jdbc.update(
                "update sending_message set state = ? where state = ?",
                MessageState.FAILED.ordinal(),
                MessageState.ACCEPTED.ordinal());
        clock.set(laterDay() + "T02:00:00Z");
    }

    @Test
    void endsAMessageThatLostItsRowAndChargesNothing() {
        Sender sender = senders.enterprise();
        long lost = biz(send(sender.note(number())));
        jdbc.update("delete from sending_dispatch");
        long kept = biz(send(sender.note(number())));

        clock.advance(Duration.ofMinutes(5));
        reconciliation.reconcile();
        assertThat(state(lost)).as("a row may be on its way").isEqualTo(MessageState.ACCEPTED);
        clock.advance(Duration.ofMillis(1));
        reconciliation.reconcile();

        assertThat(state(lost)).isEqualTo(MessageState.UNKNOWN);
        assertThat(state(kept)).isEqualTo(MessageState.ACCEPTED);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("999.955");
        assertThat(outbox.claim("node", Lane.NOTIFICATION, 10, TO))
                .as("never sent again")
                .hasSize(1);
        Health shown = health.health();
        assertThat(shown.getStatus()).isEqualTo(Status.UP);
        assertThat(shown.getDetails().get("latest").toString())
                .contains("without a row in the outbox: 1, ended as UNKNOWN");
    }

    @Test
    void givesWayToTheCarriersAnswerAllTheSame() {
        Sender sender = senders.enterprise();
        long biz = biz(send(sender.note(number())));
        OutboundMessage message =
                outbox.claim("node", Lane.NOTIFICATION, 10, TO).get(0);
        jdbc.update("delete from sending_dispatch");
        clock.advance(Duration.ofMinutes(6));
        reconciliation.reconcile();
        assertThat(state(biz)).isEqualTo(MessageState.UNKNOWN);

        outbox.submitted(List.of(new Submitted(message.id(), "carrier", List.of("late-" + biz), clock.instant())));

        assertThat(state(biz)).isEqualTo(MessageState.SUBMITTED);
    }

    @Test
    void sendsNothingForARowWhoseMessageWasSubmittedOrEndedOrIsGone() {
        Sender sender = senders.enterprise();
        long submitted = biz(send(sender.note(number())));
        long ended = biz(send(sender.note(number())));
        long gone = biz(send(sender.note(number())));
        long waiting = biz(send(sender.note(number())));
        set(submitted, MessageState.SUBMITTED);
        set(ended, MessageState.DELIVERED);
        jdbc.update("delete from sending_message where biz_id = ?", gone);

        List<OutboundMessage> claimed = outbox.claim("node", Lane.NOTIFICATION, 10, TO);

        assertThat(claimed).extracting(OutboundMessage::id).containsExactly(message(waiting));
        assertThat(outbox.waiting(Lane.NOTIFICATION)).isZero();
        assertThat(state(ended)).isEqualTo(MessageState.DELIVERED);
    }

    /** In the moment of a commit a claim locks its row before it sees its message by a plain read. */
    @Test
    void keepsARowWhoseMessageIsSeenAMomentLater() {
        long biz = biz(send(senders.enterprise().note(number())));
        set(biz, MessageState.SUBMITTED);

        CompletableFuture<List<OutboundMessage>> claiming = transactions.run(() -> {
            set(biz, MessageState.ACCEPTED);
            CompletableFuture<List<OutboundMessage>> claim =
                    CompletableFuture.supplyAsync(() -> outbox.claim("node", Lane.NOTIFICATION, 10, TO));
            await().until(() -> claim.isDone() || aClaimLocksItsMessages());
            return claim;
        });

        List<OutboundMessage> claimed = new ArrayList<>(claiming.join());
        claimed.addAll(outbox.claim("node", Lane.NOTIFICATION, 10, TO));
        assertThat(claimed).extracting(OutboundMessage::id).containsExactly(message(biz));
    }

    private boolean aClaimLocksItsMessages() {
        return jdbc.queryForObject(
                        "select count(*) from information_schema.processlist where db = database()"
                                + " and info like 'select id, biz_id%for update'",
                        Integer.class)
                > 0;
    }

    /** They took the places of a whole look, and the look began again for ever. */
    @Test
    void getsPastRowsThatAreBeingSubmittedWithoutAMessage() {
        send(senders.enterprise().note(number()));
        OutboundMessage unanswered =
                outbox.claim("node", Lane.NOTIFICATION, 10, TO).get(0);
        long due = clock.millis() - 1;
        jdbc.batchUpdate(
                "insert into sending_dispatch (id, lane, state, due_at) values (?, ?, ?, ?)",
                Stream.iterate(1L, id -> id + 1)
                        .limit(1000)
                        .map(id ->
                                new Object[] {id, Lane.NOTIFICATION.ordinal(), DispatchState.SUBMITTING.ordinal(), due})
                        .toList());

        clock.advance(Duration.ofMinutes(6));
        housekeeping.tidy();

        assertThat(jdbc.queryForObject("select count(*) from sending_dispatch", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select state from sending_message where id = ?", Integer.class, unanswered.id()))
                .isEqualTo(MessageState.UNKNOWN.ordinal());
    }

    private void set(long biz, MessageState state) {
        jdbc.update("update sending_message set state = ? where biz_id = ?", state.ordinal(), biz);
    }

    private MessageState state(long biz) {
        return MessageState.values()[
                jdbc.queryForObject("select state from sending_message where biz_id = ?", Integer.class, biz)];
    }

    private long message(long biz) {
        return jdbc.queryForObject("select id from sending_message where biz_id = ?", Long.class, biz);
    }
}
