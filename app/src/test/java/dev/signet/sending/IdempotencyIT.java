package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.sending.SendingFixture.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One key, one message, one charge: whatever fails in between, and however many ask at once. */
class IdempotencyIT extends SendingIT {

    private static final String FREE = "1000";
    private static final String ONE_CHARGED = "999.955";

    /** Each is written in turn while a message is accepted; a crash there leaves nothing behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing_account",
                "billing_entry",
                "sending_number",
                "sending_message",
                "sending_dispatch",
                "sending_idempotency"
            })
    void aFailureAtAnyStepLeavesNothingAndTheRetryMakesOneMessageAndOneCharge(String table) {
        Sender sender = senders.enterprise();
        SendRequest request = keyed(sender, number());
        jdbc.execute("rename table " + table + " to out_of_reach");
        try {
            assertThat(code(request)).isEqualTo("isp.SYSTEM_ERROR");
        } finally {
            jdbc.execute("rename table out_of_reach to " + table);
        }
        assertThat(messages(sender)).isZero();
        assertThat(reservations(sender)).isZero();
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo(FREE);

        SendAnswer answer = send(request);

        assertThat(answer.code()).isEqualTo("OK");
        assertOne(sender);
    }

    /** A program whose key got lost sends many messages, and would have heard the first one's answer for each (9.13). */
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u00A0\u2003", "\u200B", "\u00E2\u0080\u008B", "\u00E3\u0080\u0080"
            }) // the last two as a server hears them
    void refusesAKeyThatIsNone(String key) {
        Sender sender = senders.enterprise();

        SendAnswer answer = send(sender.keyed(key, null, "SMS_PLAIN", "云帆科技", null, number()));

        assertThat(answer.code()).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(answer.message().zh()).contains("Idempotency-Key", "200");
        assertThat(messages(sender)).isZero();
    }

    @Test
    void takesKeysUpToTheirLength() {
        Sender sender = senders.enterprise();

        assertThat(code(sender.keyed("k".repeat(200), null, "SMS_PLAIN", "云帆科技", null, number())))
                .isEqualTo("OK");
        assertThat(code(sender.keyed("k".repeat(201), null, "SMS_PLAIN", "云帆科技", null, number())))
                .isEqualTo("isv.INVALID_PARAMETERS");
    }

    /** What was answered under an empty key before is no answer to this request. */
    @Test
    void takesABlankOutIdForNone() {
        Sender sender = senders.enterprise();
        sender.settings(Settings.outIdAsKey());
        sender.changed();

        assertThat(code(sender.keyed(null, " ", "SMS_PLAIN", "云帆科技", null, number())))
                .isEqualTo("OK");
        assertThat(code(sender.keyed(null, " ", "SMS_PLAIN", "云帆科技", null, number())))
                .isEqualTo("OK");
        assertThat(messages(sender)).isEqualTo(2);
    }

    /** The caller never saw the first answer. */
    @Test
    void aRetryAfterTheCommitGetsTheFirstAnswerByteForByte() {
        Sender sender = senders.enterprise();
        String number = number();
        SendAnswer first = send(keyed(sender, number));

        clock.advance(Duration.ofDays(2));
        SendAnswer again = send(keyed(sender, number));

        assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
        assertOne(sender);
    }

    @Test
    void manyAtOnceMakeOneMessage() throws Exception {
        Sender sender = senders.enterprise();
        String number = number();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        CyclicBarrier start = new CyclicBarrier(16);
        List<Future<SendAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                return send(keyed(sender, number));
            }));
        }
        Set<String> receipts = new HashSet<>();
        for (Future<SendAnswer> answer : answers) {
            receipts.add(answer.get().bizId());
        }
        threads.shutdown();

        assertThat(receipts).hasSize(1).doesNotContainNull();
        assertOne(sender);
    }

    /**
     * A refusal does not use up its key: it had no effect that a retry could double, and whoever takes OutId for the key
     * must be able to follow the refusal's advice and send the same order's message later.
     */
    @Test
    void aRefusalLetsTheSameKeySucceedLater() {
        clock.set(MORNING);
        Sender sender = senders.enterprise();
        String number = number();
        SendRequest code = sender.keyed("order-1", null, "SMS_CODE", "云帆科技", "{\"code\":\"123456\"}", number);
        assertThat(code(sender.code(number))).isEqualTo("OK");
        assertThat(code(code)).isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
        clock.advance(Duration.ofMinutes(1));

        SendAnswer accepted = send(code);
        clock.advance(Duration.ofMillis(1));

        assertThat(accepted.code()).isEqualTo("OK");
        assertThat(send(code).bizId()).isEqualTo(accepted.bizId());
        assertThat(messages(sender)).isEqualTo(2);
    }

    private static SendRequest keyed(Sender sender, String number) {
        return sender.keyed("key", null, "SMS_NOTE", "云帆科技", "{\"order\":\"1\"}", number);
    }

    private void assertOne(Sender sender) {
        assertThat(messages(sender)).isEqualTo(1);
        assertThat(reservations(sender)).isEqualTo(1);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo(ONE_CHARGED);
    }

    private int messages(Sender sender) {
        return count("sending_message where account_id = ", sender);
    }

    private int reservations(Sender sender) {
        return count("billing_entry where kind = 1 and account_id = ", sender);
    }

    private int count(String what, Sender sender) {
        return jdbc.queryForObject("select count(*) from " + what + sender.accountId(), Integer.class);
    }
}
