package dev.signet.bulk.recipients;

import dev.signet.platform.Bilingual;
import dev.signet.platform.secret.SecretBox;
import dev.signet.sending.number.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.stereotype.Component;

/** Packs many rows into one sealed content and back. */
@Component
class ChunkCodec {

    private static final Rejection[] REJECTIONS = Rejection.values();

    private final SecretBox secrets;

    ChunkCodec(SecretBox secrets) {
        this.secrets = secrets;
    }

    /** @param context names the place of the content; it is needed again to open it */
    byte[] packRecipients(List<Candidate> rows, String context) {
        return pack(context, out -> {
            out.writeInt(rows.size());
            for (Candidate row : rows) {
                out.writeInt(row.rowNumber());
                out.writeLong(row.number());
                writeTexts(out, row.values());
            }
        });
    }

    /** @param variables in the order of the values */
    List<BulkRecipient> unpackRecipients(byte[] content, String context, RecipientTemplate template) {
        return unpack(content, context, in -> {
            int size = in.readInt();
            List<BulkRecipient> rows = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                rows.add(recipient(in.readInt(), in.readLong(), readTexts(in), template));
            }
            return rows;
        });
    }

    private static BulkRecipient recipient(int row, long number, List<String> values, RecipientTemplate template) {
        Map<String, String> params = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            params.put(template.variables().get(i), values.get(i));
        }
        // With its plus a number abroad cannot be taken for a domestic one.
        String dialled = template.international() ? "+" + number : PhoneNumber.shown(number);
        return new BulkRecipient(row, dialled, params);
    }

    byte[] packRejected(List<RejectedRow> rows, String context) {
        return pack(context, out -> {
            out.writeInt(rows.size());
            for (RejectedRow row : rows) {
                out.writeInt(row.rowNumber());
                out.writeByte(row.rejection().ordinal());
                writeTexts(out, row.cells());
                out.writeUTF(row.reason().zh());
                out.writeUTF(row.reason().en());
            }
        });
    }

    List<RejectedRow> unpackRejected(byte[] content, String context) {
        return unpack(content, context, in -> {
            int size = in.readInt();
            List<RejectedRow> rows = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                rows.add(new RejectedRow(
                        in.readInt(),
                        REJECTIONS[in.readByte()],
                        readTexts(in),
                        new Bilingual(in.readUTF(), in.readUTF())));
            }
            return rows;
        });
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private byte[] pack(String context, Writing writing) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, deflater, 8192))) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return secrets.seal(packed.toByteArray(), context);
    }

    private <T> T unpack(byte[] content, String context, Reading<T> reading) {
        byte[] packed = secrets.open(content, context);
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            return reading.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
