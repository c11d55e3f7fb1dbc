package dev.signet.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.platform.document.PdfReport.About;
import dev.signet.platform.document.PdfReport.Fact;
import dev.signet.platform.document.PdfReport.Figure;
import dev.signet.platform.document.PdfTable.Column;
import dev.signet.support.PdfText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S7.2-11")
class PdfReportTest {

    private static final Instant AT = Instant.parse("2026-12-01T02:03:04Z");
    private static final About CHINESE = new About("发送量统计报告", "云帆科技 · 2026-11-01 至 2026-11-30", Locale.CHINESE, AT);
    private static final About ENGLISH = new About("Volumes", "Yunfan", Locale.ENGLISH, AT);

    @FunctionalInterface
    private interface Content {
        void write(PdfReport report) throws IOException;
    }

    private static byte[] report(About about, Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfReport report = new PdfReport(about)) {
            content.write(report);
            report.writeTo(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Fifty bills asked for at once took all memory of a node: each holds the font. */
    @Test // #14
    void twoAreMadeAtATime() throws Exception {
        About about = new About("账单", "", Locale.CHINESE, Instant.EPOCH);
        CountDownLatch made = new CountDownLatch(1);
        Thread third = new Thread(() -> {
            report(about, report -> {});
            made.countDown();
        });
        try (PdfReport second = new PdfReport(about)) {
            try (PdfReport first = new PdfReport(about)) {
                third.start();
                await().until(() -> third.getState() == Thread.State.WAITING);
                assertThat(made.getCount()).isEqualTo(1);
                first.close();
                made.await();
            }
            second.close();
        }
        try (PdfReport first = new PdfReport(about);
                PdfReport second = new PdfReport(about)) {
            assertThat(List.of(first, second))
                    .as("whoever closes twice gives one place")
                    .hasSize(2);
        }
    }

    /** Everything there is, once. */
    private static byte[] everything(About about) {
        return report(about, report -> {
            report.figures(List.of(
                    new Figure("发送总数", "1,204,377 条", "上一时段 1,100,000 条"),
                    new Figure("发送成功率", "96.12%", "已有结果中 97.30%")));
            report.chart(new StackedBars(
                    List.of("发送成功", "发送失败", "已发送未回执"),
                    IntStream.rangeClosed(1, 30)
                            .mapToObj(day -> new StackedBars.Bar("11-%02d".formatted(day), List.of(day * 40L, 9L, 3L)))
                            .toList()));
            report.heading("每日明细");
            report.facts(List.of(new Fact("账号", "云帆科技"), new Fact("签名", "【云帆商城】")));
            PdfTable table = report.table(List.of(Column.text("日期", 2), Column.number("发送总数（条）", 1)));
            table.row("2026-11-01", "1,204");
            table.total("合计", "1,204");
            report.note("黑名单拦截的号码不计入。");
        });
    }

    @Test
    void isReadBackAsItWasWritten() throws IOException {
        byte[] pdf = everything(CHINESE);

        assertThat(PdfText.of(pdf))
                .contains("发送量统计报告", "1,204,377 条", "发送成功率", "11-01", "每日明细", "【云帆商城】", "发送总数（条）", "合计 1,204")
                .contains("黑名单拦截的号码不计入。", "第 1 页，共 1 页");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("发送量统计报告");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
        assertThat(PdfText.of(everything(ENGLISH))).contains("Page 1 of 1");
        assertThat(pdf).as("the font is cut down to what is written").hasSizeLessThan(120_000);
    }

    @Test
    void otherProgramsReadTheSame() throws Exception {
        assertThat(PdfText.asPopplerReads(everything(CHINESE)))
                .contains("发送量统计报告", "发送成功率", "每日明细", "【云帆商城】", "发送总数（条）", "第 1 页，共 1 页");
    }

    @Test
    void theSameReportHasTheSameBytes() {
        assertThat(everything(CHINESE)).isEqualTo(everything(CHINESE));
    }

    @Test
    void everyCharacterOfGbkHasItsGlyphAndIsReadBackAsItself() throws IOException {
        String all = gbk();
        assertThat(all.length()).isGreaterThan(21_790);

        String read = PdfText.of(report(ENGLISH, report -> report.paragraph(all)));

        assertThat(all.chars().filter(c -> c != '　' && read.indexOf(c) < 0).mapToObj(c -> "U+%04X".formatted(c)))
                .isEmpty();
        assertThat(read.chars().filter(c -> c == '□')).as("GBK's own").hasSize(1);
    }

    private static String gbk() {
        Charset gbk = Charset.forName("GBK");
        return IntStream.rangeClosed(0x81, 0xfe)
                .boxed()
                .flatMap(high -> IntStream.rangeClosed(0x40, 0xfe)
                        .mapToObj(low -> new String(new byte[] {high.byteValue(), (byte) low}, gbk)))
                .filter(text -> text.length() == 1 && text.charAt(0) != '\ufffd' && Character.isDefined(text.charAt(0)))
                .filter(text -> Character.getType(text.charAt(0)) != Character.PRIVATE_USE)
                .distinct()
                .collect(Collectors.joining());
    }

    @Test
    void whatHasNoGlyphIsABoxAndWhatIsInvisibleIsNothing() throws IOException {
        String read = PdfText.of(report(
                ENGLISH,
                report -> report.paragraph(
                        "a😀b\ud800c\u0007d\u0634e\u200bf\ufe0fg\u202eh\tI\u00a0J\u2003Ke\u0301Le\u0323")));

        assertThat(read).contains("a□b□c□d□efgh I J KéLẹ");
    }

    @Test
    void noTextWhateverFailsIt() {
        Random random = new Random(14);
        report(CHINESE, report -> {
            PdfTable table = report.table(List.of(Column.text("a\u0000\ud800", 1), Column.number("b\n\n", 1)));
            for (int i = 0; i < 1_000; i++) {
                table.row(any(random), any(random));
            }
            table.row();
            table.row("", "", "more than there are columns");
            report.heading(any(random));
            report.facts(List.of(new Fact(any(random), any(random)), new Fact("", "")));
            report.figures(List.of(new Figure(any(random), any(random), any(random)), new Figure("", "", "")));
            report.chart(new StackedBars(
                    List.of(any(random), any(random)),
                    List.of(
                            new StackedBars.Bar(any(random), List.of(Long.MAX_VALUE / 1_000, 0L)),
                            new StackedBars.Bar(any(random), List.of(0L, 0L)))));
            report.chart(new StackedBars(List.of(), List.of()));
            report.paragraph(any(random));
        });
        report(new About("\u0000\n😀", "\ud800", Locale.ENGLISH, AT), report -> {});
    }

    /** Of every plane and of each kind of trouble: halves of pairs, controls, marks, emoji, right to left. */
    private static String any(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(random.nextInt(0x110000));
                case 2 -> text.append((char) (0x4e00 + random.nextInt(0x5000)));
                case 3 -> text.append((char) random.nextInt(0x180));
                default -> text.append((char) (0x590 + random.nextInt(0x100)));
            }
        }
        return text.toString();
    }

    @Test
    void everyCodePointCanBeShown() throws IOException {
        try (PDDocument document = new PDDocument();
                ReportFont font = new ReportFont(document)) {
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                String printable = font.printable(Character.toString(c));
                assertThat(printable.codePoints()).allMatch(shown -> shown < 0x10000);
                font.width(printable, 9);
            }
        }
    }

    @Test
    void aTableGoesOnWithItsHeaderOverNumberedPages() throws IOException {
        byte[] pdf = report(CHINESE, report -> {
            PdfTable table = report.table(List.of(Column.text("发送时间", 1), Column.number("金额", 1)));
            for (int i = 0; i < 366 * 24; i++) {
                table.row("小时 " + i, String.valueOf(i));
            }
            table.total("合计", "8,784");
        });

        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(150, 300);
            PDFTextStripper stripper = new PDFTextStripper();
            List<String> read = new ArrayList<>();
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                assertThat(text).contains("发送时间 金额", "第 " + page + " 页，共 " + pages + " 页");
                text.lines().filter(line -> line.startsWith("小时 ")).forEach(read::add);
            }
            assertThat(read)
                    .isEqualTo(LongStream.range(0, 366 * 24)
                            .mapToObj(i -> "小时 " + i + " " + i)
                            .toList());
        }
        assertThat(pdf).hasSizeLessThan(2_000_000);
    }

    @Test
    void neitherAHeadingNorALastRowStandsAlone() throws Exception {
        for (int rows = 24; rows < 60; rows++) {
            int items = rows;
            byte[] pdf = report(CHINESE, report -> {
                report.heading("消费明细");
                PdfTable table = report.table(List.of(Column.text("计费项目", 1), Column.number("金额", 1)));
                for (int i = 0; i < items; i++) {
                    table.row("项目 " + i, "1.00");
                }
                table.total("合计", items + ".00");
                report.heading("账户变动");
                PdfTable balance = report.table(List.of(Column.text("变动", 1), Column.number("元", 1)));
                balance.row("期初 " + "很长的说明".repeat(items % 8 * 10), "0.00");
                balance.row("期末", "0.00");
            });

            for (String page : PdfText.asPopplerReads(pdf).split("\f")) {
                List<String> lines = page.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.contains("页，共"))
                        .toList();
                assertThat(lines).as(items + " rows").isNotEmpty();
                assertThat(lines.get(lines.size() - 1))
                        .as("the end of a page with " + items + " rows")
                        .doesNotContain("消费明细", "账户变动", "计费项目", "变动 ");
                int total = indexOf(lines, "合计");
                assertThat(total < 0 || lines.get(total - 1).startsWith("项目 "))
                        .as("a sum below what it sums up, of " + items + " rows")
                        .isTrue();
                assertThat(indexOf(lines, "期末") < 0 || indexOf(lines, "期初") >= 0)
                        .as("the last row with the one before, after " + items + " rows")
                        .isTrue();
            }
        }
    }

    private static int indexOf(List<String> lines, String start) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith(start))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void longCellsStayWithinTheirColumns() throws IOException {
        byte[] pdf = report(ENGLISH, report -> {
            PdfTable table = report.table(
                    List.of(Column.text("A", 1), Column.number("B", 1), Column.text("C", 1), Column.number("D", 1)));
            table.row("A".repeat(900), "1".repeat(60), "C ".repeat(300), "长".repeat(2_000));
            table.row("A".repeat(21), "1,111,111,111,111,111.11", "C", "1");
        });

        float column = PdfReport.WIDTH / 4;
        List<TextPosition> letters = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    letters.add(letter);
                    super.processTextPosition(letter);
                }
            }.getText(document);
        }
        List<String> kinds = List.of("A", "1", "C", "长");
        assertThat(letters)
                .filteredOn(letter -> kinds.contains(letter.getUnicode()))
                .allSatisfy(letter -> {
                    if (letter.getY() > 120
                            && letter.getY() < PdfReport.PAGE.getHeight() - 60
                            && !letter.getUnicode().equals("1")) {
                        float from = PdfReport.LEFT + kinds.indexOf(letter.getUnicode()) * column;
                        assertThat(letter.getX()).isGreaterThanOrEqualTo(from);
                        assertThat(letter.getX() + letter.getWidth()).isLessThanOrEqualTo(from + column);
                    }
                });
        assertThat(PdfText.of(pdf))
                .as("a number is written whole")
                .contains("1,111,111,111,111,111.11")
                .contains("…");
    }
}
