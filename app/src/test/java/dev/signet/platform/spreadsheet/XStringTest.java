package dev.signet.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XStringTest {

    @ParameterizedTest
    @CsvSource({
        "a_x000D_b, a\\rb",
        "_x0009_a, \\ta",
        "_x005F_x000D_, _x000D_",
        "_x005F__x000D_, _\\r",
        "_x005f_x000d_, _x000d_",
        "_x4E2D__x6587_, 中文",
        "_xD83D__xDE00_, 😀",
        "_x000D, _x000D",
        "_X000D_, _X000D_",
        "_x00D_, _x00D_",
        "_x000G_, _x000G_",
        "__x0041_, _A",
        "a_b_c, a_b_c"
    })
    void readsMarksAsTheStandardSays(String written, String meant) {
        assertThat(XString.decoded(written))
                .isEqualTo(meant.replace("\\r", "\r").replace("\\t", "\t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张三",
                "_x000D_",
                "_x005F_x000D_",
                "a\u000Bb",
                "\uD83D",
                "😀",
                "\uFEFF",
                "x_x_y",
                "_x0041_x0042_",
                "_x0041\u000B",
                "__x0041_"
            })
    void comesBackAsItWasWritten(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SheetWriter.writeXlsx(out, "a", 1, rows -> rows.row("a" + text));

        List<String> read = new java.util.ArrayList<>();
        new SheetReader(out.toByteArray(), SheetLimits.USUAL)
                .read((row, progress) -> read.add(row.cell(0).text()));
        assertThat(read).containsExactly(text.equals("\uFEFF") ? "a" : "a" + text);
    }

    /** Another program's reading of what we write. */
    @Test
    void writesWhatOthersReadAsTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SheetWriter.writeXlsx(out, "a", 1, rows -> rows.row("编号_x000D_\u000B"));

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheetAt(0)
                            .getRow(0)
                            .getCell(0)
                            .getRichStringCellValue()
                            .getString())
                    .isEqualTo("编号_x000D_\u000B");
        }
    }

    @Test
    void countsCharactersAndNotMarks() {
        BoundedText text = new BoundedText(3);
        char[] exactly = "_x0041__x0042__x0043_".toCharArray();
        text.add(exactly, 0, exactly.length);

        assertThat(text.more()).isFalse();
        assertThat(text).hasToString("ABC");

        text.add(new char[] {'D'}, 0, 1);
        assertThat(text.more()).isTrue();
        assertThat(text).hasToString("ABC");
    }
}
