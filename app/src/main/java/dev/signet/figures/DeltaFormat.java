package dev.signet.figures;

import dev.signet.figures.FiguresDelta.Hour;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A delta as octets: values of dimensions with what is not zero of each. Nodes of two versions may read each other's: places
 * only. Whose they are and of which hour stands where it is another than before.
 */
final class DeltaFormat {

    private static final int VERSION = 2;
    private static final int END = -1;
    private static final int OTHER_HOUR = -2;
    /** Usual octets of all. */
    private static final int ROOM = 2048;

    private static final int GROUP_BITS = 7;
    private static final int GROUP = (1 << GROUP_BITS) - 1;
    private static final int MORE = 1 << GROUP_BITS;

    private static final Dimension[] DIMENSIONS = Dimension.values();

    private DeltaFormat() {}

    /** @return empty where nothing changes */
    static byte[] write(FiguresDelta delta) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(ROOM);
        Writing writing = new Writing(new DataOutputStream(octets));
        try {
            delta.forEach(writing);
            writing.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    private static final class Writing implements FiguresDelta.Each {

        private final DataOutputStream out;
        private @Nullable Hour last;

        private Writing(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void take(Hour hour, Dimension dimension, String value, Sums sums) {
            try {
                if (last == null) {
                    out.writeByte(VERSION);
                }
                if (hour != last) {
                    out.writeByte(OTHER_HOUR);
                    out.writeLong(hour.accountId());
                    out.writeInt(hour.hour());
                    last = hour;
                }
                out.writeByte(dimension.ordinal());
                out.writeUTF(value);
                write(sums);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(Sums sums) throws IOException {
            for (int i = 0; i < Sums.SIZE; i++) {
                if (sums.values[i] != 0) {
                    // Times have places of their own behind all that measures may ever have.
                    out.writeByte(i < Sums.MEASURES ? i : Byte.MAX_VALUE - (i - Sums.MEASURES));
                    write(sums.values[i]);
                }
            }
            out.writeByte(END);
        }

        /** Few octets for what is near to zero. */
        private void write(long value) throws IOException {
            long left = value << 1 ^ value >> (Long.SIZE - 1);
            while ((left & ~GROUP) != 0) {
                out.writeByte((int) left & GROUP | MORE);
                left >>>= GROUP_BITS;
            }
            out.writeByte((int) left);
        }

        void end() throws IOException {
            if (last != null) {
                out.writeByte(END);
            }
        }
    }

    static void read(byte[] octets, FiguresDelta into) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("counted by another version: " + version);
            }
            Hour hour = new Hour(0, 0);
            for (int next = in.readByte(); next != END; next = in.readByte()) {
                if (next == OTHER_HOUR) {
                    hour = new Hour(in.readLong(), in.readInt());
                } else {
                    readSums(in, into.sums(hour, DIMENSIONS[next], in.readUTF()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readSums(DataInputStream in, Sums sums) throws IOException {
        for (int place = in.readByte(); place != END; place = in.readByte()) {
            int i = place < Sums.MEASURES ? place : Sums.MEASURES + Byte.MAX_VALUE - place;
            sums.values[i] += readLong(in);
        }
    }

    private static long readLong(DataInputStream in) throws IOException {
        long value = 0;
        int octet;
        int shift = 0;
        do {
            octet = in.readByte();
            value |= (long) (octet & GROUP) << shift;
            shift += GROUP_BITS;
        } while ((octet & MORE) != 0);
        return value >>> 1 ^ -(value & 1);
    }
}
