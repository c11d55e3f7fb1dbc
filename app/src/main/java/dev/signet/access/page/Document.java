package dev.signet.access.page;

/** A policy in a form, where lines end as browsers send them. */
final class Document {

    private Document() {}

    /** So that lines, columns and lengths are those of the editor. */
    static String asWritten(String sent) {
        return sent.replace("\r\n", "\n");
    }
}
