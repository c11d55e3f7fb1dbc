package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.billing.price.Coverage;
import dev.signet.platform.Refusal;
import dev.signet.platform.node.Ids;
import dev.signet.sending.SendingFixture.Sender;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Vouchers and months that many use and end at once: not a cent more is paid than there is, and a month has one bill. */
@Tag("faults")
class MoneyRacesIT extends SettlingIT {

    private static final int THREADS = 8;

    @Autowired
    Settlement settlement;

    @Autowired
    Bills bills;

    @Autowired
    Bookings bookings;

    @Autowired
    Vouchers vouchers;

    @Autowired
    Ids ids;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("signet.money.rounds", 2));
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier together = new CyclicBarrier(calls.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> call : calls) {
            running.add(threads.submit(() -> {
                together.await();
                return call.call();
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> one : running) {
            answers.add(one.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    private <T> List<T> byAll(Callable<T> call) throws Exception {
        return atOnce(IntStream.range(0, THREADS).mapToObj(n -> call).toList());
    }

    private long give(long account, String yuan) {
        Booking given = bookings.giveVoucher(
                order(account),
                Coverage.DOMESTIC,
                new BigDecimal(yuan),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(30)));
        return given.voucherId();
    }

    private Booking.Order order(long account) {
        return new Booking.Order(ids.next(), account, "finance", "finance2", "赠送");
    }

    private Voucher voucher(long account) {
        return vouchers.of(account).get(0);
    }

    /** Row and entries say the same, and what was given is what is left, reserved, charged or taken back. */
    private void whatMustHold(long account, long voucher) {
        Voucher now = voucher(account);
        String of = "voucher_id = " + voucher;
        assertThat(now.left()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        assertThat(now.reserved()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        assertThat(sum(account, "voucher_micros", of)).isEqualByComparingTo(now.left());
        assertThat(sum(account, "voucher_reserved_micros", of)).isEqualByComparingTo(now.reserved());
        BigDecimal charged =
                sum(account, "voucher_reserved_micros", of + " and kind = 2").negate();
        BigDecimal back = sum(account, "voucher_micros", of + " and kind = 9 and voucher_micros < 0")
                .negate();
        assertThat(now.left().add(now.reserved()).add(charged).add(back)).isEqualByComparingTo(now.amount());
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aVoucherUsedBySeveralSendsAtOncePaysWhatItHoldsAndNoMore(int round) throws Exception {
        Sender sender = senders.enterpriseWith("0.45");
        long account = sender.accountId();
        long voucher = give(account, "1");

        List<Integer> accepted = byAll(() -> {
            int mine = 0;
            for (int i = 0; i < 10; i++) {
                mine += send(sender.note(number())).accepted() ? 1 : 0;
            }
            return mine;
        });

        assertThat(accepted.stream().mapToInt(Integer::intValue).sum())
                .as("22 at 0.045 by the voucher and 10 by the balance")
                .isEqualTo(32);
        assertThat(voucher(account).left()).isEqualByComparingTo("0.01");
        assertThat(voucher(account).reserved()).isEqualByComparingTo("0.99");
        assertThat(ledger.available(account)).isEqualByComparingTo("0");
        assertThat(jdbc.queryForObject(
                        "select count(*) from sending_message where account_id = ? and voucher_id = ?",
                        Integer.class,
                        account,
                        voucher))
                .isEqualTo(22);
        whatMustHold(account, voucher);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aVoucherThatIsTakenBackWhileMessagesReserveAndEndComesToWhatItHeld(int round) throws Exception {
        long account = senders.enterpriseWith("100").accountId();
        long voucher = give(account, "5");
        List<Callable<Booking>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            boolean delivered = thread % 2 == 0;
            calls.add(() -> {
                for (int i = 0; i < 10; i++) {
                    List<EndedCharge> reserved = reserve(account, 2);
                    if (delivered) {
                        earned(reserved.subList(0, 1));
                    } else {
                        lost(reserved.subList(0, 1));
                    }
                }
                return null;
            });
        }
        calls.add(() -> {
            Thread.sleep(5L * round % 50);
            return bookings.endVoucher(order(account), voucher);
        });

        List<Booking> ends = atOnce(calls);

        assertThat(ends.get(THREADS).voucherYuan()).isLessThan(BigDecimal.ZERO);
        whatMustHold(account, voucher);
        assertThat(voucher(account).validUntil()).isBeforeOrEqualTo(clock.instant());
        assertThat(reserve(account, 3))
                .allSatisfy(charge -> assertThat(charge.voucherId()).isNull());
        assertThat(sum(account, "balance_micros", "true")).isEqualByComparingTo(ledger.available(account));
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aVoucherIsTakenBackOnceByWhomeverAtOnce(int round) throws Exception {
        long account = senders.enterpriseWith("1").accountId();
        long voucher = give(account, "5");
        Booking.Order one = order(account);
        Booking.Order other = order(account);

        List<Boolean> done = atOnce(List.<Callable<Boolean>>of(
                () -> ends(one, voucher), () -> ends(other, voucher), () -> ends(one, voucher)));

        assertThat(done).contains(true);
        assertThat(sum(account, "voucher_micros", "kind = 9")).isEqualByComparingTo("0");
        assertThat(jdbc.queryForObject(
                        "select count(*) from billing_booking where account_id = ? and act = 'VOUCHER_ENDED'",
                        Integer.class,
                        account))
                .isEqualTo(1);
        whatMustHold(account, voucher);
    }

    private boolean ends(Booking.Order order, long voucher) {
        try {
            bookings.endVoucher(order, voucher);
            return true;
        } catch (Refusal nothingLeft) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aMonthThatManySettleAtOnceHasOneBillAndTheLedgerOneOfEachEntry(int round) throws Exception {
        YearMonth month = YearMonth.from(laterDay());
        clock.set(on(month, 3));
        long account = senders.enterpriseWith("5").accountId();
        earned(reserve(account, 21));
        List<EndedCharge> late = reserve(account, 1);
        long written = entries(account);
        clock.set(after(month));
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            calls.add(() -> {
                settlement.settle(account, BillingMonth.number(month));
                return true;
            });
        }
        calls.add(() -> {
            earned(late);
            return true;
        });

        assertThat(atOnce(calls)).doesNotContain(false);

        assertThat(bills.list(account, 9)).singleElement().satisfies(bill -> {
            assertThat(bill.payable()).isEqualByComparingTo("0.94");
            assertThat(bill.closing()).isEqualByComparingTo("4.06");
        });
        assertThat(entries(account))
                .as("one of rounding, one of the late receipt")
                .isEqualTo(written + 2);
        assertThat(sum(account, "balance_micros", "kind = 7")).isEqualByComparingTo("0.005");
        assertThat(ledger.available(account)).isEqualByComparingTo("4.015");
    }
}
