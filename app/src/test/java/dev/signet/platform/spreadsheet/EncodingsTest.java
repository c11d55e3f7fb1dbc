package dev.signet.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {

    private static final Charset GBK = Charset.forName("GBK");

    /** Lines of the text, each in the encoding that its first letter says. */
    private static byte[] lines(String written) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (String line : written.split("/")) {
            file.writeBytes(
                    (line.substring(1) + "\r\n").getBytes(line.charAt(0) == 'g' ? GBK : StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }

    @ParameterizedTest // #8
    @CsvSource(
            delimiter = '|',
            value = {
                "g手机号码,name/u13800138000,张三 | 2",
                "u手机号码,name/g13800138000,张三 | 1",
                "g手机号码,name/g13800138000,李四/u13800138001,阿·提 | 3",
                "g手机号码,name/g13800138000,a/g13800138001,b/u13800138002,好的 | 4",
            })
    void refusesAFileInTwoEncodings(String written, int line) {
        assertThatThrownBy(() -> Encodings.decode(lines(written))).isInstanceOfSatisfying(UnreadableSheet.class, e -> {
            assertThat(e.message().zh()).contains("两种编码", "第 " + line + " 行是 UTF-8");
            assertThat(e.message().en()).contains("two encodings", "line " + line + " is UTF-8");
        });
    }

    /** Some of these are UTF-8 as well, taken by themselves: 路 reads ·, 毛 reads ë. */
    @ParameterizedTest // #8
    @ValueSource(strings = {"联通", "路", "毛路", "马路", "张三", "李四·买提", "“引号”，。", "涓埃", "ａ", "abc"})
    void readsALineOfGbk(String value) {
        Encodings.Text text = Encodings.decode(lines("g手机号码,name/g13800138000," + value));

        assertThat(text.text()).isEqualTo("手机号码,name\r\n13800138000," + value + "\r\n");
    }

    @ParameterizedTest // #8
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readsWhatItsMarkNames(String charset) {
        Encodings.Text text = Encodings.decode("\uFEFF手机号码,name\r\n13800138000,张𬭩".getBytes(Charset.forName(charset)));

        assertThat(text.text()).isEqualTo("手机号码,name\r\n13800138000,张𬭩");
        assertThat(text.charset()).isEqualTo(Charset.forName(charset));
    }
}
