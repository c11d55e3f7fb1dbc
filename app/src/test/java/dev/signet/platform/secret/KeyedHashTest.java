package dev.signet.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {

    private static final byte[] CODE = "42:13812345678:482913".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static SecretBox box(int lastByte) {
        byte[] key = new byte[32];
        key[31] = (byte) lastByte;
        return new SecretBox(key);
    }

    @Test
    void isTheSameOnEveryNodeAndAnotherUnderAnotherKeyOrForAnotherPurpose() {
        KeyedHash hash = box(1).keyedHash("contact-code");

        assertThat(box(1).keyedHash("contact-code").digest(CODE))
                .isEqualTo(hash.digest(CODE))
                .hasSize(32);
        assertThat(box(1).keyedHash("contact-code").fingerprint("482913")).isEqualTo(hash.fingerprint("482913"));
        assertThat(box(2).keyedHash("contact-code").digest(CODE)).isNotEqualTo(hash.digest(CODE));
        assertThat(box(2).keyedHash("contact-code").fingerprint("482913")).isNotEqualTo(hash.fingerprint("482913"));
        assertThat(box(1).keyedHash("sending").digest(CODE)).isNotEqualTo(hash.digest(CODE));
        assertThat(box(1).keyedHash("sending").fingerprint("482913")).isNotEqualTo(hash.fingerprint("482913"));
    }

    /** The vectors of its authors: the key 00 01 … 0f, the text 00 01 … of so many bytes. */
    @ParameterizedTest
    @CsvSource({
        "0, 726fdb47dd0e0e31",
        "2, 0d6c8009d9a94f5a",
        "6, cbc9466e58fee3ce",
        "8, 93f5f5799a932462",
        "14, f723ca908e7af2ee",
        "16, 3f2acc7f57c29bdb",
        "62, e51b38608ef25f57"
    })
    void fingerprintsAsSipHashDoes(int bytes, String expected) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i += 2) {
            text.append((char) (i | i + 1 << 8));
        }
        KeyedHash hash = new KeyedHash(new byte[32], 0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

        assertThat(hash.fingerprint(text.toString())).isEqualTo(Long.parseUnsignedLong(expected, 16));
    }
}
