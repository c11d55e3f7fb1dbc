package dev.signet.event.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PushSignatureTest {

    /** Computed with openssl: printf '1700000000.[{"a":1}]' | openssl dgst -sha256 -hmac secret. */
    @Test
    void signsTimestampAndBody() {
        assertThat(PushSignature.of("secret", 1_700_000_000L, "[{\"a\":1}]"))
                .isEqualTo("v1=516856209dea79008d72e48f00c1c767cd294a440ae742a16140cd7375ced090");
        assertThat(PushSignature.of("secret", 1_700_000_001L, "[{\"a\":1}]"))
                .isNotEqualTo("v1=516856209dea79008d72e48f00c1c767cd294a440ae742a16140cd7375ced090");
    }
}
