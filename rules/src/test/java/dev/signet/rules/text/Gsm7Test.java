package dev.signet.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Gsm7Test {

    @Test
    void keepsEveryCharacterOfTheAlphabet() {
        String alphabet = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà";

        assertThat(Gsm7.decode(Gsm7.encode(alphabet))).isEqualTo(alphabet);
    }

    @Test
    void spellsExtensionCharactersWithAnEscape() {
        byte[] octets = Gsm7.encode("[€]");

        assertThat(octets).containsExactly(0x1B, 0x3C, 0x1B, 0x65, 0x1B, 0x3E);
        assertThat(Gsm7.decode(octets)).isEqualTo("[€]");
    }

    @Test
    void refusesWhatTheAlphabetDoesNotKnow() {
        assertThat(Gsm7.encode("验证码 1234")).isNull();
        assertThat(Gsm7.encode("\u001b")).isNull();
        assertThat(Gsm7.knows("\u001b")).isFalse();
    }

    @Test
    void survivesALoneEscape() {
        assertThat(Gsm7.decode(new byte[] {0x41, 0x1B})).isEqualTo("A");
    }
}
