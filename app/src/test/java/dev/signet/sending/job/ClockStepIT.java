package dev.signet.sending.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.blacklist.RefusedRecords;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ClockWentBack;
import dev.signet.sending.Lane;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Settings;
import dev.signet.sending.Through;
import dev.signet.sending.abuse.Conversions;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.sending.message.LastMessages;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.record.RecordFilter;
import dev.signet.sending.record.SendDetails;
import dev.signet.sending.record.SendRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;

/** The clock goes back by days: ids run ahead of it, and every day still has its own messages (9.17). */
class ClockStepIT extends SendingIT {

    private static final String NODE = "node-1";
    private static final String CARRIER = "carrier";
    private static final Outbox.Routing TO = new Through(CARRIER);

    @Autowired
    SendRecords records;

    @Autowired
    SendDetails details;

    @Autowired
    RefusedRecords refused;

    @Autowired
    Outbox outbox;

    @Autowired
    Housekeeping housekeeping;

    @Autowired
    LastMessages lastMessages;

    @Autowired
    Conversions conversions;

    @Autowired
    StoredBefore storedBefore;

    @Autowired
    AccountSettingsDesk settings;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AutowireCapableBeanFactory beans;

    private LocalDate day;
    private LocalDate ahead;
    private Sender sender;

    /** Ids are two days ahead of the clock from here on. */
    @BeforeEach
    void theClockGoesBack() {
        jdbc.update("delete from sending_dispatch");
        day = laterDay();
        ahead = day.plusDays(2);
        sender = senders.enterprise();
        clock.set(ahead + "T02:00:00Z");
        send(sender.note(number()));
        clock.set(day + "T02:00:00Z");
    }

    private List<Long> ofDay(LocalDate asked) {
        return records.newest(sender.accountId(), RecordFilter.of(asked), 10);
    }

    private List<Long> all() {
        return jdbc.queryForList(
                "select id from sending_message where account_id = ? order by id", Long.class, sender.accountId());
    }

    @Test
    void findsTheMessagesOfEachDayByTheirOwnTime() {
        String number = number();
        send(sender.note(number));
        clock.set(day + "T15:59:59.999Z"); // the day's last millisecond in UTC+8
        send(sender.note(number));
        clock.advance(Duration.ofMillis(1));
        send(sender.note(number));
        List<Long> ids = all();

        assertThat(ofDay(day)).containsExactly(ids.get(2), ids.get(1));
        assertThat(ofDay(day.plusDays(1))).containsExactly(ids.get(3));
        assertThat(ofDay(ahead)).containsExactly(ids.get(0));
        assertThat(ofDay(day.minusDays(1))).isEmpty();
        RecordFilter threeDays = new RecordFilter(day, ahead, null, null, null, null, null, null);
        assertThat(records.newest(sender.accountId(), threeDays, 10)).hasSize(4);
        Instant before = clock.instant().minusMillis(1);
        assertThat(records.oldest(sender.accountId(), threeDays, before, 10)).containsExactly(ids.get(1));
        assertThat(records.count(sender.accountId(), threeDays, clock.instant(), 10))
                .isEqualTo(2);
        assertThat(details.query(sender.accountId(), number, day, null, 1, 10).total())
                .isEqualTo(2);
        assertThat(details.query(sender.accountId(), number, day.plusDays(1), null, 1, 10)
                        .total())
                .isEqualTo(1);
    }

    /** They are dated in days to come; whoever asks for such a day sees them. */
    @Test
    void keepsInSightWhatWasSentWhileTheClockWasAhead() {
        String number = number();
        clock.set(ahead + "T02:00:00Z");
        send(sender.note(number));
        clock.set(day + "T02:00:00Z");

        assertThat(details.query(sender.accountId(), number, ahead, null, 1, 10).total())
                .isEqualTo(1);
        clock.set(ahead + "T02:00:01Z");
        assertThat(ofDay(ahead)).hasSize(2);
    }

    @Test
    void findsTheRefusedRecordOfTheDay() {
        String number = number();
        send(sender.note(number));
        outbox.claim(NODE, Lane.NOTIFICATION, 10, TO)
                .forEach(message -> outbox.failed(
                        List.of(new SubmitFailed(message.id(), CARRIER, "NO_ROUTE", null, clock.instant()))));

        assertThat(refused.find(sender.accountId(), number, day, null, null)).isPresent();
        assertThat(refused.find(sender.accountId(), number, ahead, null, null)).isEmpty();
    }

    @Test
    void endsWhatHasNoReceiptByItsOwnTimeAndForgetsItsParts() {
        send(sender.note(number()));
        long id = all().get(1);
        outbox.claim(NODE, Lane.NOTIFICATION, 10, TO);
        outbox.submitted(List.of(new Submitted(id, CARRIER, List.of("step-" + id), clock.instant())));

        clock.advance(Duration.ofHours(72));
        housekeeping.tidy();
        assertThat(state(id)).isEqualTo(MessageState.SUBMITTED);
        clock.advance(Duration.ofMillis(2));
        housekeeping.tidy();
        assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);

        clock.set(Instant.parse(day + "T02:00:00Z").plus(Duration.ofDays(8)));
        housekeeping.tidy();
        assertThat(parts(id)).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        housekeeping.tidy();
        assertThat(parts(id)).isZero();
    }

    /** Claimed by a node whose clock was ahead, and which then died: its rows were due a month later. */
    @Test
    void looksNowAtWhatWasPutOffWhileTheClockWasAhead() {
        send(sender.note(number()));
        send(sender.note(number()));
        outbox.claim(NODE, Lane.NOTIFICATION, 3, TO);
        long claimed = all().get(1);
        long waiting = all().get(2);
        Instant far = clock.instant().plus(Duration.ofDays(30));
        jdbc.update("update sending_dispatch set state = 1, due_at = ? where id = ?", far.toEpochMilli(), claimed);
        jdbc.update("update sending_dispatch set state = 0, due_at = ? where id = ?", far.toEpochMilli(), waiting);

        housekeeping.tidy();
        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 3, TO))
                .extracting(OutboundMessage::id)
                .containsExactly(waiting);
        assertThat(state(claimed)).as("its answer may be on its way").isEqualTo(MessageState.ACCEPTED);
        clock.advance(Duration.ofMinutes(6));
        housekeeping.tidy();
        assertThat(state(claimed)).isEqualTo(MessageState.UNKNOWN);
    }

    /** Ahead by an hour, a carrier asked to try again later: that hour was waited out. */
    @Test
    void takesUpAtOnceWhatWaitsWhenTheClockGoesBack() {
        send(sender.note(number()));
        OutboundMessage message = outbox.claim(NODE, Lane.NOTIFICATION, 3, TO).stream()
                .filter(claimed -> claimed.id() == all().get(1))
                .findFirst()
                .orElseThrow();
        Instant hourAhead = clock.instant().plus(Duration.ofHours(1));
        outbox.failed(List.of(new SubmitFailed(message.id(), CARRIER, "THROTTLED", hourAhead, clock.instant())));
        jdbc.update(
                "update sending_message set deadline = ? where id = ?",
                hourAhead.plusSeconds(60).toEpochMilli(),
                message.id());
        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 3, TO)).isEmpty();

        events.publishEvent(new ClockWentBack(hourAhead, clock.instant()));

        assertThat(outbox.claim(NODE, Lane.NOTIFICATION, 3, TO))
                .extracting(OutboundMessage::id)
                .contains(message.id());
    }

    @Test
    void endsWhatAPlatformLeftThatWasStoppedForWeeks() {
        send(sender.note(number()));
        long id = all().get(1);
        outbox.claim(NODE, Lane.NOTIFICATION, 10, TO);
        outbox.submitted(List.of(new Submitted(id, CARRIER, List.of("left-" + id), clock.instant())));

        clock.advance(Duration.ofDays(40));
        Housekeeping started = beans.createBean(Housekeeping.class);
        for (int run = 0; run < 400 && state(id) == MessageState.SUBMITTED; run++) {
            started.tidy();
        }

        assertThat(state(id)).isEqualTo(MessageState.UNKNOWN);
    }

    @Test
    void countsOnWhereItWasAfterTheClockWasAMonthAhead() {
        long before = ahead.getMonth() == day.getMonth() ? 1 : 0;
        settings.change("test", sender.accountId(), Settings.volumes(null, null, null, before + 3));
        sender.changed();
        send(sender.note(number()));
        String number = number();
        send(sender.note(number));

        clock.advance(Duration.ofDays(31));
        send(sender.note(number));
        clock.set(day + "T02:01:00Z");

        assertThat(code(sender.note(number))).as("not closed until then").isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("isv.MONTH_LIMIT_CONTROL");
    }

    private MessageState state(long id) {
        return MessageState.values()[
                jdbc.queryForObject("select state from sending_message where id = ?", Integer.class, id)];
    }

    private int parts(long id) {
        return jdbc.queryForObject("select count(*) from sending_part where message_id = ?", Integer.class, id);
    }

    @Test
    void judgesHowLongAgoAMessageWasByItsOwnTime() {
        String number = number();
        String biz = send(sender.code(number)).bizId();
        Instant sent = clock.instant();

        assertThat(lastMessages.to(number, sent)).isPresent();
        assertThat(lastMessages.to(number, sent.plusMillis(1))).isEmpty();
        clock.set(sent.plus(Duration.ofDays(1)));
        assertThat(conversions.report(sender.accountId(), biz, null, true)).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(conversions.report(sender.accountId(), biz, null, true)).isZero();
    }

    /** Midnight came between a message's time and its id; an earlier version noted nothing of it. */
    @Test
    void findsWhatAnEarlierVersionStoredUnderIdsOfAnotherDay() {
        long id = Ids.lowestAt(Instant.parse(day + "T16:00:00.001Z")) + 4095;
        long accepted = Instant.parse(day + "T15:59:59.999Z").toEpochMilli();
        jdbc.update("""
                insert into sending_message (id, biz_id, account_id, number, kind, international, state, charge, charge_entry,
                    price_micros, segments, accepted_at, deadline, sign_name, template_code, content, request_id, rulebook)
                values (?, ?, ?, ?, 1, false, 2, 0, 0, 0, 1, ?, ?, '云帆科技', 'SMS_NOTE', '【云帆科技】您好', 'request', 'test')""", id, id, sender.accountId(), Long.parseLong("86" + number()), accepted, accepted);
        jdbc.update("insert into sending_stored_before select 0, max(id), 0, ? from sending_message", clock.millis());

        while (storedBefore.catchUp()) {
            // the rest
        }

        assertThat(ofDay(day)).containsExactly(id);
        assertThat(ofDay(day.plusDays(1))).isEmpty();
    }

    /** Days whose clock was right are one stretch of ids, as they always were. */
    @Test
    void asksNoRowOfAnOrdinaryDayForItsTime() {
        LocalDate ordinary = LocalDate.now(ZoneOffset.ofHours(8)).plusDays(6);

        String condition = records.condition(7, RecordFilter.of(ordinary), null).text();

        assertThat(condition).doesNotContain("accepted_at").doesNotContain(" or ");
    }
}
