package dev.signet.platform.spreadsheet;

import dev.signet.platform.text.PlainText;

/** Collects the characters of a workbook's text up to a limit and remembers that there were more. */
final class BoundedText {

    private final int limit;
    /** As written; marks are longer than what they stand for. */
    private final StringBuilder written = new StringBuilder();

    private boolean cut;

    BoundedText(int limit) {
        this.limit = limit;
    }

    void add(char[] characters, int start, int length) {
        int room = Math.min(length, limit * XString.LONGEST_MARK - written.length());
        written.append(characters, start, room);
        cut |= room < length;
    }

    void clear() {
        written.setLength(0);
        cut = false;
    }

    boolean more() {
        return cut
                || written.length() > limit
                        && XString.decoded(written.toString()).length() > limit;
    }

    /** The text that was meant, as far as the limit goes. */
    @Override
    public String toString() {
        return PlainText.cut(XString.decoded(written.toString()), limit);
    }
}
