package dev.signet.carrier.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

    @Test
    void readsAWholeScript() {
        FaultScript script = FaultScript.parse("""
                receipts: {delay: 200ms}
                rate: 1000
                hex-ids: true
                faults:
                  - {fault: throttle, every: 10}
                  - {fault: stall, at: 200, by: 5s}
                  - {fault: refuse, status: 0x0B, suffix: "77"}
                """);

        assertThat(script.receiptDelay()).isEqualTo(Duration.ofMillis(200));
        assertThat(script.rate()).isEqualTo(1000);
        assertThat(script.answered(255)).isEqualTo("FF");
        assertThat(script.faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.THROTTLE, Fault.Kind.STALL, Fault.Kind.REFUSE);
        assertThat(script.faults().get(2).status()).isEqualTo(0x0B);
    }

    @Test
    void choosesTheSubmitsConcerned() {
        Fault every = FaultScript.parse("faults: [{fault: throttle, from: 5, to: 12, every: 3}]")
                .faults()
                .get(0);

        assertThat(LongStream.rangeClosed(1, 20).filter(n -> every.concerns(n, "8613800000000")))
                .containsExactly(7L, 10L);
    }

    @Test
    void namesWhatItCannotRead() {
        assertThatThrownBy(() -> FaultScript.parse("faults: [{fault: explode}]"))
                .hasMessageContaining("'explode' is unknown")
                .hasMessageContaining("missing-receipt");
        assertThatThrownBy(() -> FaultScript.parse("fault: []"))
                .hasMessageContaining("'fault' is unknown in the script");
        assertThatThrownBy(() -> FaultScript.parse("faults: [{fault: stall, by: soon}]"))
                .hasMessageContaining("'by' must be a time");
        assertThatThrownBy(() -> FaultScript.parse("faults: [{fault: throttle, every: 0}]"))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> FaultScript.parse("rate: 99999999999")).hasMessageContaining("'rate' must be at most");
        for (String delay : new String[] {"-5s", "P99999999999D", "8d"}) {
            assertThatThrownBy(() -> FaultScript.parse("receipts: {delay: " + delay + "}"))
                    .hasMessageContaining("'delay' must be a time");
        }
        for (String key : new String[] {"text", "from", "to", "message-id"}) {
            assertThatThrownBy(() -> FaultScript.parse("receipts: {" + key + ": \"{id} {nope}\"}"))
                    .hasMessageContaining("{nope} is unknown in '" + key + "'")
                    .hasMessageContaining("answered");
        }
        assertThatThrownBy(() -> FaultScript.parse("answer-id: \"{number}\""))
                .hasMessageContaining("{number} is unknown in 'answer-id'; known are [hex, id, padded]");
        assertThatThrownBy(() -> FaultScript.parse("a: [")).hasMessageContaining("not YAML");
    }
}
