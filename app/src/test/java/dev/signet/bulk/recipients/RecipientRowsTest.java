package dev.signet.bulk.recipients;

import static dev.signet.bulk.recipients.RecipientFiles.HEADER;
import static dev.signet.bulk.recipients.RecipientFiles.csv;
import static dev.signet.bulk.recipients.RecipientFiles.row;
import static dev.signet.bulk.recipients.RecipientFiles.withSheetData;
import static dev.signet.bulk.recipients.RecipientFiles.xls;
import static dev.signet.bulk.recipients.RecipientFiles.xlsx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.spreadsheet.SheetLimits;
import dev.signet.platform.spreadsheet.SheetReader;
import dev.signet.rules.ShippedPolicies;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the rows of files as other programs leave them: read as their owner sees them, or refused by name. */
class RecipientRowsTest {

    private static final String GOOD = "13800138000,张三,1001\n";

    static Stream<Arguments> read() {
        return Stream.of(
                shared("line break of another program", "a_x000D_\nb", "a\r\nb"),
                shared("tab inside", "a_x0009_b", "a\tb"),
                shared("line break at the end", "张三_x000D_", "张三"),
                shared("a mark that is meant as text", "_x005F_x000D_", "_x000D_"),
                shared("an underscore before a mark", "_x005F__x0041_", "_A"),
                shared("no mark", "_x00_", "_x00_"),
                inline("inline line break", "a_x000d_\nb", "a\r\nb"),
                inline("inline mark that is meant as text", "_x005F_x0009_", "_x0009_"),
                inline("inline emoji of two marks", "_xD83D__xDE00_", "😀"),
                Arguments.of(
                        "text of a formula cell without formula",
                        sheet("<c><v>13800138001</v></c><c t=\"str\"><v>a_x0041_</v></c><c><v>1</v></c>"),
                        "aA"),
                Arguments.of(
                        "old workbook has no marks",
                        xls(w -> row(w.getSheetAt(0), 2, "13800138001", "a_x000D_", "1")),
                        "a_x000D_"),
                line("number kept as text by a formula", "=\"13800138001\",李四,2", "李四"),
                line("the same in quotes", "\"=\"\"13800138001\"\"\",李四,2", "李四"),
                line("value kept as text by a formula", "13800138001,=\"007\",2", "007"),
                line("value with quotes kept as text", "13800138001,\"=\"\"a\"\"\"\"b\"\"\",2", "a\"b"),
                line("number behind an apostrophe", "'13800138001,李四,2", "李四"),
                line("number behind blank and apostrophe", " '13800138001,李四,2", "李四"),
                line("number with country code behind an apostrophe", "'+8613800138001,李四,2", "李四"),
                line("value behind an apostrophe", "13800138001,'007,2", "007"),
                line("full-width blank of a name", "13800138001,李\u3000四,2", "李\u3000四"),
                line("apostrophe of a name", "13800138001,'t Hooft,2", "'t Hooft"),
                line("two apostrophes", "13800138001,''007,2", "'007"),
                line("tab after the number", "13800138001\t,李四,2", "李四"),
                line("tab before a value", "13800138001,\t20261128,2", "20261128"),
                line("quote inside a cell without quotes", "13800138001,5\"屏,2", "5\"屏"),
                line("mark of another file in the middle", "\uFEFF13800138001,李四,2", "李四"),
                line("end of a DOS text", "13800138001,李四,2\u001A", "李四"),
                Arguments.of("separator declared", csv("sep=;\r\n" + with(';', "李四")), "李四"),
                Arguments.of("separator declared in quotes", csv("\uFEFF\"sep=,\"\n" + with(',', "李四")), "李四"),
                Arguments.of(
                        "separator declared in capitals, old line ends",
                        csv(("SEP=\t\n" + with('\t', "李四")).replace('\n', '\r')),
                        "李四"),
                Arguments.of("unusual separator declared", csv("sep=^\n" + with('^', "李四")), "李四"),
                Arguments.of(
                        "separator declared against the first line", csv("sep=;\n" + with(';', "a,b,c,d")), "a,b,c,d"),
                Arguments.of(
                        "separator declared in UTF-16",
                        csv("\uFEFFsep=;\n" + with(';', "李四"), StandardCharsets.UTF_16LE),
                        "李四"),
                Arguments.of("bars", csv(with('|', "李四")), "李四"),
                Arguments.of("two marks at the beginning", csv("\uFEFF\uFEFF" + with(',', "李四")), "李四"),
                Arguments.of(
                        "two marks and a quote",
                        csv("\uFEFF\uFEFF\"手机号码\"" + with(',', "李四").substring(4)),
                        "李四"),
                Arguments.of("characters beyond GBK", csv(with(',', "𠮷"), Charset.forName("GB18030")), "𠮷"),
                Arguments.of(
                        "number in exponent form inside a workbook",
                        sheet("<c><v>1.3800138001E10</v></c><c t=\"inlineStr\"><is><t>李四</t></is></c><c><v>1</v></c>"),
                        "李四"),
                Arguments.of(
                        "truth value",
                        xlsx(w -> row(w.getSheetAt(0), 2, "13800138001", null, "1")
                                .createCell(1)
                                .setCellValue(true)),
                        "TRUE"),
                Arguments.of("rows of nothing at the end", csv(with(',', "李四") + "\n,,\n \n,\t,\n"), "李四"));
    }

    private static Arguments shared(String name, String written, String meant) {
        // The library writes the text as it is told, marks and all.
        return Arguments.of(name, xlsx(w -> row(w.getSheetAt(0), 2, "13800138001", written, "1")), meant);
    }

    private static Arguments inline(String name, String written, String meant) {
        String cells = "<c><v>13800138001</v></c><c t=\"inlineStr\"><is><t>" + written + "</t></is></c><c><v>1</v></c>";
        return Arguments.of(name, sheet(cells), meant);
    }

    private static byte[] sheet(String cells) {
        String header = "<row><c t=\"inlineStr\"><is><t>手机号码</t></is></c><c t=\"inlineStr\"><is><t>name</t></is></c>"
                + "<c t=\"inlineStr\"><is><t>code</t></is></c></row>";
        String good = "<row><c><v>13800138000</v></c><c t=\"inlineStr\"><is><t>张三</t></is></c><c><v>1001</v></c></row>";
        return withSheetData(header + good + "<row>" + cells + "</row>");
    }

    private static Arguments line(String name, String line, String meant) {
        return Arguments.of(name, csv(HEADER + "\n" + GOOD + line), meant);
    }

    private static String with(char separator, String name) {
        return String.join("\n", "手机号码,name,code", "13800138000,张三,1001", "13800138001,NAME,2")
                        .replace(',', separator)
                        .replace("NAME", name)
                + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Tag("S6.3-11")
    void read(String name, byte[] file, String meant) {
        List<RowJudge.Judged> rows = judged(file);

        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.rejected()).isNull());
        assertThat(rows.get(1).candidate().number()).isEqualTo(8613800138001L);
        assertThat(rows.get(1).candidate().values().get(0)).isEqualTo(meant);
    }

    static Stream<Arguments> refusedByName() {
        return Stream.of(
                bad("vertical tab in a value", "13800138001,李\u000B四,2", "name 的内容“李[U+000B@2]四”中第 2 个字符 U+000B"),
                bad("bell in the number", "138001\u000738001,a,1", "手机号码 的内容“138001[U+0007@7]38001”中第 7 个字符 U+0007"),
                bad("end of text in the middle", "13800138001,a,1\u001A2", "code 的内容“1[U+001A@2]2”中第 2 个字符 U+001A"),
                bad("byte order mark in a value", "13800138001,李\uFEFF四,2", "第 2 个字符 U+FEFF"),
                bad("byte order mark after an emoji", "13800138001,😀\uFEFF四,2", "第 2 个字符 U+FEFF"),
                bad("byte order mark in the number", "1380013\uFEFF8001,李四,2", "第 8 个字符 U+FEFF"),
                bad("null character", "13800138001,a\u0000b,2", "第 2 个字符 U+0000"),
                bad("control character of the second set", "13800138001,a\u0085b,2", "第 2 个字符 U+0085"),
                bad("delete", "13800138001,a\u007Fb,2", "第 2 个字符 U+007F"),
                bad("private use", "13800138001,a\uE000b,2", "第 2 个字符 U+E000"),
                bad("no character of the Arabic block", "13800138001,a\uFDD0b,2", "第 2 个字符 U+FDD0"),
                bad("no character", "13800138001,a\uFFFFb,2", "第 2 个字符 U+FFFF"),
                bad("zero-width blank in a value", "13800138001,李\u200B四,2", "name 的内容“李[U+200B@2]四”中第 2 个字符 U+200B"),
                bad("override of direction in a value", "13800138001,李四,1\u202E2", "第 2 个字符 U+202E"),
                bad("blank that does not break after a value", "13800138001,李四\u00A0,2", "第 3 个字符 U+00A0"),
                bad("joiner in a value at home", "13800138001,李\u200D四,2", "第 2 个字符 U+200D"),
                bad("tag after an emoji", "13800138001,😀\uDB40\uDC41,2", "第 2 个字符 U+E0041"),
                bad("a blank, which nobody sees in a cell", "13800138001, ,2", "变量 name 没有值（空格不算）"),
                bad("shortened number", "1.38E+10,李四,2", "号码“1.38E+10”是表格软件缩写的数字"),
                bad("shortened number with all digits", "1.3800138001E+10,李四,2", "表格软件缩写"),
                bad("cells too many after a formula with a comma", "13800138001,=\"a,b\",2", "超出 3 列"),
                Arguments.of(
                        "half a character in a workbook",
                        xlsx(w -> row(w.getSheetAt(0), 2, "13800138001", "a_xD83D_b", "1")),
                        "第 2 个字符 U+D83D"),
                Arguments.of(
                        "vertical tab in a workbook",
                        xlsx(w -> row(w.getSheetAt(0), 2, "138_x000B_00138001", "a", "1")),
                        "手机号码 的内容“138[U+000B@4]00138001”"),
                Arguments.of(
                        "vertical tab in an old workbook",
                        xls(w -> row(w.getSheetAt(0), 2, "13800138001", "a\u000Bb", "1")),
                        "name 的内容“a[U+000B@2]b”"));
    }

    private static Arguments bad(String name, String line, String reason) {
        return Arguments.of(name, csv(HEADER + "\n" + GOOD + line + "\n"), reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Tag("S6.3-11")
    void refusedByName(String name, byte[] file, String reason) {
        List<RowJudge.Judged> rows = judged(file);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).rejected()).isNull();
        assertThat(rows.get(1).rejected()).isNotNull().satisfies(row -> {
            assertThat(row.rowNumber()).isEqualTo(3);
            assertThat(row.rejection()).isEqualTo(Rejection.MALFORMED);
            assertThat(row.reason().zh()).contains(reason);
        });
    }

    static Stream<byte[]> tooLong() {
        String text = "a" + "😀".repeat(SheetLimits.USUAL.cellLength());
        return Stream.of(
                csv(HEADER + "\n" + GOOD + "13800138001," + text + ",1\n"),
                xlsx(w -> row(w.getSheetAt(0), 2, "13800138001", text, "1")),
                xls(w -> row(w.getSheetAt(0), 2, "13800138001", text, "1")));
    }

    /** Half of a pair could be written neither into an answer nor into the file of rejected rows. */
    @ParameterizedTest // #8
    @MethodSource
    void tooLong(byte[] file) {
        assertThat(judged(file).get(1).rejected()).isNotNull().satisfies(row -> {
            assertThat(row.reason().zh()).contains("超过 500 个字符");
            assertThat(row.cells().get(1)).startsWith("a😀").hasSizeLessThanOrEqualTo(500);
            assertThat(row.cells().get(1).codePoints().boxed())
                    .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        });
    }

    /** A header with a character that nobody sees is refused, and the character is seen. */
    @Test
    void showsWhatIsWrongWithAHeader() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> judged(csv("手机号码,na\u0001me,code\n" + GOOD)))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        e -> assertThat(e.why().zh()).contains("第 1 行应为表头").contains("手机号码 | na[U+0001@10]me | code"));
    }

    private static List<RowJudge.Judged> judged(byte[] file) {
        RowJudge judge = new RowJudge(HostileFiles.WITH_VARIABLES, ShippedPolicies.read(), LocalDate.of(2026, 6, 18));
        List<RowJudge.Judged> rows = new ArrayList<>();
        boolean[] header = {true};
        new SheetReader(file, SheetLimits.USUAL).read((row, progress) -> {
            if (header[0]) {
                judge.header(row);
                header[0] = false;
            } else {
                rows.add(judge.judge(row));
            }
        });
        return rows;
    }
}
