package dev.signet.platform.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * XML whose every tag, comment and instruction is short. Parsers hold each of them whole, so that one attribute of a
 * few hundred packed kilobytes would fill the memory. In UTF-8 or a code like it; no spreadsheet program writes another.
 */
final class BoundedMarkup extends FilterInputStream {

    private static final int LONGEST = 1 << 20;

    /** What must come before the next {@code >} to end the running piece. */
    private enum Piece {
        TAG,
        COMMENT,
        INSTRUCTION,
        SECTION
    }

    private Piece piece = Piece.TAG;
    private int length;
    private int last;
    private int beforeLast;

    BoundedMarkup(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            look(value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        int n = super.read(buffer, offset, count);
        for (int i = 0; i < n; i++) {
            look(buffer[offset + i]);
        }
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void look(int value) {
        if (value == 0) {
            throw UnreadableSheet.because("damaged"); // UTF-16, or no XML
        }
        switch (piece) {
            case TAG -> tag(value);
            case COMMENT -> endAfter(value, last == '-' && beforeLast == '-');
            case INSTRUCTION -> endAfter(value, last == '?');
            case SECTION -> endAfter(value, last == ']' && beforeLast == ']');
        }
        if (++length > LONGEST) {
            throw UnreadableSheet.because("markup");
        }
        beforeLast = last;
        last = value;
    }

    /** A tag, or the text after it: both are over where the next {@code <} is, which neither can hold. */
    private void tag(int value) {
        if (value == '<') {
            length = 0;
        } else if (last == '<' && value == '?') {
            piece = Piece.INSTRUCTION;
        } else if (last == '!' && beforeLast == '<' && value == '-') {
            piece = Piece.COMMENT;
        } else if (last == '!' && beforeLast == '<' && value == '[') {
            piece = Piece.SECTION;
        }
    }

    private void endAfter(int value, boolean mark) {
        if (value == '>' && mark) {
            piece = Piece.TAG;
        }
    }
}
