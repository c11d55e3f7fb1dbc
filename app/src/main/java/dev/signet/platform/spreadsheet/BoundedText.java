package dev.signet.platform.spreadsheet;

/** Collects characters up to a limit and remembers that there were more. */
final class BoundedText {

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private boolean more;

    BoundedText(int limit) {
        this.limit = limit;
    }

    void add(char[] characters, int start, int length) {
        int room = Math.min(length, limit - text.length());
        text.append(characters, start, room);
        more |= room < length;
    }

    void clear() {
        text.setLength(0);
        more = false;
    }

    boolean more() {
        return more;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
