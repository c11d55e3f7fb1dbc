package dev.signet.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private final SecretBox box = new SecretBox(new byte[32]);

    @Test
    void whatWasEncryptedComesBack() {
        assertThat(box.decrypt(box.encrypt("秘密", "a"), "a")).isEqualTo("秘密");
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        assertThat(box.encrypt("secret", "a")).isNotEqualTo(box.encrypt("secret", "a"));
    }

    @Test
    void aSecretMovedElsewhereChangedOrUnderAnotherKeyIsRefused() {
        byte[] sealed = box.encrypt("secret", "a");
        assertThatThrownBy(() -> box.decrypt(sealed, "b")).isInstanceOf(IllegalStateException.class);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThatThrownBy(() -> new SecretBox(otherKey).decrypt(sealed, "a"))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> box.decrypt(sealed, "a")).isInstanceOf(IllegalStateException.class);
    }
}
