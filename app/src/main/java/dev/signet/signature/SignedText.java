package dev.signet.signature;

/** A message as its receiver sees it: the platform puts the signature before the text, never the caller (S4.1-1). */
public final class SignedText {

    private SignedText() {}

    /** {@code 【name】content}. */
    public static String of(String name, String content) {
        return bracketed(name) + content;
    }

    public static String bracketed(String name) {
        return "【" + name + "】";
    }
}
