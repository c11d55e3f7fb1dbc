package dev.signet.logexport;

import dev.signet.logexport.LogExport.SealedFile;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Portions;
import dev.signet.platform.secret.SecretBox;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Exported files, sealed and in pieces, so that neither writing nor reading one takes more memory than a piece. */
@Component
class ExportFiles {

    private static final int CHUNK = 1 << 20;
    private static final int KEY_BYTES = 32;
    private static final int DELETED_AT_ONCE = 16;

    private final JdbcTemplate jdbc;
    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    ExportFiles(@DataPlane JdbcTemplate jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** A new file. */
    Sink create(long exportId, int attempt) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new Sink(exportId, attempt, key);
    }

    /** Writes the whole file to the stream, or fails. */
    void copy(long exportId, SealedFile file, OutputStream out) throws IOException {
        byte[] key = Base64.getDecoder().decode(box.decrypt(file.sealedKey(), context(exportId, file.attempt())));
        SealedChunks seal = new SealedChunks(key, exportId, file.attempt());
        for (int ordinal = 0; ordinal < file.chunks(); ordinal++) {
            byte[] sealed = DataAccessUtils.requiredSingleResult(jdbc.queryForList(
                    "select content from logexport_chunk where export_id = ? and attempt = ? and ordinal = ?",
                    byte[].class,
                    exportId,
                    file.attempt(),
                    ordinal));
            out.write(seal.open(sealed, ordinal, ordinal == file.chunks() - 1));
        }
    }

    /** Whether every piece of this file is there. */
    boolean isWhole(long exportId, SealedFile file) {
        Integer pieces = jdbc.queryForObject(
                "select count(*) from logexport_chunk where export_id = ? and attempt = ? and ordinal < ?",
                Integer.class,
                exportId,
                file.attempt(),
                file.chunks());
        return pieces != null && pieces == file.chunks();
    }

    /** Every export that has pieces. */
    List<Long> exports() {
        return jdbc.queryForList("select distinct export_id from logexport_chunk", Long.class);
    }

    /** Deletes every piece, of whichever attempt. */
    void delete(long exportId) {
        deleteWhere("export_id = ?", exportId);
    }

    /** Deletes what earlier attempts left; what a later one has written is its own. */
    void deleteBefore(long exportId, int attempt) {
        deleteWhere("export_id = ? and attempt < ?", exportId, attempt);
    }

    /** In small steps: a piece is a megabyte. */
    private void deleteWhere(String condition, Object... values) {
        Portions.delete(
                DELETED_AT_ONCE,
                () -> jdbc.update(
                        "delete from logexport_chunk where " + condition + " limit " + DELETED_AT_ONCE, values));
    }

    private static String context(long exportId, int attempt) {
        return "log-export:" + exportId + ":" + attempt;
    }

    /** Where a file is written to. */
    final class Sink extends OutputStream {

        private final long exportId;
        private final int attempt;
        private final byte[] key;
        private final SealedChunks seal;
        private final byte[] buffer = new byte[CHUNK];
        private int filled;
        private int chunks;
        private long bytes;

        private Sink(long exportId, int attempt, byte[] key) {
            this.exportId = exportId;
            this.attempt = attempt;
            this.key = key;
            this.seal = new SealedChunks(key, exportId, attempt);
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            int done = 0;
            while (done < length) {
                if (filled == CHUNK) {
                    store(false);
                }
                int taken = Math.min(length - done, CHUNK - filled);
                System.arraycopy(source, offset + done, buffer, filled, taken);
                filled += taken;
                done += taken;
            }
        }

        /** Stores the last piece, now and only now; a file that was left before has none and cannot be read. */
        SealedFile finish() {
            store(true);
            byte[] sealedKey = box.encrypt(Base64.getEncoder().encodeToString(key), context(exportId, attempt));
            return new SealedFile(attempt, chunks, bytes, sealedKey);
        }

        private void store(boolean last) {
            jdbc.update(
                    "insert into logexport_chunk (export_id, attempt, ordinal, content) values (?, ?, ?, ?)",
                    exportId,
                    attempt,
                    chunks,
                    seal.seal(buffer, filled, chunks, last));
            bytes += filled;
            filled = 0;
            chunks++;
        }
    }
}
