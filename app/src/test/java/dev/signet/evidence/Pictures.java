package dev.signet.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Files for tests, honest and hostile ones. */
public final class Pictures {

    private Pictures() {}

    public static byte[] png() {
        return picture("png");
    }

    public static byte[] jpeg() {
        return picture("jpg");
    }

    public static byte[] gif() {
        return picture("gif");
    }

    public static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    }

    /** A real picture with so many bytes behind it that the file has this size. */
    public static byte[] png(int size) {
        return Arrays.copyOf(png(), size);
    }

    /** A few bytes that would unfold to 40 gigabytes. */
    public static byte[] bomb() {
        byte[] bytes = png();
        ByteBuffer.wrap(bytes, 16, 8).putInt(100_000).putInt(100_000);
        return bytes;
    }

    private static byte[] picture(String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
