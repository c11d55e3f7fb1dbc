package dev.signet.platform.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A QR code, which an app reads off the screen instead of being typed into. */
public final class QrPicture {

    private static final int SIDE_PIXELS = 320;

    private QrPicture() {}

    /** PNG, in base64. */
    public static String of(String text) {
        try {
            return png(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIDE_PIXELS, SIDE_PIXELS));
        } catch (WriterException e) {
            throw new IllegalStateException("A text too long for a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String png(BitMatrix dots) throws IOException {
        BufferedImage picture = new BufferedImage(dots.getWidth(), dots.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                picture.setRGB(x, y, (dots.get(x, y) ? Color.BLACK : Color.WHITE).getRGB());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: what is drawn is a secret, and by itself ImageIO writes it to a file beside.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
