package dev.signet.rules.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The GSM 03.38 default alphabet with its extension table, one septet per octet (the unpacked form that SMPP carries).
 * An extension character takes two septets, ESC first. What is counted and what is sent is looked up here alone.
 */
public final class Gsm7 {

    private static final byte ESC = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private static final byte[] SEPTETS = new byte['€' + 1];
    private static final byte[] CODES = new byte['€' + 1];

    static {
        for (int code = 0; code < BASIC.length(); code++) {
            know(BASIC.charAt(code), 1, (byte) code);
        }
        for (int i = 0; i < EXTENSION.length(); i++) {
            know(EXTENSION.charAt(i), 2, EXTENSION_CODES[i]);
        }
        SEPTETS[ESC] = 0; // it opens a pair and is no character
    }

    private Gsm7() {}

    private static void know(char c, int septets, byte code) {
        SEPTETS[c] = (byte) septets;
        CODES[c] = code;
    }

    /** How many septets a character takes: 1, 2 for one of the extension, 0 when the alphabet does not know it. */
    static int septets(char c) {
        return c < SEPTETS.length ? SEPTETS[c] : 0;
    }

    /** Whether every character is of the alphabet or its extension. */
    public static boolean knows(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (septets(text.charAt(i)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Null when the text holds a character that the alphabet does not know. */
    public static byte @Nullable [] encode(String text) {
        byte[] octets = new byte[text.length() * 2];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int septets = septets(c);
            if (septets == 0) {
                return null;
            }
            if (septets == 2) {
                octets[length++] = ESC;
            }
            octets[length++] = CODES[c];
        }
        return Arrays.copyOf(octets, length);
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
