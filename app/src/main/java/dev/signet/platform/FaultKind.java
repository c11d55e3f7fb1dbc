package dev.signet.platform;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes two logged faults the same: their words without numbers and ids, and where their exceptions come from. */
final class FaultKind {

    private static final int READ = 400;
    private static final int MOST_CAUSES = 8;

    private FaultKind() {}

    /** Its beginning, each word with a digit in it as {@code #}. */
    static String of(String text) {
        String read = text.length() <= READ ? text : text.substring(0, READ);
        StringBuilder kind = new StringBuilder(read.length());
        int from = 0;
        while (from < read.length()) {
            int to = from;
            boolean number = false;
            while (to < read.length() && isOfWord(read.charAt(to))) {
                number |= Character.isDigit(read.charAt(to));
                to++;
            }
            if (to == from) {
                kind.append(read.charAt(from++));
            } else {
                kind.append(number ? "#" : read.substring(from, to));
                from = to;
            }
        }
        return kind.toString();
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /** The classes of an exception and its causes, and the place and words of the last. */
    static String of(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringBuilder kind = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable last = thrown;
        for (Throwable one = thrown; one != null && seen.add(one) && seen.size() <= MOST_CAUSES; one = one.getCause()) {
            kind.append(one.getClass().getName()).append('>');
            last = one;
        }
        StackTraceElement[] trace = last.getStackTrace();
        return kind.append(trace.length == 0 ? "" : trace[0].toString())
                .append(of(String.valueOf(last.getMessage())))
                .toString();
    }
}
