package dev.signet.carrier.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest // #13: taken, and read as something else
    @CsvSource(
            delimiter = '|',
            value = {
                "null                      | the script must be a map | 'null'",
                "rate:                     | 'rate' in the script     | leave it out",
                "rate: 1.5                 | whole number above 0     | '1.5'",
                "rate: 99999999999999999999| whole number above 0     | '99999999999999999999'",
                "hex-ids: maybe            | 'hex-ids' must be true or false | 'maybe'",
                "hex-ids: 1                | 'hex-ids' must be true or false | '1'",
                "answer-id: ''             | must hold {id}, {hex} or {padded} | not ''",
                "answer-id: fix            | must hold {id}, {hex} or {padded} | 'fix'",
                "answer-id: [a]            | must be a text           | '[a]'",
                "answer-id: 号{id}          | must be ASCII            | '号{id}'",
                "first-id: 9223372036854775807 | 'first-id' must be at most | 9223372036854775807",
                "rate: 1\\nrate: 2          | not YAML                 | duplicate key",
                "receipts: {esm-class: 1.5}| whole number from 0 to 255 | '1.5'",
                "receipts: {text: [a]}     | must be a text           | '[a]'",
                "faults: [{fault: refuse, status: 99999999999}] | 'status' must be at most | 99999999999",
                "faults: [{fault: stall, suffix: [7]}] | must be the last digits | '[7]'",
                "faults: [{fault: stall, from: 5, to: 4}] | 'to' must not be below 'from' | not 4",
            })
    void takesNoNonsense(String yaml, String rule, String value) {
        assertThatThrownBy(() -> FaultScript.parse(yaml.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "# nothing"})
    void nothingIsNoFault(String yaml) {
        assertThat(FaultScript.parse(yaml)).isEqualTo(FaultScript.NONE);
    }

    @Test
    void anIdHasRoomForItsDigits() {
        assertThatThrownBy(() -> FaultScript.parse("answer-id: '" + "x".repeat(45) + "{id}'"))
                .hasMessageContaining("no longer than 64");
        assertThat(FaultScript.parse("answer-id: '" + "x".repeat(44) + "{id}'").answered(1))
                .hasSize(45);
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
