package dev.signet.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.RecordsExpired;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.sending.Lane;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendRequest.Operation;
import dev.signet.sending.SendingFixture;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Through;
import dev.signet.sending.job.Housekeeping;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.ReceiptUpdate.State;
import dev.signet.sending.receipt.Receipts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is counted of whatever becomes of messages; after each, all that must hold does. */
class FiguresIT extends SendingIT {

    private static final String CARRIER = "counted";
    private static final String SIGN = "云帆科技";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts receipts;

    @Autowired
    Housekeeping housekeeping;

    @Autowired
    Blacklist blacklist;

    @Autowired
    Packages packages;

    @Autowired
    Folding folding;

    @Autowired
    Recount recount;

    @Autowired
    OldFigures oldFigures;

    @Autowired
    Figures figures;

    @Autowired
    DataTransactions transactions;

    @Autowired
    @Qualifier("jdbcTemplate")
    JdbcTemplate control;

    private FiguresCheck check;
    private Sender sender;
    private LocalDate day;
    private ZoneId zone = SHANGHAI;

    @BeforeEach
    void aDayOfItsOwn() {
        jdbc.update("delete from sending_dispatch");
        day = laterDay();
        clock.set(day.atTime(2, 0, 30).toInstant(ZoneOffset.UTC));
        check = new FiguresCheck(jdbc);
        sender = senders.enterprise();
    }

    @AfterEach
    void whatMustHold() {
        check.holds(sender.accountId(), zone);
        folding.fold();
        check.holds(sender.accountId(), zone);
        assertThat(jdbc.queryForObject("select count(*) from figures_delta", Long.class))
                .isZero();
    }

    /** What is counted of one value, over all days; nothing where there is no such value. */
    private Map<Measure, Long> of(Dimension dimension, String value, String detail) {
        folding.fold();
        Sums total = new Sums();
        jdbc.query(
                "select " + String.join(", ", Sums.COLUMNS)
                        + " from figures_day where account_id = ? and dimension = ? and value = ? and detail = ?",
                row -> {
                    total.add(Sums.read(row, 1));
                },
                sender.accountId(),
                dimension.ordinal(),
                value,
                detail);
        Map<Measure, Long> counted = new HashMap<>();
        Arrays.stream(Measure.values())
                .filter(measure -> total.of(measure) != 0)
                .filter(measure -> !measure.name().endsWith("PARTS") && measure != Measure.SPEND_MICROS)
                .forEach(measure -> counted.put(measure, total.of(measure)));
        return counted;
    }

    private Map<Measure, Long> all() {
        return of(Dimension.ALL, "", "");
    }

    private List<OutboundMessage> claimed() {
        return outbox.claim("node-1", Lane.NOTIFICATION, 100, new Through(CARRIER));
    }

    private void submitted(OutboundMessage message) {
        outbox.submitted(List.of(new Submitted(message.id(), CARRIER, List.of("c" + message.id()), clock.instant())));
    }

    private OutboundMessage sentOne() {
        send(sender.note(number()));
        OutboundMessage message = claimed().get(0);
        submitted(message);
        return message;
    }

    private void receipt(OutboundMessage message, State state, String code, String carrierCode) {
        receipts.apply(
                List.of(new ReceiptUpdate(CARRIER, "c" + message.id(), state, code, carrierCode, clock.instant())));
    }

    @Test
    @Tag("S7.2-3")
    void aMessageWaitsAndIsDelivered() {
        packages.grant(
                sender.accountId(),
                Coverage.DOMESTIC,
                1,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(9)),
                null);
        send(sender.note(number(), number()));
        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 2L, Measure.UNANSWERED, 2L));
        assertThat(of(Dimension.CHANNEL, "", "")).isEqualTo(all());

        List<OutboundMessage> messages = claimed();
        messages.forEach(this::submitted);
        check.holds(sender.accountId());
        clock.advance(Duration.ofSeconds(4));
        receipt(messages.get(0), State.DELIVERED, "DELIVERED", "DELIVRD");

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 2L, Measure.UNANSWERED, 1L, Measure.DELIVERED, 1L));
        assertThat(of(Dimension.CHANNEL, CARRIER, "")).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.DELIVERED, 1L));
        assertThat(of(Dimension.CARRIER_CODE, "DELIVRD", ""))
                .isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.DELIVERED, 1L));
        assertThat(of(Dimension.PLACE, "CN-GD", "")).isEqualTo(all());
        assertThat(check.total(sender.accountId()).latency().indexOf(1L))
                .isEqualTo(Latency.bounds().indexOf(5));
    }

    /** 74 characters are two parts. */
    @Test
    @Tag("S7.2-3")
    void partsAreCountedAsTheyAreBilled() {
        send(senders.fixed(sender, "通".repeat(73 - "【云帆科技】".length()), number()));

        Sums total = check.total(sender.accountId());
        assertThat(List.of(total.of(Measure.MESSAGES), total.of(Measure.PARTS), total.of(Measure.BILLED_PARTS)))
                .containsExactly(1L, 2L, 2L);
        assertThat(total.of(Measure.SPEND_MICROS)).isPositive();
    }

    /** The night between them belongs to no day of theirs but the first. */
    @Test
    void aLateReceiptChangesTheDayOfTheMessage() {
        OutboundMessage message = sentOne();
        clock.advance(Duration.ofDays(2));

        receipt(message, State.FAILED, "MK:0001", "MK:0001");

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.FAILED, 1L));
        assertThat(jdbc.queryForList(
                        "select day from figures_day where account_id = ? and dimension = 0 and messages > 0",
                        Integer.class,
                        sender.accountId()))
                .containsExactly((int) day.toEpochDay());
        assertThat(check.total(sender.accountId()).of(Measure.SPEND_MICROS)).isZero();
    }

    @Test
    void whatWasTakenForFailedGivesWayToTheRealEnd() {
        OutboundMessage message = sentOne();
        clock.advance(Duration.ofDays(4));
        housekeeping.tidy();
        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.FAILED, 1L));
        assertThat(of(Dimension.CODE, "UNKNOWN", "")).isEqualTo(all());
        check.holds(sender.accountId());

        receipt(message, State.DELIVERED, "DELIVERED", "");
        receipt(message, State.DELIVERED, "DELIVERED", "");

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.DELIVERED, 1L));
        assertThat(of(Dimension.CODE, "UNKNOWN", "")).isEmpty();
        assertThat(check.total(sender.accountId()).of(Measure.SPEND_MICROS)).isZero();
    }

    /** Its submit is answered after all. */
    @Test
    void whatWasTakenForEndedMayWaitAgain() {
        send(sender.note(number()));
        OutboundMessage message = claimed().get(0);
        clock.advance(Duration.ofHours(1));
        housekeeping.tidy();
        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.FAILED, 1L));

        submitted(message);
        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.UNANSWERED, 1L));
        check.holds(sender.accountId());
        receipt(message, State.DELIVERED, "DELIVERED", "");

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.DELIVERED, 1L));
    }

    @Test
    void aCarriersRefusalFails() {
        send(sender.note(number(), number()));
        List<OutboundMessage> messages = claimed();

        outbox.failed(List.of(
                new SubmitFailed(messages.get(0).id(), CARRIER, "SUBMIT:8", null, clock.instant()),
                new SubmitFailed(
                        messages.get(1).id(),
                        CARRIER,
                        "SUBMIT:8",
                        clock.instant().plusSeconds(5),
                        clock.instant())));

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 2L, Measure.FAILED, 1L, Measure.UNANSWERED, 1L));
        assertThat(of(Dimension.CODE, "SUBMIT:8", "")).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.FAILED, 1L));
    }

    private String blocked() {
        String number = number();
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + number),
                sender.accountId(),
                BlacklistKind.ACCOUNT,
                null,
                "test",
                clock.instant()));
        return number;
    }

    @Test
    @Tag("S7.2-2")
    @Tag("S9.4-5")
    void whatTheBlacklistStopsIsOutsideTheTotal() {
        send(sender.note(blocked(), number()));
        send(sender.note(blocked()));

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.UNANSWERED, 1L, Measure.BLACKLISTED, 2L));
        assertThat(check.total(sender.accountId()).records()).isEqualTo(3);
    }

    private SendRequest chunk(long task, String... numbers) {
        List<Recipient> recipients = Arrays.stream(numbers)
                .map(number -> new Recipient(number, SIGN, null, null))
                .toList();
        return new SendRequest(
                sender.accountId(),
                "user/alice",
                "bulk-" + task + "-0",
                Operation.BULK,
                recipients,
                "SMS_PLAIN",
                null,
                "chunk-" + task,
                clock.instant());
    }

    /** A portion goes in part; asked for again it is answered and not counted again. */
    @Test
    void aPortionIsCountedOnceWithWhatIsRefusedOfIt() {
        SendRequest chunk = chunk(77, number(), "12345", blocked());

        send(chunk);
        assertThat(send(chunk).replayed()).isTrue();

        Map<Measure, Long> expected = Map.of(
                Measure.MESSAGES,
                2L,
                Measure.UNANSWERED,
                1L,
                Measure.FAILED,
                1L,
                Measure.REFUSED,
                1L,
                Measure.BLACKLISTED,
                1L);
        assertThat(all()).isEqualTo(expected);
        assertThat(of(Dimension.TASK, "77", "")).isEqualTo(expected);
        assertThat(of(Dimension.PRINCIPAL, "user/alice", "")).isEqualTo(expected);
        assertThat(of(Dimension.PLACE, "", ""))
                .isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.FAILED, 1L, Measure.REFUSED, 1L));
    }

    /** A call that is refused leaves no record, and what was sent under its key before is not sent again. */
    @Test
    void callsWithoutAMessageCountNothing() {
        assertThat(code(sender.note("12345"))).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
        SendRequest keyed = sender.keyed("key", null, "SMS_PLAIN", SIGN, null, number());
        send(keyed);
        send(keyed);

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.UNANSWERED, 1L));
    }

    /** The night's recount, from the messages, finds the same. */
    @Test
    void theMainlandIsToldByProvince() {
        send(sender.note("13500299999", "13800138000", "13810138000", "19912345678"));
        Map<Measure, Long> one = Map.of(Measure.MESSAGES, 1L, Measure.UNANSWERED, 1L);

        assertThat(of(Dimension.PLACE, "CN-GD", "")).isEqualTo(one);
        assertThat(of(Dimension.PLACE, "CN-BJ", "")).isEqualTo(Map.of(Measure.MESSAGES, 2L, Measure.UNANSWERED, 2L));
        assertThat(of(Dimension.PLACE, "CN", "")).as("199 is not known").isEqualTo(one);
        assertThat(ofTheAccount(recount.compare(day))).isEmpty();
    }

    @Test
    void abroadIsToldByCountryAndStaysPaidFor() {
        send(sender.request("SMS_INTL", SIGN, "{\"order\":\"1\"}", "+85261234567"));
        OutboundMessage message = claimed().get(0);
        submitted(message);
        check.holds(sender.accountId());
        long spent = check.total(sender.accountId()).of(Measure.SPEND_MICROS);

        receipt(message, State.FAILED, "MK:0001", "");

        assertThat(of(Dimension.PLACE, "HK", "")).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.FAILED, 1L));
        assertThat(of(Dimension.VENDOR, "INTERNATIONAL", "")).isEqualTo(all());
        assertThat(check.total(sender.accountId()).of(Measure.SPEND_MICROS))
                .isEqualTo(spent)
                .isPositive();
    }

    private void tagged(String path, @Nullable Map<String, String> tags) {
        String key = sender.accountId() + "/" + path;
        if (tags == null) {
            SendingFixture.TAGS.remove(key);
        } else {
            SendingFixture.TAGS.put(key, tags);
        }
        sender.changed();
    }

    /** What is tagged otherwise later changes nothing of what was sent, however late it ends. */
    @Test
    void tagsAreThoseAtSending() {
        tagged("template/SMS_NOTE", Map.of("env", "prod", "team", "a"));
        tagged("sign/" + SIGN, Map.of("env", "test", "team", "a"));
        OutboundMessage message = sentOne();
        tagged("template/SMS_NOTE", null);
        tagged("sign/" + SIGN, null);
        send(sender.note(number()));

        receipt(message, State.DELIVERED, "DELIVERED", "");

        Map<Measure, Long> one = Map.of(Measure.MESSAGES, 1L, Measure.DELIVERED, 1L);
        assertThat(of(Dimension.TAG, "env", "prod")).isEqualTo(one);
        assertThat(of(Dimension.TAG, "env", "test")).isEqualTo(one);
        assertThat(of(Dimension.TAG, "team", "a")).isEqualTo(one);
        assertThat(of(Dimension.TAG, "", "")).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.UNANSWERED, 1L));
    }

    /** Each portion with those that the task has then. */
    @Test
    void tagsOfTheBulkTaskCountToo() {
        tagged("template/SMS_PLAIN", Map.of("env", "prod"));
        send(chunk(88, number()).tagged(Map.of("team", "sales", "env", "prod")));
        send(chunk(89, number()));

        Map<Measure, Long> one = Map.of(Measure.MESSAGES, 1L, Measure.UNANSWERED, 1L);
        assertThat(of(Dimension.TAG, "team", "sales")).isEqualTo(one);
        assertThat(of(Dimension.TAG, "env", "prod")).isEqualTo(Map.of(Measure.MESSAGES, 2L, Measure.UNANSWERED, 2L));
        assertThat(of(Dimension.TASK, "88", "")).isEqualTo(one);
        tagged("template/SMS_PLAIN", null);
    }

    /** 03:00 in Shanghai is the evening before in New York, and half past midnight in Calcutta. */
    @Test
    void daysAndHoursAreThoseOfTheAccountsZone() {
        clock.set(day.atTime(19, 0, 30).toInstant(ZoneOffset.UTC));
        zone = ZoneId.of("Asia/Kolkata");
        sender = senders.enterpriseIn(zone.getId());

        OutboundMessage message = sentOne();
        clock.advance(Duration.ofDays(1));
        receipt(message, State.DELIVERED, "DELIVERED", "");

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.DELIVERED, 1L));
        assertThat(jdbc.queryForList(
                        "select hour from figures_hour where account_id = ? and dimension = 0 and messages > 0",
                        Integer.class,
                        sender.accountId()))
                .containsExactly(LocalHours.first(day.plusDays(1)));
    }

    /** Values that differ in their ends or in case only are two. */
    @Test
    void noTwoValuesAreTakenForOne() {
        OutboundMessage one = sentOne();
        OutboundMessage other = sentOne();
        OutboundMessage third = sentOne();
        receipt(one, State.FAILED, "X:1", "a");
        receipt(other, State.FAILED, "X:1 ", "A");
        receipt(third, State.FAILED, "x:1", "a ");

        assertThat(of(Dimension.CODE, "X:1", "")).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.FAILED, 1L));
        assertThat(of(Dimension.CARRIER_CODE, "A", "")).isEqualTo(Map.of(Measure.MESSAGES, 1L, Measure.FAILED, 1L));
    }

    /** It dies after it has added and before it has committed, and is done again. */
    @Test
    void aFoldThatDiesCountsOnce() {
        send(sender.note(number(), number()));

        assertThatThrownBy(() -> transactions.run(() -> {
                    folding.portion();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        check.holds(sender.accountId());
        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 2L, Measure.UNANSWERED, 2L));
    }

    /** Nodes that fold at the same time, while messages are sent and end. */
    @Test
    void foldsAtTheSameTimeCountOnce() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        AtomicBoolean sent = new AtomicBoolean();
        List<Future<?>> folds = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            folds.add(nodes.submit(() -> {
                while (!sent.get()) {
                    folding.fold();
                }
            }));
        }
        try {
            for (int i = 0; i < 40; i++) {
                OutboundMessage message = sentOne();
                check.holds(sender.accountId());
                receipt(message, State.DELIVERED, "DELIVERED", "");
            }
        } finally {
            sent.set(true);
            nodes.shutdown();
        }
        for (Future<?> fold : folds) {
            fold.get(1, TimeUnit.MINUTES);
        }

        assertThat(all()).isEqualTo(Map.of(Measure.MESSAGES, 40L, Measure.DELIVERED, 40L));
    }

    private String ofTheAccount(Map<String, String> notes) {
        return notes.getOrDefault(day + " account " + sender.accountId(), "");
    }

    @Test
    void theRecountFindsWhatTheFiguresHaveOtherwise() {
        OutboundMessage message = sentOne();
        receipt(message, State.DELIVERED, "DELIVERED", "");
        send(sender.note(number(), blocked()));
        assertThat(ofTheAccount(recount.compare(day))).as("unfolded").isEmpty();
        folding.fold();
        assertThat(ofTheAccount(recount.compare(day))).as("folded").isEmpty();

        change("figures_day", "delivered", 1, Dimension.TEMPLATE);
        assertThat(ofTheAccount(recount.compare(day)))
                .contains("(figures / messages)", "day TEMPLATE 'SMS_NOTE': delivered 2 / 1");
        change("figures_day", "delivered", -1, Dimension.TEMPLATE);
        change("figures_hour", "spend_micros", 5, Dimension.ALL);
        assertThat(ofTheAccount(recount.compare(day))).contains("hour ALL '': spend_micros", "hours of ALL");
        change("figures_hour", "spend_micros", -5, Dimension.ALL);
        change("figures_hour", "parts", 1, Dimension.SIGNATURE);
        assertThat(ofTheAccount(recount.compare(day))).contains("hours of SIGNATURE '云帆科技' are not the day's");
        change("figures_hour", "parts", -1, Dimension.SIGNATURE);
        assertThat(ofTheAccount(recount.compare(day))).isEmpty();
    }

    private void change(String table, String column, int by, Dimension dimension) {
        jdbc.update(
                "update " + table + " set " + column + " = " + column + " + ? where account_id = ? and dimension = ?",
                by,
                sender.accountId(),
                dimension.ordinal());
    }

    /** Night after night, until it agrees. */
    @Test
    void whatDoesNotAgreeIsLeftForPeopleUntilItDoes() {
        sentOne();
        folding.fold();
        clock.advance(Duration.ofDays(1));
        change("figures_day", "messages", 1, Dimension.KIND);

        recount.compareDays();
        clock.advance(Duration.ofDays(2));
        recount.compareDays();
        assertThat(left()).contains("day KIND 'NOTIFICATION': messages 2 / 1");
        List<Recount.Finding> found = findings();
        assertThat(found).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.day()).isEqualTo(day);
            assertThat(finding.hour()).isNull();
            assertThat(finding.dimension()).isEqualTo(Dimension.KIND);
            assertThat(finding.figure()).isEqualTo("messages");
            assertThat(List.of(finding.stored(), finding.counted())).containsExactly(2L, 1L);
            assertThat(finding.since())
                    .as("the first of the nights")
                    .isBefore(clock.instant().minus(Duration.ofDays(1)));
        });
        change("figures_day", "messages", -1, Dimension.KIND);
        recount.compareDays();

        assertThat(left()).isEmpty();
        assertThat(findings()).isEmpty();
        assertThat(recount.days(3)).extracting(Recount.CountedDay::day).contains(day);
    }

    private List<Recount.Finding> findings() {
        return recount.findings(1000).stream()
                .filter(finding -> finding.accountId() == sender.accountId())
                .toList();
    }

    private String left() {
        return String.join(
                "\n",
                control.queryForList(
                        "select note from platform_discrepancy where pair = ? and subject = ? and mended_at_ms is null",
                        String.class,
                        Recount.PAIR,
                        day + " account " + sender.accountId()));
    }

    /** What an earlier version stored is counted once, whatever its ends were meanwhile. */
    @Test
    void messagesFromBeforeAreCountedLater() {
        sentOne();
        OutboundMessage ending = sentOne();
        send(sender.note(number(), blocked(), number()));
        folding.fold();
        jdbc.update("delete from figures_day where account_id = ?", sender.accountId());
        jdbc.update("delete from figures_hour where account_id = ?", sender.accountId());
        jdbc.update("delete from figures_month where account_id = ?", sender.accountId());
        jdbc.update(
                "update sending_message set counted_hour = null, place = null, vendor = null where account_id = ?",
                sender.accountId());
        jdbc.update("""
                insert into sending_uncounted (next_id, last_id)
                select min(id) - 1, max(id) from sending_message where account_id = ?""", sender.accountId());
        clock.advance(Duration.ofSeconds(90));
        receipt(ending, State.DELIVERED, "DELIVERED", "");
        folding.fold();
        assertThat(all()).isEmpty();

        housekeeping.tidy();

        assertThat(all())
                .isEqualTo(Map.of(
                        Measure.MESSAGES, 4L, Measure.UNANSWERED, 3L, Measure.DELIVERED, 1L, Measure.BLACKLISTED, 1L));
        assertThat(of(Dimension.VENDOR, "MOBILE", "")).isEqualTo(all());
        assertThat(of(Dimension.PLACE, "CN-GD", "")).isEqualTo(all());
        assertThat(jdbc.queryForObject("select count(*) from sending_uncounted", Long.class))
                .isZero();
    }

    @Test
    void hoursGoWithTheirMessagesAndDaysYearsLater() {
        send(sender.note(number()));
        folding.fold();

        oldFigures.forget(new RecordsExpired(
                ChinaTime.startOf(day.plusDays(1)),
                ChinaTime.startOf(day.plusDays(1).plusMonths(6))));
        assertThat(rows("figures_hour")).isZero();
        assertThat(rows("figures_day")).isPositive();
        oldFigures.forget(new RecordsExpired(ChinaTime.startOf(day.plusYears(2)), ChinaTime.startOf(day.plusYears(3))));
        assertThat(rows("figures_day")).isPositive();
        oldFigures.forget(new RecordsExpired(
                ChinaTime.startOf(day.plusYears(2)),
                ChinaTime.startOf(day.plusDays(1).plusYears(3))));
        assertThat(rows("figures_day")).isZero();
        assertThat(rows("figures_month")).isPositive();
        LocalDate next = day.withDayOfMonth(1).plusMonths(1);
        oldFigures.forget(
                new RecordsExpired(ChinaTime.startOf(next.plusYears(2)), ChinaTime.startOf(next.plusYears(3))));
        assertThat(rows("figures_month")).isZero();

        jdbc.update("delete from sending_message where account_id = ?", sender.accountId());
        jdbc.update("delete from billing_entry where account_id = ?", sender.accountId());
    }

    private long rows(String table) {
        Long rows = jdbc.queryForObject(
                "select count(*) from " + table + " where account_id = ?", Long.class, sender.accountId());
        return rows == null ? 0 : rows;
    }

    /** One reader's answer is of one instant, and says of which. */
    @Test
    void theReaderSumsUpAndSaysHowFreshItIs() {
        OutboundMessage message = sentOne();
        folding.fold();
        Instant first = clock.instant();
        clock.advance(Duration.ofDays(1));
        send(sender.promo(number(), number()));

        FiguresAnswer before = figures.of(FiguresQuery.total(sender.accountId(), day, day.plusDays(1)));
        assertThat(before.total().of(Measure.MESSAGES)).isEqualTo(1);
        assertThat(before.asOf()).isEqualTo(clock.instant()).isAfter(first);
        folding.fold();
        clock.advance(Duration.ofSeconds(3));

        FiguresAnswer after = figures.of(new FiguresQuery(
                sender.accountId(), day, day.plusDays(1), Dimension.KIND, FiguresQuery.Step.DAY, null, null, 10));
        assertThat(after.asOf()).isEqualTo(clock.instant());
        assertThat(after.total().of(Measure.MESSAGES)).isEqualTo(3);
        assertThat(after.rows())
                .extracting(
                        row -> row.day() + " " + row.value() + " " + row.sums().of(Measure.MESSAGES))
                .containsExactly(day + " NOTIFICATION 1", day.plusDays(1) + " PROMOTIONAL 2");
        assertThat(figures.of(new FiguresQuery(
                                sender.accountId(), day, day, Dimension.CODE, FiguresQuery.Step.HOUR, "", null, 10))
                        .rows())
                .extracting(FiguresAnswer.Row::hour)
                .containsExactly(10);
        receipt(message, State.DELIVERED, "DELIVERED", "");
        folding.fold();
        FiguresAnswer codes = figures.of(new FiguresQuery(
                sender.accountId(), day, day.plusDays(1), Dimension.CODE, FiguresQuery.Step.RANGE, null, null, 1));
        assertThat(codes.rows()).extracting(FiguresAnswer.Row::value).containsExactly("");
        assertThat(codes.more()).isTrue();
    }
}
