package dev.signet.platform;

/** Texts that people write and read: without characters that nobody can see and that end up in files and logs. */
public final class PlainText {

    private PlainText() {}

    /** The place, from 0, of the first control character that is neither line break nor tab; -1 where there is none. */
    public static int controlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return i;
            }
        }
        return -1;
    }

    /** The place, from 0, of the first half of a character whose other half is missing; -1 where all are whole. */
    public static int halfCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean whole = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!whole) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
