package dev.signet.platform.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.util.ZipEntrySource;

/** A packed workbook in memory that is unpacked only as far as it is read, and only within limits. */
final class GuardedZip implements ZipEntrySource {

    /** So much may come out of a part before its ratio is looked at: small parts pack well. */
    private static final long GRACE_BYTES = 100 * 1024;

    /** Parts other than sheets and their texts are read into memory as trees. */
    private static final long TREE_BYTES = 2 << 20;

    private final ZipFile zip;
    private final long packedBytes;
    private final SheetLimits limits;
    private long unpacked;
    private boolean closed;

    GuardedZip(byte[] content, SheetLimits limits) throws IOException {
        this.zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get();
        this.packedBytes = content.length;
        this.limits = limits;
        checkNames();
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw UnreadableSheet.because("damaged");
            }
            if (names.size() > limits.parts()) {
                throw UnreadableSheet.because("parts", limits.parts());
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw UnreadableSheet.because("password");
            }
        }
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return zip.getEntries();
    }

    @Override
    public ZipArchiveEntry getEntry(String path) {
        return zip.getEntry(path);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        return new Guarded(zip.getInputStream(entry), entry);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Counts what comes out of one part. */
    private final class Guarded extends FilterInputStream {

        private final long mostByRatio;
        private final long most;
        private long read;

        Guarded(InputStream in, ZipArchiveEntry entry) {
            super(in);
            long packed = Math.max(0, Math.min(entry.getCompressedSize(), packedBytes));
            mostByRatio = GRACE_BYTES + packed * limits.ratio();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            most = name.contains("/worksheets/") || name.endsWith("sharedstrings.xml")
                    ? limits.unpackedBytes()
                    : TREE_BYTES;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = super.skip(n);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long n) {
            read += n;
            unpacked += n;
            if (read > mostByRatio || read > most || unpacked > limits.unpackedBytes()) {
                throw UnreadableSheet.because("bomb", limits.unpackedBytes() >> 20, limits.ratio());
            }
        }
    }
}
