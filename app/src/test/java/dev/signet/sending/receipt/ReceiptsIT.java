package dev.signet.sending.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import dev.signet.sending.Lane;
import dev.signet.sending.SendingFixture;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Through;
import dev.signet.sending.job.Housekeeping;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate.State;
import dev.signet.sending.receipt.UnmatchedReceipts.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which message a receipt ends, by its id and by what speaks for it beside that. */
class ReceiptsIT extends SendingIT {

    private static final String CARRIER = "anew";
    private static final Outbox.Routing TO = new Through(CARRIER);

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts states;

    @Autowired
    UnmatchedReceipts unmatched;

    @Autowired
    Housekeeping housekeeping;

    private SendingFixture.Sender sender;

    @BeforeEach
    void startEmpty() {
        jdbc.update("delete from sending_dispatch");
        jdbc.update("delete from sending_part where carrier = ?", CARRIER);
        jdbc.update("delete from sending_early_receipt");
        clock.set(MORNING);
        sender = senders.enterprise();
    }

    private OutboundMessage accepted() {
        assertThat(send(sender.note(number())).code()).isEqualTo("OK");
        // A row that another's search just passes is skipped, and found by the next look.
        return await().until(() -> outbox.claim("node-1", Lane.NOTIFICATION, 10, TO), not(empty()))
                .get(0);
    }

    private OutboundMessage submitted(String... ids) {
        OutboundMessage message = accepted();
        answer(message, ids);
        return message;
    }

    private void answer(OutboundMessage message, String... ids) {
        outbox.submitted(List.of(new Submitted(message.id(), CARRIER, List.of(ids), clock.instant())));
    }

    private void delivered(long number, String... ids) {
        delivered(clock.instant(), number, ids);
    }

    private void delivered(Instant at, long number, String... ids) {
        states.apply(List.of(new ReceiptUpdate(
                CARRIER, List.of(ids), number, State.DELIVERED, "DELIVERED", "DELIVRD", at, "id:" + ids[0])));
    }

    private static long number(OutboundMessage message) {
        return Long.parseLong(message.phoneNumber());
    }

    private String state(OutboundMessage message) {
        Integer state =
                jdbc.queryForObject("select state from sending_message where id = ?", Integer.class, message.id());
        return MessageState.values()[state].name();
    }

    /** Issue 10, faster: a row that grows splits its page. */
    @Test
    void growsInNoneOfItsSteps() {
        OutboundMessage message = accepted();
        int atFirst = size(message);

        answer(message, "9");
        assertThat(size(message)).isLessThanOrEqualTo(atFirst);

        delivered(number(message), "9");
        assertThat(state(message)).isEqualTo("DELIVERED");
        assertThat(size(message)).isLessThanOrEqualTo(atFirst);
    }

    /** Of what comes later, and of the room for it: a text takes its bytes and one for its length, nothing takes nothing. */
    private int size(OutboundMessage message) {
        Integer bytes = jdbc.queryForObject("""
                select ifnull(length(room) + 1, 0) + ifnull(length(carrier) + 1, 0) + ifnull(length(error_code) + 1, 0)
                    + ifnull(length(carrier_code) + 1, 0) + if(submitted_at is null, 0, 8) + if(ended_at is null, 0, 8)
                from sending_message where id = ?""", Integer.class, message.id());
        return bytes == null ? 0 : bytes;
    }

    /** A carrier that restarts gives its first ids again: the number tells whose receipt it is. */
    @Test
    void endsTheMessageToTheNumberOfTheReceipt() {
        OutboundMessage old = submitted("1");
        OutboundMessage young = submitted("1");

        delivered(number(young), "1");
        assertThat(state(young)).isEqualTo("DELIVERED");
        assertThat(state(old)).isEqualTo("SUBMITTED");

        delivered(number(old), "1");
        assertThat(state(old)).isEqualTo("DELIVERED");
        assertThat(unmatched.count(CARRIER)).isZero();
    }

    @Test
    void leavesTheOldMessageAloneWhenTheReceiptOfTheNewOneComesFirst() {
        OutboundMessage old = submitted("1");
        OutboundMessage young = accepted();

        delivered(number(young), "1");
        assertThat(state(old)).isEqualTo("SUBMITTED");
        assertThat(unmatched.newest(Wanted.ALL, 10)).singleElement().satisfies(kept -> {
            assertThat(kept.reason()).isEqualTo(UnmatchedReceipt.Reason.OTHER_MESSAGE);
            assertThat(kept.carrierMessageId()).isEqualTo("1");
            assertThat(kept.number()).contains("*").doesNotContain(young.phoneNumber());
        });

        answer(young, "1");
        assertThat(state(young)).isEqualTo("DELIVERED");
        assertThat(state(old)).isEqualTo("SUBMITTED");
        assertThat(unmatched.count(CARRIER)).isZero();
    }

    /** By our own clock: the carrier's ids were begun anew, and this one was another message's. */
    @Test
    void believesNoReceiptThatIsOlderThanTheMessage() {
        OutboundMessage message = accepted();
        delivered(number(message), "7");
        clock.advance(Duration.ofMinutes(11));

        answer(message, "7");

        assertThat(state(message)).isEqualTo("SUBMITTED");
        assertThat(unmatched.count(CARRIER)).isEqualTo(1);
    }

    @Test
    void losesNoReceiptOfACarrierWhoseClockIsWrong() {
        OutboundMessage message = submitted("8");

        delivered(clock.instant().minus(Duration.ofDays(5000)), number(message), "8");

        assertThat(state(message)).isEqualTo("DELIVERED");
    }

    @Test
    void guessesNothingWhereTwoMessagesGoByTheIdAndTheReceiptTellsNoNumber() {
        OutboundMessage one = submitted("1");
        delivered(0, "1");
        assertThat(state(one)).isEqualTo("DELIVERED");

        OutboundMessage two = submitted("2");
        OutboundMessage three = submitted("2");
        delivered(0, "2");

        assertThat(List.of(state(two), state(three))).containsOnly("SUBMITTED");
        assertThat(unmatched.count(CARRIER)).isEqualTo(1);
    }

    /** The parameter and the text of a receipt may spell the id in two ways, of which either is the answer's. */
    @Test
    void goesByWhicheverOfTwoIdsTheAnswerGave() {
        OutboundMessage bySecond = submitted("489708364");
        delivered(number(bySecond), "1d305b4c", "489708364");
        assertThat(state(bySecond)).isEqualTo("DELIVERED");

        OutboundMessage later = accepted();
        delivered(number(later), "1d305b4d", "489708365");
        assertThat(unmatched.count(CARRIER)).isEqualTo(1);
        answer(later, "489708365");

        assertThat(state(later)).isEqualTo("DELIVERED");
        assertThat(jdbc.queryForObject("select count(*) from sending_early_receipt", Integer.class))
                .isZero();
    }

    @Test
    void keepsForADayWhatFitsNoMessage() {
        delivered(86_138_0000_0001L, "never-given");
        delivered(86_138_0000_0001L, "never-given");
        states.apply(List.of(new ReceiptUpdate(
                CARRIER,
                List.of(),
                86_138_0000_0001L,
                State.UNREADABLE,
                "",
                "",
                clock.instant(),
                "delivered, thanks")));

        assertThat(unmatched.count(CARRIER)).isEqualTo(2);
        assertThat(unmatched.newest(of(CARRIER), 10))
                .extracting(UnmatchedReceipt::reason)
                .containsExactlyInAnyOrder(UnmatchedReceipt.Reason.UNKNOWN_ID, UnmatchedReceipt.Reason.UNREADABLE);
        assertThat(unmatched.newest(of("another"), 10)).isEmpty();

        clock.advance(Duration.ofDays(1));
        housekeeping.tidy();
        assertThat(unmatched.count(CARRIER)).isEqualTo(2);
        clock.advance(Duration.ofMillis(1));
        housekeeping.tidy();
        assertThat(unmatched.count(CARRIER)).isZero();
    }

    @Test
    void masksTheNumbersInWhatAReceiptSays() {
        states.apply(List.of(
                new ReceiptUpdate(
                        CARRIER,
                        List.of(),
                        0,
                        State.UNREADABLE,
                        "",
                        "",
                        clock.instant(),
                        "13812345678 got it, +86 139 8765 4321 not"),
                new ReceiptUpdate(
                        CARRIER,
                        List.of(),
                        0,
                        State.UNREADABLE,
                        "",
                        "",
                        clock.instant(),
                        "13810005678 got it, +86 139 8765 4321 not")));

        assertThat(unmatched.newest(of(CARRIER), 10))
                .as("two texts that are shown alike")
                .extracting(UnmatchedReceipt::said)
                .containsExactly("138****5678 got it, +86 139****4321 not", "138****5678 got it, +86 139****4321 not");
        assertThat(jdbc.queryForList("select said from sending_early_receipt", String.class))
                .allMatch(said -> !said.contains("13812345678"));
    }

    /** One receipt stands for them all. */
    @Test
    void deliversALongMessageWhosePartsTheCarrierGaveOneId() {
        OutboundMessage message = submitted("same", "same", "same");

        delivered(number(message), "same");

        assertThat(state(message)).isEqualTo("DELIVERED");
    }

    /** Receipts and answers of two messages each that share an id, from many threads: every receipt finds its own. */
    @Test
    void losesNoReceiptThatComesBesideTheAnswer() throws Exception {
        List<OutboundMessage> messages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            messages.add(accepted());
        }
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            OutboundMessage message = messages.get(i);
            String id = "shared-" + i / 2;
            work.add(() -> {
                answer(message, id);
                return null;
            });
            work.add(() -> {
                delivered(number(message), id);
                return null;
            });
        }
        Collections.shuffle(work, new Random(10));
        var threads = Executors.newFixedThreadPool(6);
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(messages).extracting(this::state).containsOnly("DELIVERED");
        assertThat(unmatched.count(CARRIER)).isZero();
    }

    private static Wanted of(String carrier) {
        return new Wanted(carrier, "", null, null);
    }
}
