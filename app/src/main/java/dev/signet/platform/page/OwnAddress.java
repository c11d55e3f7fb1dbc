package dev.signet.platform.page;

import java.util.regex.Pattern;

/** Where a page that was told where to go on may send its reader: within the console, whatever was asked. */
public final class OwnAddress {

    /** Of characters that an address is written in; a backslash is one to some browsers. */
    private static final Pattern OURS = Pattern.compile("/(?:console|staff)([/?][\\x21-\\x5b\\x5d-\\x7e]*)?");

    /** What a browser, or the server, reads as another path than is written. */
    private static final Pattern LEADS_AWAY =
            Pattern.compile("[^?#]*(?:/(?:\\.|%2[eE]){1,2}(?:[/?#;].*)?|//.*|;.*|%2[fF].*|%5[cC].*)", Pattern.DOTALL);

    private static final Pattern FILES = Pattern.compile("/v1/[\\x21-\\x5b\\x5d-\\x7e]*");

    /** An answer's head has room for it, whatever else stands there. */
    private static final int LONGEST = 1_500;

    private OwnAddress() {}

    public static boolean is(String address) {
        return address.length() <= LONGEST
                && OURS.matcher(address).matches()
                && !LEADS_AWAY.matcher(address).matches();
    }

    /** Of a file that a page links to: a browser saves it and shows the page before it. */
    public static boolean isFile(String address) {
        return address.length() <= LONGEST
                && FILES.matcher(address).matches()
                && !LEADS_AWAY.matcher(address).matches();
    }

    /** The address itself where it is ours, else another. */
    public static String or(String address, String other) {
        return is(address) ? address : other;
    }
}
