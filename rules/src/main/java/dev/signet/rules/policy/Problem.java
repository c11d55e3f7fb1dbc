package dev.signet.rules.policy;

/**
 * One thing that keeps a rulebook from becoming active.
 *
 * @param file path inside the rulebook, with forward slashes
 * @param line first line concerned, from 1; 0 when the whole file or folder is meant
 */
public record Problem(String file, int line, String message) {

    /** One line each, whatever an officer's file or the compiler put into it. */
    public Problem {
        file = inOneLine(file);
        message = inOneLine(message);
    }

    private static String inOneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }

    @Override
    public String toString() {
        return (line > 0 ? file + ":" + line : file) + ": " + message;
    }
}
