package dev.signet.bulk.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bulk.run.RunLedger.Outcome;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.node.Ids;
import dev.signet.sending.message.BulkRequests;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.Messages;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.ReceiptUpdate.State;
import dev.signet.sending.receipt.Receipts;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was taken for failed, for want of an answer, counts once in its task, whatever it comes to afterwards. */
@SignetTest
class LateEndsIT {

    private static final String CARRIER = "late";
    private static final Outcome FAILED = new Outcome(0, 0, 1);
    private static final Outcome DELIVERED = new Outcome(0, 1, 0);

    @Autowired
    RunLedger ledger;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SentMessages sent;

    @Autowired
    Messages messages;

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts receipts;

    @Autowired
    DataTransactions transactions;

    @Autowired
    Ids ids;

    @Autowired
    SettableClock clock;

    private long task;
    private long message;

    @BeforeEach
    void aMessageOfATask() {
        task = ids.next();
        message = sent.store(Message.delivered(accounts.enterprise().id(), clock.instant(), 8613800138000L)
                .request(BulkRequests.id(task, 0))
                .state(SentMessages.State.ACCEPTED, null, null));
    }

    private void submitted() {
        outbox.submitted(List.of(new Submitted(message, CARRIER, List.of("c" + message), clock.instant())));
    }

    private void unanswered() {
        transactions.run(() -> messages.end(
                messages.lock(List.of(message)).values().stream()
                        .map(row -> new Messages.End(row, MessageState.UNKNOWN, "UNKNOWN", 1, clock.instant()))
                        .toList(),
                clock.instant()));
    }

    private void receipt(State state, String code) {
        receipts.apply(List.of(new ReceiptUpdate(CARRIER, "c" + message, state, code, "", clock.instant())));
    }

    private Outcome outcome() {
        return ledger.outcomes(List.of(task)).getOrDefault(task, Outcome.NONE);
    }

    @Test
    void isDeliveredByALateReceipt() {
        submitted();
        unanswered();
        assertThat(outcome()).isEqualTo(FAILED);

        receipt(State.DELIVERED, "DELIVERED");

        assertThat(outcome()).isEqualTo(DELIVERED);
    }

    @Test
    void isDeliveredAfterALateAnswerOfTheCarrier() {
        unanswered();
        submitted();

        receipt(State.DELIVERED, "DELIVERED");
        receipt(State.DELIVERED, "DELIVERED");

        assertThat(outcome()).isEqualTo(DELIVERED);
    }

    @Test
    void failsOnceWhereTheLateAnswerLeadsToNoReceipt() {
        unanswered();
        submitted();
        unanswered();
        assertThat(outcome()).isEqualTo(FAILED);

        receipt(State.FAILED, "MK:0001");

        assertThat(outcome()).isEqualTo(FAILED);
    }
}
