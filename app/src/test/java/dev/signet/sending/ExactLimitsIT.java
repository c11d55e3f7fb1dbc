package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.FactsChanged;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.support.SettableClock;
import dev.signet.support.SharedDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Limits under many threads on two nodes: accepted is the limit, exactly. */
@Tag("faults")
class ExactLimitsIT extends SendingIT {

    private static final int THREADS = 64;

    @Autowired
    Environment environment;

    private static ConfigurableApplicationContext otherNode;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("signet.limits.rounds", 3));
    }

    @BeforeEach
    void startTheOtherNode() {
        if (otherNode == null) {
            otherNode = new SpringApplicationBuilder(SendingSlice.class)
                    .web(WebApplicationType.NONE)
                    .initializers(new SharedDatabase())
                    .properties(
                            "test.keep-schema=true",
                            "signet.database-schema=" + environment.getProperty("signet.database-schema"))
                    .run();
        }
    }

    /** Its clock runs: left alone it would deliver other tests' warnings on a day of its own. */
    @AfterAll
    static void stopTheOtherNode() {
        otherNode.close();
        otherNode = null;
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private List<SendAnswer> atOnce(List<Callable<SendRequest>> requests) throws Exception {
        Sending[] nodes = {sending, otherNode.getBean(Sending.class)};
        CyclicBarrier start = new CyclicBarrier(requests.size());
        List<Future<SendAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Sending node = nodes[i % nodes.length];
            Callable<SendRequest> request = requests.get(i);
            answers.add(threads.submit(() -> {
                SendRequest made = request.call();
                start.await();
                return node.send(made).get(60, TimeUnit.SECONDS);
            }));
        }
        List<SendAnswer> all = new ArrayList<>();
        for (Future<SendAnswer> answer : answers) {
            all.add(answer.get(60, TimeUnit.SECONDS));
        }
        return all;
    }

    private static List<Callable<SendRequest>> times(int count, Callable<SendRequest> request) {
        return new ArrayList<>(Collections.nCopies(count, request));
    }

    private static long accepted(List<SendAnswer> answers) {
        return answers.stream().filter(SendAnswer::accepted).count();
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    @Tag("FC-1")
    @Tag("S9.3-2")
    void letsOneCodeAMinutePass(int round) throws Exception {
        stop(MORNING);
        Sender sender = known(senders.enterprise());
        String number = number();

        List<SendAnswer> answers = atOnce(times(THREADS, () -> sender.code(number)));

        assertThat(accepted(answers)).isEqualTo(1);
        assertThat(answers)
                .filteredOn(a -> !a.accepted())
                .allMatch(a -> a.code().equals("isv.BUSINESS_LIMIT_CONTROL"));
        assertThat(stored(sender)).isEqualTo(1);
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    @Tag("S9.3-1")
    void letsExactlyAsManyPassAsTheAccountSet(int round) throws Exception {
        stop(MORNING);
        Sender sender = known(senders.enterprise());
        sender.settings(Settings.verification(7, 40, 40));
        settle(sender);
        String number = number();

        // Different codes, or the limit on equal contents would be met first.
        List<Callable<SendRequest>> requests = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String param = "{\"code\":\"" + (100_000 + i) + "\"}";
            requests.add(() -> sender.request("SMS_CODE", "云帆科技", param, number));
        }
        List<SendAnswer> answers = atOnce(requests);

        assertThat(accepted(answers)).isEqualTo(7);
        assertThat(stored(sender)).isEqualTo(7);
    }

    @Test
    @Tag("S9.2-2")
    @Tag("S9.2-4")
    void stopsAnAccountAtItsDailyLimitToTheUnit() throws Exception {
        stop(MORNING);
        Sender sender = known(senders.enterprise());
        sender.settings(Settings.dailyLimit(20));
        settle(sender);

        List<SendAnswer> answers = atOnce(times(THREADS, () -> sender.note(number())));

        assertThat(accepted(answers)).isEqualTo(20);
        assertThat(answers)
                .filteredOn(a -> !a.accepted())
                .allMatch(a -> a.code().equals("isv.DAY_LIMIT_CONTROL"));
        sender.settings(Settings.dailyLimit(21));
        settle(sender);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("isv.DAY_LIMIT_CONTROL");
    }

    @Test
    void spendsABalanceToTheLastMessageAndNoFurther() throws Exception {
        Sender sender = known(senders.enterpriseWith("0.45"));

        List<SendAnswer> answers = atOnce(times(THREADS, () -> sender.note(number())));

        assertThat(accepted(answers)).isEqualTo(10);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("0");
        assertThat(answers)
                .filteredOn(a -> !a.accepted())
                .allMatch(a -> a.code().equals("isv.OUT_OF_SERVICE"));
    }

    @Test
    void givesBackWhatARefusedMessageHadTaken() throws Exception {
        clock.set(MORNING);
        Sender poor = senders.enterpriseWith("0.01");
        String number = number();

        assertThat(code(poor.code(number))).isEqualTo("isv.AMOUNT_NOT_ENOUGH");
        senders.balances().credit(poor.accountId(), new BigDecimal("1"), "top-up", "test");

        assertThat(code(poor.code(number))).isEqualTo("OK");
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void answersOneKeyWithOneMessageAndOneCharge(int round) throws Exception {
        Sender sender = known(senders.enterprise());
        String number = number();

        List<SendAnswer> answers = atOnce(
                times(THREADS, () -> sender.keyed("key-1", null, "SMS_NOTE", "云帆科技", "{\"order\":\"1\"}", number)));

        assertThat(answers).allMatch(SendAnswer::accepted);
        assertThat(answers.stream().map(SendAnswer::bizId).distinct()).hasSize(1);
        assertThat(answers.stream().map(SendAnswer::requestId).distinct()).hasSize(1);
        assertThat(stored(sender)).isEqualTo(1);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("999.955");
    }

    private long stored(Sender sender) {
        Long count = jdbc.queryForObject(
                "select count(*) from sending_message where account_id = ? and state = 0",
                Long.class,
                sender.accountId());
        return count == null ? 0 : count;
    }

    /**
     * Three limits over three numbers while the clock runs on by leaps: the whole history is checked afterwards. No
     * window holds more than its limit, and nobody was refused for whom every window still had room.
     */
    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    @Tag("S9.3-1")
    @Tag("S9.3-2")
    void leavesAHistoryInWhichEveryAnswerWasRight(int round) throws Exception {
        stop(MORNING);
        Sender sender = known(senders.enterprise());
        sender.settings(Settings.verification(2, 5, 9));
        settle(sender);
        List<String> to = List.of(number(), number(), number());
        AtomicInteger answered = new AtomicInteger();
        List<Future<Long>> callers = new ArrayList<>();
        for (int caller = 0; caller < THREADS; caller++) {
            int first = caller * 8;
            Sending node = caller % 2 == 0 ? sending : otherNode.getBean(Sending.class);
            callers.add(threads.submit(() -> acceptedOf(node, sender, to, first, answered)));
        }
        long accepted = 0;
        for (Future<Long> caller : callers) {
            accepted += caller.get(120, TimeUnit.SECONDS);
        }

        Map<Long, List<Long>> history = new HashMap<>();
        jdbc.query(
                "select number, accepted_at from sending_message where account_id = ? and state = 0",
                row -> {
                    history.computeIfAbsent(row.getLong(1), n -> new ArrayList<>())
                            .add(row.getLong(2));
                },
                sender.accountId());
        assertThat(history.values().stream().mapToLong(List::size).sum())
                .isEqualTo(accepted)
                .isPositive();
        history.values()
                .forEach(times -> times.forEach(at -> {
                    assertThat(inWindow(times, at, Duration.ofMinutes(1))).isLessThanOrEqualTo(2);
                    assertThat(inWindow(times, at, Duration.ofHours(1))).isLessThanOrEqualTo(5);
                    assertThat(inWindow(times, at, Duration.ofDays(1))).isLessThanOrEqualTo(9);
                }));
        List<Long> refused = new ArrayList<>();
        jdbc.query(
                "select number, decided_at from sending_decision where account_id = ?",
                row -> {
                    List<Long> times = history.get(row.getLong(1));
                    long at = row.getLong(2);
                    refused.add(at);
                    assertThat(inWindow(times, at, Duration.ofMinutes(1)) == 2
                                    || inWindow(times, at, Duration.ofHours(1)) == 5
                                    || inWindow(times, at, Duration.ofDays(1)) == 9)
                            .as("the refusal at %s had a full window among %s", at, times)
                            .isTrue();
                },
                sender.accountId());
        assertThat(refused).hasSize((int) (THREADS * 8 - accepted)).isNotEmpty();
    }

    private long acceptedOf(Sending node, Sender sender, List<String> to, int first, AtomicInteger answered)
            throws Exception {
        long accepted = 0;
        for (int i = first; i < first + 8; i++) {
            String param = "{\"code\":\"" + (100_000 + i) + "\"}";
            SendRequest request = sender.request("SMS_CODE", "云帆科技", param, to.get(i % to.size()));
            if (node.send(request).get(60, TimeUnit.SECONDS).accepted()) {
                accepted++;
            }
            int sofar = answered.incrementAndGet();
            if (sofar % 8 == 0) {
                // A leap of nearly two minutes, so that an hour and its limit pass within the test.
                stop(Instant.parse(MORNING).plusSeconds(sofar / 8 * 97L).toString());
            }
        }
        return accepted;
    }

    /** How many fall into the natural window of an instant, in the account's zone. */
    private static long inWindow(List<Long> times, long at, Duration length) {
        long zone = Duration.ofHours(8).toMillis();
        long window = (at + zone) / length.toMillis();
        return times.stream()
                .filter(time -> (time + zone) / length.toMillis() == window)
                .count();
    }

    /** Both nodes look at the same stopped clock. */
    private void stop(String instant) {
        clock.set(instant);
        otherNode.getBean(SettableClock.class).set(instant);
    }

    /** Tells the other node what a second of polling would. */
    private static void settle(Sender sender) {
        sender.changed();
        otherNode.publishEvent(new FactsChanged(sender.accountId()));
    }

    private Sender known(Sender sender) {
        settle(sender);
        return sender;
    }

    @AfterEach
    void letTheOtherClockRun() {
        otherNode.getBean(SettableClock.class).reset();
    }
}
