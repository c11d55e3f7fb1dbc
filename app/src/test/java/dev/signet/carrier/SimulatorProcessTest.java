package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.SmppSession;
import dev.signet.carrier.smpp.Submit;
import dev.signet.carrier.smpp.SubmitOutcome;
import dev.signet.carrier.smpp.TextCoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorProcessTest {

    @TempDir
    Path directory;

    @Test
    void runsByItselfAndCountsWhatItIsGiven() throws Exception {
        AtomicInteger delivered = new AtomicInteger();
        try (SimulatorProcess simulator = SimulatorProcess.start(directory, "--receipt-delay", "10ms")) {
            SmppSession session = SmppSession.open(
                    new SmppSession.Target(
                            "own",
                            "127.0.0.1",
                            simulator.port(),
                            "signet",
                            "secret",
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30)),
                    new SmppSession.Listener() {
                        @Override
                        public void delivered(SmppSession from, Delivered pdu) {
                            delivered.incrementAndGet();
                            from.answer(pdu, 0);
                        }

                        @Override
                        public void closed(SmppSession ended, String why) {}
                    });

            assertThat(submit(session)).isInstanceOf(SubmitOutcome.Accepted.class);
            assertThat(submit(session)).isInstanceOf(SubmitOutcome.Accepted.class);

            await().atMost(Duration.ofSeconds(20)).untilAtomic(delivered, org.hamcrest.Matchers.is(2));
            assertThat(simulator.taken(2)).containsOnlyKeys("4711/1").containsEntry("4711/1", 2);
            assertThat(simulator.call("POST", "/script", "faults: [{fault: throttle}]"))
                    .contains("\"taken\":2");
            assertThat(submit(session)).isEqualTo(new SubmitOutcome.Refused(0x58));
            assertThat(simulator.call("POST", "/script", "faults: [{fault: explode}]"))
                    .contains("explode");
            session.close();
        }
    }

    private static SubmitOutcome submit(SmppSession session) throws Exception {
        CompletableFuture<SubmitOutcome> outcome = new CompletableFuture<>();
        session.submit(
                new Submit(
                        "106900",
                        "8613812345678",
                        TextCoding.UCS2,
                        "你好".getBytes(StandardCharsets.UTF_16BE),
                        false,
                        null,
                        new Submit.Trace((short) 0x1401, "4711/1")),
                outcome::complete);
        return outcome.get(20, TimeUnit.SECONDS);
    }
}
