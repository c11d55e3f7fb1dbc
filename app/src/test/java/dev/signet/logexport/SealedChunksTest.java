package dev.signet.logexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealedChunksTest {

    private static final byte[] PLAIN = "13800138000,您的订单已发货".getBytes(StandardCharsets.UTF_8);

    private final SealedChunks seal = new SealedChunks(new byte[32], 7, 1);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = seal.seal(PLAIN, PLAIN.length, 3, true);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("13800138000");
        assertThat(seal.open(sealed, 3, true)).isEqualTo(PLAIN);
    }

    @Test
    void refusesAPieceOfAnotherPlaceFileAttemptOrKey() {
        byte[] sealed = seal.seal(PLAIN, PLAIN.length, 3, false);

        assertThatThrownBy(() -> seal.open(sealed, 2, false)).hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> seal.open(sealed, 3, true)).hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> new SealedChunks(new byte[32], 8, 1).open(sealed, 3, false))
                .hasMessageContaining("8");
        assertThatThrownBy(() -> new SealedChunks(new byte[32], 7, 2).open(sealed, 3, false))
                .hasMessageContaining("7");
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThatThrownBy(() -> new SealedChunks(otherKey, 7, 1).open(sealed, 3, false))
                .hasMessageContaining("7");
    }

    @Test
    void refusesAPieceThatWasTouched() {
        byte[] sealed = seal.seal(PLAIN, PLAIN.length, 0, false);
        sealed[4] ^= 1;

        assertThatThrownBy(() -> seal.open(sealed, 0, false)).hasMessageContaining("piece 0 of export 7");
    }
}
