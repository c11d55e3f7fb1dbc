package dev.signet.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MediaKindTest {

    @Test
    void knowsAFileByItsBytes() {
        assertThat(MediaKind.of(Pictures.png())).contains(MediaKind.PNG);
        assertThat(MediaKind.of(Pictures.jpeg())).contains(MediaKind.JPEG);
        assertThat(MediaKind.of(Pictures.gif())).contains(MediaKind.GIF);
        assertThat(MediaKind.of(Pictures.pdf())).contains(MediaKind.PDF);
    }

    @Test
    void readsThePicturesSizeWithoutDecodingIt() {
        for (byte[] picture : new byte[][] {Pictures.png(), Pictures.jpeg(), Pictures.gif()}) {
            assertThat(MediaKind.of(picture).orElseThrow().dimensions(picture))
                    .contains(new MediaKind.Dimensions(40, 30));
        }
        assertThat(MediaKind.PNG.dimensions(Pictures.bomb()).orElseThrow().pixels())
                .isEqualTo(10_000_000_000L);
    }

    @Test
    void takesNothingElseForAPicture() {
        for (String text :
                new String[] {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "BM6", "GIF9", "MZ"}) {
            assertThat(MediaKind.of(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void survivesTornHeaders() {
        for (byte[] picture : new byte[][] {Pictures.png(), Pictures.jpeg(), Pictures.gif()}) {
            for (int length = 0; length < Math.min(picture.length, 700); length++) {
                byte[] torn = Arrays.copyOf(picture, length);
                MediaKind.of(torn)
                        .ifPresent(kind -> assertThat(kind.dimensions(torn)).isNotNull());
            }
        }
        byte[] endless = new byte[1000];
        Arrays.fill(endless, (byte) 0xFF);
        endless[1] = (byte) 0xD8;
        assertThat(MediaKind.JPEG.dimensions(endless)).isEmpty();
    }
}
