package dev.signet.bulk.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.spreadsheet.SheetLimits;
import dev.signet.platform.spreadsheet.SheetReader;
import dev.signet.platform.spreadsheet.SheetRow;
import dev.signet.platform.spreadsheet.UnreadableSheet;
import dev.signet.rules.ShippedPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads every hostile file in a process with little memory. */
class HostileMemoryTest {

    /** What one reader may take: a quarter of a node of 512 MB. */
    private static final String HEAP = "-Xmx160m";

    @TempDir
    Path directory;

    @Test
    void noFileTakesMoreMemoryThanItsSizeAllows() throws IOException, InterruptedException {
        List<HostileFiles.Refused> files = HostileFiles.refused().toList();
        for (int i = 0; i < files.size(); i++) {
            Files.write(
                    directory.resolve("%03d".formatted(i)),
                    files.get(i).content().get());
        }
        Path output = directory.resolve("output");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Reader.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

        assertThat(Files.readString(output)).endsWith("read " + files.size() + " files\n");
        assertThat(process.exitValue()).isZero();
    }

    /** The process. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] args) throws IOException {
            List<Path> files = new ArrayList<>();
            try (Stream<Path> found = Files.list(Path.of(args[0]))) {
                found.filter(file -> file.getFileName().toString().matches("\\d+"))
                        .sorted()
                        .forEach(files::add);
            }
            for (Path file : files) {
                System.out.println(file.getFileName() + ": " + read(Files.readAllBytes(file)));
            }
            System.out.println("read " + files.size() + " files");
        }

        private static String read(byte[] content) {
            RowJudge judge = new RowJudge(HostileFiles.WITHOUT, ShippedPolicies.read(), LocalDate.of(2026, 6, 18));
            int[] rows = {0};
            try {
                new SheetReader(content, SheetLimits.USUAL).read((row, progress) -> take(judge, row, rows));
                return rows[0] + " rows";
            } catch (UnreadableSheet e) {
                return e.message().en();
            }
        }

        private static void take(RowJudge judge, SheetRow row, int[] rows) {
            rows[0]++;
            judge.judge(row);
        }
    }
}
