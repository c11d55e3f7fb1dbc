package dev.signet.revenue.statement;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Goes through a stored file line by line from an octet on; holds one chunk and one line of it. For one thread. */
final class StatementReader {

    /** No line of a statement is nearly as long. */
    static final int LONGEST_LINE = 4096;

    private final StatementStore store;
    private final long id;
    private final long octets;
    private long at;
    private int chunk = -1;
    private byte[] content = new byte[0];

    StatementReader(StatementStore store, long id, long from, long octets) {
        this.store = store;
        this.id = id;
        this.at = from;
        this.octets = octets;
    }

    /** The octet that the next line begins with. */
    long at() {
        return at;
    }

    boolean isAtEnd() {
        return at >= octets;
    }

    /** The next line without its end; null where it is longer than any can be: it is passed over. */
    byte @Nullable [] next() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        while (at < octets) {
            byte octet = octet();
            at++;
            if (octet == '\n') {
                break;
            }
            if (line.size() == LONGEST_LINE) {
                tooLong = true;
            } else {
                line.write(octet);
            }
        }
        return tooLong ? null : line.toByteArray();
    }

    private byte octet() {
        int wanted = (int) (at / StatementFile.CHUNK);
        if (wanted != chunk) {
            byte[] found = store.chunk(id, wanted);
            if (found == null) {
                throw new IllegalStateException("chunk " + wanted + " of statement " + id + " is gone");
            }
            content = found;
            chunk = wanted;
        }
        return content[(int) (at % StatementFile.CHUNK)];
    }
}
