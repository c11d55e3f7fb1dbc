package dev.signet.bulk.recipients;

import java.util.concurrent.ThreadLocalRandom;

/** The row in which each number stood first; a map of primitives, as half a million boxed ones would take 40 MB. */
final class SeenNumbers {

    /** Different each time, so that nobody can choose numbers that meet in one place. */
    private final long mix = ThreadLocalRandom.current().nextLong() | 1;

    private long[] numbers = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;

    /** @return the row that had this number first; 0 when this one has */
    int putIfAbsent(long number, int row) {
        if (size * 2 >= numbers.length) {
            grow();
        }
        int at = slot(number);
        if (numbers[at] == number) {
            return rows[at];
        }
        numbers[at] = number;
        rows[at] = row;
        size++;
        return 0;
    }

    /** Where the number is, or belongs; 0 is no number and marks a free place. */
    private int slot(long number) {
        int at = (int) (number * mix >>> Long.numberOfLeadingZeros(numbers.length) + 1);
        while (numbers[at] != 0 && numbers[at] != number) {
            at = at + 1 & numbers.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldNumbers = numbers;
        int[] oldRows = rows;
        numbers = new long[oldNumbers.length * 2];
        rows = new int[oldRows.length * 2];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                int at = slot(oldNumbers[i]);
                numbers[at] = oldNumbers[i];
                rows[at] = oldRows[i];
            }
        }
    }
}
