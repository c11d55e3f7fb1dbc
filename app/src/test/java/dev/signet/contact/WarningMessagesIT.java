package dev.signet.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.notice.Notice;
import dev.signet.notice.NoticeCentre;
import dev.signet.notice.NoticePage;
import dev.signet.notice.NoticeReader;
import dev.signet.notice.Notices;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.sending.Audience;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.notice.AccountWarning;
import dev.signet.sending.notice.AccountWarnings;
import dev.signet.sending.notice.PlatformMessage;
import dev.signet.sending.notice.PlatformMessages;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The cap of twenty warnings a day, with several nodes that deliver at once and clocks that do not agree. */
@SignetTest
class WarningMessagesIT {

    private static final int NODES = 8;

    @Autowired
    Contacts contacts;

    @Autowired
    AccountAdministration accounts;

    @Autowired
    Notices notices;

    @Autowired
    NoticeCentre centre;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    Ids ids;

    @Autowired
    @DataPlane
    JdbcTemplate jdbc;

    @Autowired
    @DataPlane
    TransactionTemplate transaction;

    private final Queue<AccountWarning> open = new ConcurrentLinkedQueue<>();
    private final Queue<PlatformMessage> posted = new ConcurrentLinkedQueue<>();
    private long accountId;

    @BeforeEach
    void accountWithAContact() {
        accountId = testAccounts.enterprise().id();
        accounts.setContact("test", accountId, new MainContact("李雷", "13800138000"));
    }

    @Test
    @Tag("S9.2-3")
    void sendsTwentyADayHoweverManyNodesDeliver() throws Exception {
        raise(100);

        deliverAtOnce(IntStream.range(0, NODES)
                .mapToObj(i -> node("2031-03-01T04:00:00Z"))
                .toList());

        assertThat(open).isEmpty();
        assertThat(posted).hasSize(20);
        raise(30);
        deliverAtOnce(IntStream.range(0, NODES)
                .mapToObj(i -> node("2031-03-02T04:00:00Z"))
                .toList());
        assertThat(posted).hasSize(40);
    }

    @Test
    @Tag("S9.2-3")
    void startsADayOnceThoughOneClockIsBehind() {
        WarningMessages ahead = node("2031-03-01T16:00:00Z"); // midnight in UTC+8
        WarningMessages behind = node("2031-03-01T15:59:59Z");

        for (int i = 0; i < 15; i++) {
            raise(1);
            ahead.deliver();
            raise(1);
            behind.deliver();
        }

        assertThat(posted).hasSize(20);
    }

    @Test
    @Tag("S9.2-3")
    void countsTheDayInUtcPlusEight() {
        raise(60);

        node("2031-03-01T15:59:59.999Z").deliver(); // the day's last millisecond in UTC+8
        assertThat(posted).hasSize(20);
        raise(30);
        node("2031-03-01T16:00:00Z").deliver();
        assertThat(posted).hasSize(40);
        raise(30);
        node("2031-03-02T00:00:00Z").deliver(); // midnight in UTC begins no day
        node("2031-03-02T15:59:59.999Z").deliver();
        assertThat(posted).hasSize(40);
    }

    private void raise(int count) {
        for (int i = 0; i < count; i++) {
            open.add(warning("SMS_PLATFORM_VOLUME", Map.of("period", "2031-03", "used", "300", "warning", "200")));
        }
    }

    private AccountWarning warning(String template, Map<String, String> values) {
        return new AccountWarning(ids.next(), accountId, Audience.VOLUME, template, values);
    }

    /** No cap and no contact's switch holds back what the account finds in its message centre. */
    @Test // #11
    void leavesEveryWarningInTheMessageCentreOnce() {
        AccountWarning repeated = warning("SMS_PLATFORM_PACKAGE", Map.of("left", "7", "warning", "9"));
        open.add(warning("OF_AN_OFFICER", Map.of("colour", "red", "age", "7")));
        raise(30);
        open.add(repeated);
        open.add(repeated);

        node("2031-04-01T04:00:00Z").deliver();

        NoticePage told = centre.list(new NoticeReader(accountId, Notice.ALL), false, 1, 50);
        assertThat(told.total()).isEqualTo(32);
        assertThat(told.rows().get(0).body().zh()).isEqualTo("国内套餐包余量为 7 条，已低于预警值 9 条。请留意用量。");
        assertThat(told.rows().get(1).body().en()).startsWith("In 2031-03, 300 messages were sent");
        assertThat(told.rows().get(31).body().en()).isEqualTo("OF_AN_OFFICER: age 7, colour red");
    }

    /** A node of its own: its clock, the common database. */
    private WarningMessages node(String time) {
        SettableClock clock = new SettableClock();
        clock.set(time);
        return new WarningMessages(new Taking(), contacts, notices, new Posting(), jdbc, rulebook, clock);
    }

    private static void deliverAtOnce(List<WarningMessages> nodes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            CyclicBarrier start = new CyclicBarrier(nodes.size());
            List<Future<?>> done = new ArrayList<>();
            for (WarningMessages node : nodes) {
                done.add(threads.submit(() -> {
                    start.await();
                    node.deliver();
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private final class Taking implements AccountWarnings {
        @Override
        public boolean takeNext(Consumer<AccountWarning> taker) {
            AccountWarning next = open.poll();
            if (next != null) {
                transaction.executeWithoutResult(status -> taker.accept(next));
            }
            return next != null;
        }
    }

    private final class Posting implements PlatformMessages {
        @Override
        public CompletableFuture<SendAnswer> send(PlatformMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void post(PlatformMessage message) {
            posted.add(message);
        }
    }
}
