package dev.signet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;

/** What a PDF says, as programs read it. */
public final class PdfText {

    private static final Path POPPLER = Path.of("/usr/bin/pdftotext");

    private PdfText() {}

    /** By the library that wrote it, line after line. */
    public static String of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    /** By a program that knows nothing of it; a test is skipped where there is none, but where CI says that there is. */
    public static String asPopplerReads(byte[] pdf) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Boolean.getBoolean("signet.browser.required")
                        || "true".equals(System.getenv("CI"))
                        || Files.isExecutable(POPPLER),
                "pdftotext (poppler-utils) is not installed");
        Path file = Files.createTempFile("report", ".pdf");
        try {
            Files.write(file, pdf);
            Process process = new ProcessBuilder(POPPLER.toString(), "-layout", "-enc", "UTF-8", file.toString(), "-")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return text;
        } finally {
            Files.delete(file);
        }
    }
}
