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
}
