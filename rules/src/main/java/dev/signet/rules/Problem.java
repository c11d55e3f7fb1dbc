package dev.signet.rules;

/**
 * One thing that keeps a rulebook from becoming active.
 *
 * @param file path inside the rulebook, with forward slashes
 * @param line first line concerned, from 1; 0 when the whole file or folder is meant
 */
public record Problem(String file, int line, String message) {

    @Override
    public String toString() {
        return (line > 0 ? file + ":" + line : file) + ": " + message;
    }
}
