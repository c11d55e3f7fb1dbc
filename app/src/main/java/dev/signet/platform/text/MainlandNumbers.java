package dev.signet.platform.text;

/**
 * How mobile numbers of the mainland are written: eleven digits that begin with 1, with the country code before them or
 * without it. Whether there is such a number, this does not tell.
 */
public final class MainlandNumbers {

    public static final int COUNTRY_CODE = 86;

    private static final String CODE = Integer.toString(COUNTRY_CODE);
    private static final int LENGTH = 11;

    private MainlandNumbers() {}

    /** Whether these digits are such a number without its code; with theirs, they are one of North America as well. */
    public static boolean withoutCode(String digits) {
        return digits.length() == LENGTH && digits.charAt(0) == '1';
    }

    public static boolean withCode(String digits) {
        return digits.length() == CODE.length() + LENGTH
                && digits.startsWith(CODE)
                && digits.charAt(CODE.length()) == '1';
    }

    /** @param digits without the code */
    public static String addCode(String digits) {
        return CODE + digits;
    }

    /** Digits as people write them: a number of the mainland without its code, any other as it is. */
    public static String shown(String digits) {
        return withCode(digits) ? digits.substring(CODE.length()) : digits;
    }
}
