package dev.signet.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What a file is, judged by its bytes alone (SGE-1). The size of a picture is read from its header: nothing is decoded,
 * so a small file that would unfold to gigabytes costs nothing here.
 */
enum MediaKind {
    JPEG("image/jpeg", Set.of("jpg", "jpeg")) {
        @Override
        boolean fits(byte[] bytes) {
            return startsWith(bytes, 0xFF, 0xD8, 0xFF);
        }

        /** Walks the segments to the frame header; every length is checked against the end of the file. */
        @Override
        Optional<Dimensions> dimensions(byte[] bytes) {
            int at = 2;
            while (at + 9 < bytes.length && unsigned(bytes[at]) == 0xFF) {
                int marker = unsigned(bytes[at + 1]);
                if (marker == 0xFF) {
                    at++;
                } else if (isFrameHeader(marker)) {
                    return Dimensions.of(twoBytes(bytes, at + 7), twoBytes(bytes, at + 5));
                } else {
                    at += 2 + Math.max(2, twoBytes(bytes, at + 2));
                }
            }
            return Optional.empty();
        }

        /** SOF0 to SOF15 without the tables (DHT, JPG, DAC) that lie in the same range. */
        private boolean isFrameHeader(int marker) {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }
    },
    PNG("image/png", Set.of("png")) {
        @Override
        boolean fits(byte[] bytes) {
            return startsWith(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);
        }

        @Override
        Optional<Dimensions> dimensions(byte[] bytes) {
            if (bytes.length < 24 || !ascii(bytes, 12, 4).equals("IHDR")) {
                return Optional.empty();
            }
            ByteBuffer header = ByteBuffer.wrap(bytes, 16, 8);
            return Dimensions.of(header.getInt(), header.getInt());
        }
    },
    GIF("image/gif", Set.of("gif")) {
        @Override
        boolean fits(byte[] bytes) {
            return bytes.length > 6 && Set.of("GIF87a", "GIF89a").contains(ascii(bytes, 0, 6));
        }

        @Override
        Optional<Dimensions> dimensions(byte[] bytes) {
            if (bytes.length < 10) {
                return Optional.empty();
            }
            ByteBuffer screen = ByteBuffer.wrap(bytes, 6, 4).order(ByteOrder.LITTLE_ENDIAN);
            return Dimensions.of(screen.getShort() & 0xFFFF, screen.getShort() & 0xFFFF);
        }
    },
    PDF("application/pdf", Set.of("pdf")) {
        @Override
        boolean fits(byte[] bytes) {
            return bytes.length > 8 && ascii(bytes, 0, 5).equals("%PDF-");
        }

        /** Pages have no pixels. */
        @Override
        Optional<Dimensions> dimensions(byte[] bytes) {
            return Dimensions.of(1, 1);
        }
    };

    private final String mediaType;
    private final Set<String> suffixes;

    MediaKind(String mediaType, Set<String> suffixes) {
        this.mediaType = mediaType;
        this.suffixes = suffixes;
    }

    /** The kind whose first bytes these are. */
    static Optional<MediaKind> of(byte[] bytes) {
        return Arrays.stream(values()).filter(kind -> kind.fits(bytes)).findFirst();
    }

    abstract boolean fits(byte[] bytes);

    /** Width and height as the header says; empty when the header makes no sense. */
    abstract Optional<Dimensions> dimensions(byte[] bytes);

    String mediaType() {
        return mediaType;
    }

    boolean hasSuffix(String suffix) {
        return suffixes.contains(suffix);
    }

    String usualSuffix() {
        return this == JPEG ? "jpg" : suffixes.iterator().next();
    }

    /** Size of a picture; never zero or negative. */
    record Dimensions(int width, int height) {

        static Optional<Dimensions> of(int width, int height) {
            return width > 0 && height > 0 ? Optional.of(new Dimensions(width, height)) : Optional.empty();
        }

        long pixels() {
            return (long) width * height;
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (unsigned(bytes[i]) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int unsigned(byte b) {
        return b & 0xFF;
    }

    private static int twoBytes(byte[] bytes, int at) {
        return unsigned(bytes[at]) << 8 | unsigned(bytes[at + 1]);
    }

    private static String ascii(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.US_ASCII);
    }
}
