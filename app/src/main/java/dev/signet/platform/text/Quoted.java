package dev.signet.platform.text;

import dev.signet.rules.text.Unseen;

/**
 * A text of somebody else's as it may stand in a sentence of ours: no longer than a reader needs to know it again, and with
 * what cannot be seen of it written as code and place, {@code 1380013[U+200B@8]8000}.
 */
public final class Quoted {

    private static final int LONGEST = 64;

    private Quoted() {}

    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** @param longest in UTF-16 units */
    public static String of(String text, int longest) {
        return text.length() <= longest ? Unseen.shown(text) : Unseen.shown(PlainText.cut(text, longest)) + "…";
    }
}
