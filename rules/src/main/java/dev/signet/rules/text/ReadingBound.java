package dev.signet.rules.text;

/**
 * Counts the characters that officers' expressions read of texts, within one judgement or, outside of judgements, within
 * one match: whatever text comes, no search goes on for ever. {@link BoundedExpression} says why reading is what counts.
 */
public final class ReadingBound {

    /** Several times what the worst of the longest texts that customers may write needs, and done within seconds. */
    private static final int MOST_READ = 50_000_000;

    private static final ThreadLocal<ReadingBound> OF_THREAD = ThreadLocal.withInitial(ReadingBound::new);

    private boolean judging;
    private int left;

    private ReadingBound() {}

    /** A judgement begins on this thread. */
    public static void begin() {
        ReadingBound bound = OF_THREAD.get();
        bound.judging = true;
        bound.left = MOST_READ;
    }

    /** It has ended. */
    public static void end() {
        OF_THREAD.get().judging = false;
    }

    /** The text as an expression may read it. An attempt counts by itself: it starts at every character. */
    static CharSequence counted(String text, TextPattern reader) {
        ReadingBound bound = OF_THREAD.get();
        if (!bound.judging) {
            bound.left = MOST_READ;
        }
        bound.left = Math.max(-1, bound.left - text.length() - 1);
        return new Counted(text, reader, bound);
    }

    /** One reader's look at one text. */
    private record Counted(String text, TextPattern reader, ReadingBound bound) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (--bound.left < 0) {
                bound.left = 0;
                throw reader.endless("it read more than " + MOST_READ + " characters");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
