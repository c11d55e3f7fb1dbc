package dev.signet.platform.login;

import java.math.BigInteger;

/** Reads what an app is given. */
public final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /** @param text of a whole number of bytes, 20 here */
    public static byte[] bytes(String text) {
        BigInteger number = BigInteger.ONE;
        for (char c : text.replace(" ", "").toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(LETTERS.indexOf(c)));
        }
        byte[] withOne = number.toByteArray();
        return java.util.Arrays.copyOfRange(withOne, 1, withOne.length);
    }
}
