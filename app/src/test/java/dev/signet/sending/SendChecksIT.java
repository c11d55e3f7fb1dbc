package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendChecksIT extends SendingIT {

    @Test
    void accepts() {
        assertThat(code(senders.enterprise().note(number()))).isEqualTo("OK");
    }
}
