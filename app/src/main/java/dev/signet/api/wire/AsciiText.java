package dev.signet.api.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text of ASCII that grows: what is signed is nothing else, and is written for every call. */
public final class AsciiText {

    private byte[] bytes = new byte[1024];
    private int length;

    public AsciiText append(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Room for so many more. */
    void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Where there is room. */
    void add(byte character) {
        bytes[length++] = character;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
