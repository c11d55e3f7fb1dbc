package dev.signet.sending.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.DataTransactions;
import dev.signet.sending.Lane;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.SendingSettings;
import dev.signet.sending.Settings;
import dev.signet.sending.Through;
import dev.signet.sending.account.AccountSettings.OutsideWindow;
import dev.signet.sending.account.AccountSettings.WindowMissed;
import dev.signet.sending.account.FactsSnapshot;
import dev.signet.sending.job.Housekeeping;
import dev.signet.sending.message.LastMessages;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.Messages;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.sending.store.BizId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** From acceptance to the carrier's answer and receipt. */
class OutboxIT extends SendingIT {

    private static final String NODE = "node-1";
    private static final String CARRIER = "carrier";
    private static final Outbox.Routing TO = new Through(CARRIER);
    private static final String CLOSING = "2026-11-23T13:59:59.900Z";

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts states;

    @Autowired
    Housekeeping housekeeping;

    @Autowired
    LastMessages lastMessages;

    @Autowired
    SendingSettings settings;

    @Autowired
    Messages messages;

    @Autowired
    Receipts receipts;

    @Autowired
    FactsSnapshot snapshot;

    @Autowired
    SendRules.Active rules;

    @Autowired
    @Qualifier("dataPlaneTransactionManager")
    PlatformTransactionManager dataPlane;

    @BeforeEach
    void empty() {
        jdbc.update("delete from sending_dispatch");
        clock.set(MORNING);
    }

    private OutboundMessage accepted(Sender sender) {
        send(sender.note(number()));
        return outbox.claim(NODE, Lane.NOTIFICATION, 10, TO).get(0);
    }

    private OutboundMessage submitted(Sender sender, String... carrierIds) {
        OutboundMessage message = accepted(sender);
        outbox.submitted(List.of(new Submitted(message.id(), CARRIER, List.of(carrierIds), clock.instant())));
        return message;
    }

    private void receipt(String carrierId, ReceiptUpdate.State state, String code) {
        states.apply(List.of(new ReceiptUpdate(CARRIER, carrierId, state, code, clock.instant())));
    }

    private String state(long messageId) {
        Integer state = jdbc.queryForObject("select state from sending_message where id = ?", Integer.class, messageId);
        return MessageState.values()[state].name();
    }

    private BigDecimal balance(Sender sender) {
        return senders.balances().available(sender.accountId());
    }

    private long reserved(Sender sender) {
        return jdbc.queryForObject(
                "select reserved_micros from billing_account where account_id = ?", Long.class, sender.accountId());
    }

    @Test
    void handsOutEachMessageOnceToManyClaimers() throws Exception {
        Sender sender = senders.enterprise();
        for (int i = 0; i < 5; i++) {
            send(sender.note(java.util.stream.Stream.generate(SendingIT::number)
                    .limit(100)
                    .toArray(String[]::new)));
        }
        Set<Long> seen = new HashSet<>();
        List<Future<List<OutboundMessage>>> claims = new ArrayList<>();
        var threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 40; i++) {
            String node = "node-" + i % 4;
            claims.add(threads.submit(() -> outbox.claim(node, Lane.NOTIFICATION, 25, TO)));
        }
        int total = 0;
        for (Future<List<OutboundMessage>> claim : claims) {
            for (OutboundMessage message : claim.get()) {
                seen.add(message.id());
                total++;
            }
        }
        threads.shutdown();

        assertThat(total).isEqualTo(500);
        assertThat(seen).hasSize(500);
    }

    @Test
    void keepsWhatNoCarrierHasRoomFor() {
        send(senders.enterprise().note(number()));
        Instant later = clock.instant().plusSeconds(1);

        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 10, always(new Outbox.Choice.Later(later))))
                .isEmpty();
        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 10, TO)).isEmpty();
        clock.set(later);

        assertThat(outbox.claim("node-2", Lane.NOTIFICATION, 10, TO))
                .extracting(OutboundMessage::attempt)
                .containsExactly(1);
    }

    @Test
    void endsWhatNobodyCanDeliverAndTakesNoMoneyForIt() {
        Sender sender = senders.enterprise();
        SendAnswer answer = send(sender.note(number()));

        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 10, always(new Outbox.Choice.Nowhere("NO_ROUTE"))))
                .isEmpty();

        assertThat(jdbc.queryForObject(
                        "select error_code from sending_message where biz_id = ?",
                        String.class,
                        BizId.parse(answer.bizId()).orElseThrow()))
                .isEqualTo("NO_ROUTE");
        assertThat(balance(sender)).isEqualByComparingTo("1000");
        assertThat(outbox.waiting(Lane.NOTIFICATION)).isZero();
    }

    @Test
    void givesPlacesBackWhenAClaimFails() {
        send(senders.enterprise().note(number()));
        List<String> calls = new ArrayList<>();
        Outbox.Routing failing = new Outbox.Routing() {
            @Override
            public Outbox.Choice choose(OutboundMessage message) {
                calls.add("chosen");
                throw new IllegalStateException("the carrier's channel broke");
            }

            @Override
            public void undo() {
                calls.add("undone");
            }
        };

        assertThatThrownBy(() -> outbox.claim(NODE, Lane.NOTIFICATION, 10, failing))
                .hasMessageContaining("broke");

        assertThat(calls).endsWith("chosen", "undone");
        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 10, TO)).hasSize(1);
    }

    /** Whose commits go through, and whose caller is not told while the database is away. */
    private DatabaseOutbox outboxThatMissesAnswers(AtomicBoolean away) {
        return new DatabaseOutbox(
                jdbc,
                new DataTransactions(new TransactionTemplate(dataPlane) {
                    @Override
                    public <T> T execute(TransactionCallback<T> action) {
                        T done = super.execute(action);
                        if (away.get()) {
                            throw new TransactionSystemException("no answer to the commit");
                        }
                        return done;
                    }
                }),
                messages,
                receipts,
                snapshot,
                rules,
                settings,
                clock);
    }

    @Test // #9 14: accepted messages ended as UNKNOWN that no carrier was ever asked to take
    void putsBackWhatAClaimTookWhoseCommitNobodyAnswered() {
        send(senders.enterprise().note(number()));
        AtomicBoolean away = new AtomicBoolean(true);
        DatabaseOutbox going = outboxThatMissesAnswers(away);
        assertThatThrownBy(() -> going.claim(NODE, Lane.NOTIFICATION, 10, TO))
                .isInstanceOf(TransactionSystemException.class);
        assertThat(outbox.claim("node-2", Lane.NOTIFICATION, 10, TO))
                .as("it was committed")
                .isEmpty();
        away.set(false);

        assertThat(going.claim(NODE, Lane.NOTIFICATION, 10, TO))
                .extracting(OutboundMessage::attempt)
                .containsExactly(2);

        assertThat(going.claim(NODE, Lane.NOTIFICATION, 10, TO)).as("once").isEmpty();
    }

    @Test // #9 14
    void leavesToOthersWhatTheyClaimedMeanwhile() {
        send(senders.enterprise().note(number()));
        AtomicBoolean away = new AtomicBoolean(true);
        DatabaseOutbox going = outboxThatMissesAnswers(away);
        assertThatThrownBy(() -> going.claim(NODE, Lane.NOTIFICATION, 10, TO))
                .isInstanceOf(TransactionSystemException.class);
        // As if it had not been committed, and another node had been quicker.
        jdbc.update("update sending_dispatch set node = 'node-2'");
        away.set(false);

        assertThat(going.claim(NODE, Lane.NOTIFICATION, 10, TO)).isEmpty();
        assertThat(jdbc.queryForList("select state from sending_dispatch", Integer.class))
                .containsExactly(1);
    }

    private static Outbox.Routing always(Outbox.Choice choice) {
        return new Outbox.Routing() {
            @Override
            public Outbox.Choice choose(OutboundMessage message) {
                return choice;
            }

            @Override
            public void undo() {}
        };
    }

    @Test
    void neverSendsAgainWhatWasBeingSubmittedWhenTheNodeDied() {
        Sender sender = senders.enterprise();
        OutboundMessage message = accepted(sender);
        BigDecimal before = balance(sender);

        clock.advance(Duration.ofMinutes(6));
        housekeeping.tidy();

        assertThat(outbox.claim("node-2", Lane.NOTIFICATION, 10, TO)).isEmpty();
        assertThat(state(message.id())).isEqualTo("UNKNOWN");
        assertThat(balance(sender)).isEqualByComparingTo(before.add(new BigDecimal("0.045")));
    }

    @Test
    void triesAgainUntilTheDeadline() {
        OutboundMessage message = accepted(senders.enterprise());
        Instant retryAt = clock.instant().plusSeconds(5);
        outbox.failed(List.of(new SubmitFailed(message.id(), CARRIER, "THROTTLED", retryAt, clock.instant())));
        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 10, TO)).isEmpty();

        clock.advance(Duration.ofSeconds(5));

        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 10, TO))
                .extracting(OutboundMessage::attempt)
                .containsExactly(2);
        outbox.failed(
                List.of(new SubmitFailed(message.id(), CARRIER, "THROTTLED", message.deadline(), clock.instant())));
        clock.set(message.deadline().plusMillis(1));
        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 10, TO)).isEmpty();
        assertThat(state(message.id())).isEqualTo("FAILED");
    }

    @Test
    @Tag("BL-10")
    void chargesADeliveredMessageAndRefundsAFailedOneOnce() {
        Sender sender = senders.enterprise();
        submitted(sender, "c1");
        OutboundMessage failed = submitted(sender, "c2");
        assertThat(balance(sender)).isEqualByComparingTo("999.91");

        receipt("c1", ReceiptUpdate.State.DELIVERED, "");
        receipt("c2", ReceiptUpdate.State.FAILED, "MK:0001");
        receipt("c2", ReceiptUpdate.State.FAILED, "MK:0001");
        receipt("c2", ReceiptUpdate.State.DELIVERED, "");

        assertThat(balance(sender)).isEqualByComparingTo("999.955");
        assertThat(reserved(sender)).isZero();
        assertThat(state(failed.id())).isEqualTo("FAILED");
    }

    @Test
    @Tag("BL-10")
    void refundsWhatHasNoReceiptAfterThreeDays() {
        clock.set(laterDay() + "T02:00:00Z");
        Sender sender = senders.enterprise();
        OutboundMessage message = submitted(sender, "never");

        clock.advance(Duration.ofHours(72));
        housekeeping.tidy();
        assertThat(state(message.id())).isEqualTo("SUBMITTED");
        clock.advance(Duration.ofMillis(2));
        housekeeping.tidy();

        assertThat(state(message.id())).isEqualTo("UNKNOWN");
        assertThat(balance(sender)).isEqualByComparingTo("1000");
        receipt("never", ReceiptUpdate.State.DELIVERED, "");
        assertThat(state(message.id())).isEqualTo("DELIVERED");
        assertThat(balance(sender)).isEqualByComparingTo("1000");
    }

    @Test
    @Tag("BL-9")
    void chargesAbroadOnSubmission() {
        Sender sender = senders.enterprise();
        send(sender.request("SMS_INTL", "云帆科技", "{\"order\":\"A1\"}", "85251234567"));
        OutboundMessage message = outbox.claim(NODE, Lane.NOTIFICATION, 10, TO).stream()
                .filter(claimed -> claimed.accountId() == sender.accountId())
                .findFirst()
                .orElseThrow();

        outbox.submitted(List.of(new Submitted(message.id(), CARRIER, List.of("hk"), clock.instant())));
        assertThat(reserved(sender)).isZero();
        receipt("hk", ReceiptUpdate.State.FAILED, "UNDELIV");

        assertThat(message.international()).isTrue();
        assertThat(balance(sender)).isEqualByComparingTo("999.65");
    }

    @Test
    void appliesAReceiptThatCameBeforeTheSubmitAnswer() {
        Sender sender = senders.enterprise();
        receipt("early", ReceiptUpdate.State.DELIVERED, "");

        OutboundMessage message = submitted(sender, "early");

        assertThat(state(message.id())).isEqualTo("DELIVERED");
        assertThat(jdbc.queryForObject("select count(*) from sending_early_receipt", Integer.class))
                .isZero();
    }

    @Test
    void deliversALongMessageWhenItsLastPartIs() {
        OutboundMessage message = submitted(senders.enterprise(), "p1", "p2");

        receipt("p1", ReceiptUpdate.State.DELIVERED, "");
        receipt("p1", ReceiptUpdate.State.DELIVERED, "");
        assertThat(state(message.id())).isEqualTo("SUBMITTED");
        receipt("p2", ReceiptUpdate.State.PENDING, "");
        assertThat(state(message.id())).isEqualTo("SUBMITTED");
        receipt("p2", ReceiptUpdate.State.DELIVERED, "");

        assertThat(state(message.id())).isEqualTo("DELIVERED");
    }

    @Test
    @Tag("FC-15")
    void letsNoPromotionLeaveAfterTheWindowClosed() {
        clock.set(CLOSING);
        Sender sender = senders.enterprise();
        assertThat(code(sender.promo(number()))).isEqualTo("OK");
        clock.advance(Duration.ofMillis(100));

        assertThat(outbox.claim(NODE, Lane.PROMOTIONAL, 10, TO)).isEmpty();
        clock.set("2026-11-23T23:59:59.999Z");
        assertThat(outbox.claim(NODE, Lane.PROMOTIONAL, 10, TO)).isEmpty();
        clock.set("2026-11-24T00:00:00Z");
        clock.advance(settings.openingSpread());

        assertThat(outbox.claim(NODE, Lane.PROMOTIONAL, 10, TO)).hasSize(1);
    }

    @Test
    @Tag("FC-15")
    void spreadsWhatWasDeferredOverTheOpening() {
        clock.set("2026-11-23T14:00:00Z");
        Sender sender = senders.enterprise();
        sender.settings(Settings.window(OutsideWindow.DEFER, WindowMissed.DEFER));
        sender.changed();
        send(sender.promo(
                java.util.stream.Stream.generate(SendingIT::number).limit(600).toArray(String[]::new)));
        Instant opening = Instant.parse("2026-11-24T00:00:00Z");
        Set<Long> claimed = new HashSet<>();
        List<Integer> minutes = new ArrayList<>();

        clock.set(opening.minusMillis(1));
        assertThat(outbox.claim(NODE, Lane.PROMOTIONAL, 1000, TO)).isEmpty();
        for (int minute = 1; minute <= settings.openingSpread().toMinutes(); minute++) {
            clock.set(opening.plus(Duration.ofMinutes(minute)));
            int before = claimed.size();
            outbox.claim(NODE, Lane.PROMOTIONAL, 1000, TO).forEach(message -> claimed.add(message.id()));
            minutes.add(claimed.size() - before);
        }

        // 60 a minute on average; the bounds are far from what chance does.
        assertThat(minutes).allSatisfy(count -> assertThat(count).isBetween(20, 110));
        assertThat(claimed).hasSize(600);
    }

    @Test
    void letsAPromotionExpireWhereItsAccountChoseSo() {
        clock.set(CLOSING);
        Sender sender = senders.enterprise();
        sender.settings(Settings.window(OutsideWindow.REFUSE, WindowMissed.EXPIRE));
        sender.changed();
        send(sender.promo(number()));
        clock.advance(Duration.ofMillis(100));

        assertThat(outbox.claim(NODE, Lane.PROMOTIONAL, 10, TO)).isEmpty();

        assertThat(balance(sender)).isEqualByComparingTo("1000");
        assertThat(outbox.waiting(Lane.PROMOTIONAL)).isZero();
    }

    @Test
    void remembersWhoWroteToANumberLast() {
        Sender sender = senders.enterprise();
        String number = number();
        send(sender.note(number));
        clock.advance(Duration.ofMinutes(1));
        send(sender.promo(number));

        LastMessages.LastMessage last = lastMessages
                .to(number, clock.instant().minus(Duration.ofHours(72)))
                .orElseThrow();

        assertThat(last.accountId()).isEqualTo(sender.accountId());
        assertThat(last.kind()).isEqualTo(dev.signet.rules.fact.TemplateKind.PROMOTIONAL);
        assertThat(lastMessages.to(number(), Instant.EPOCH)).isEmpty();
    }
}
