package dev.signet.bulk.recipients;

import java.io.IOException;
import java.io.OutputStream;

/** A file to download, produced while it is sent. */
public record TableFile(String fileName, String mediaType, Content content) {

    /** Writes the file; the stream stays open. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
