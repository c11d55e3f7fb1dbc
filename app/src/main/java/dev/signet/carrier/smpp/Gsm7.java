package dev.signet.carrier.smpp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The GSM 03.38 default alphabet with its extension table, one septet per octet (the unpacked form that SMPP carries).
 * An extension character takes two septets, ESC first.
 */
public final class Gsm7 {

    static final byte ESC = 0x1B;

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    /** Null when the text holds a character that the alphabet does not know. */
    public static byte @Nullable [] encode(String text) {
        byte[] septets = new byte[text.length() * 2];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int basic = c == ESC ? -1 : BASIC.indexOf(c);
            if (basic >= 0) {
                septets[length++] = (byte) basic;
                continue;
            }
            int extension = EXTENSION.indexOf(c);
            if (extension < 0) {
                return null;
            }
            septets[length++] = ESC;
            septets[length++] = EXTENSION_CODES[extension];
        }
        return Arrays.copyOf(septets, length);
    }

    /** Unknown septets become a question mark; a lone ESC at the end is dropped. */
    public static String decode(byte[] septets) {
        StringBuilder text = new StringBuilder(septets.length);
        for (int i = 0; i < septets.length; i++) {
            int septet = septets[i];
            if (septet == ESC) {
                i++;
                if (i < septets.length) {
                    text.append(extension(septets[i]));
                }
            } else {
                text.append(septet >= 0 ? BASIC.charAt(septet) : '?');
            }
        }
        return text.toString();
    }

    private static char extension(byte code) {
        for (int i = 0; i < EXTENSION_CODES.length; i++) {
            if (EXTENSION_CODES[i] == code) {
                return EXTENSION.charAt(i);
            }
        }
        return '?';
    }
}
