package dev.signet.rules.proof;

import dev.signet.rules.policy.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How a rulebook from outside the product is proved: in a process of its own, with a heap and a time of its own, which
 * is killed where either does not suffice. Rules that loop for ever or fill the memory harm nothing here.
 *
 * @param time how long reading, compiling and trying may take together
 * @param memory heap of the process, in bytes
 */
public record RulebookProof(Duration time, long memory) {

    /** What the process itself needs to start and to say that its time is over. */
    private static final Duration GRACE = Duration.ofSeconds(20);
    /** Secrets of the application are in its environment; a proof needs to be found and to read file names. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP");

    /** @throws IllegalArgumentException for limits under which nothing can be proved */
    public RulebookProof {
        if (time.toMillis() < 1 || memory < 16 << 20) {
            throw new IllegalArgumentException(
                    "a proof needs time and at least 16 MB of memory: " + time + ", " + memory);
        }
    }

    RulebookProofWire.Result run(RulebookProofWire.Request request) {
        try {
            Path log = Files.createTempFile("signet-proof", ".log");
            try {
                return run(request, log);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            return failed("the process that proves a rulebook cannot be started: " + e);
        }
    }

    private RulebookProofWire.Result run(RulebookProofWire.Request request, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command()).redirectError(log.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            // Its own thread: an answer that never comes must not be waited for beyond the limit.
            CompletableFuture<RulebookProofWire.Result> answer = new CompletableFuture<>();
            Thread talk = new Thread(() -> talk(process, request, answer), "rulebook-proof");
            talk.setDaemon(true);
            talk.start();
            return answer.get(time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return failed("the rulebook " + late(time.toMillis()));
        } catch (ExecutionException e) {
            return failed("the process that proves the rulebook ended before its end: " + lastWords(process, log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("the proof was interrupted, since the application ends");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void talk(
            Process process, RulebookProofWire.Request request, CompletableFuture<RulebookProofWire.Result> answer) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
                DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            request.write(out);
            answer.complete(RulebookProofWire.Result.read(in));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** How it is told that something took too long. */
    static String late(long millis) {
        return "had not come to an end after " + millis / 1000.0 + " s, and was stopped";
    }

    private static String lastWords(Process process, Path log) throws IOException {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            String first = lines.filter(line -> !line.isBlank() && !line.startsWith("SLF4J"))
                    .findFirst()
                    .orElse("without a word");
            return first + (process.isAlive() ? "" : " (exit " + process.exitValue() + ")");
        }
    }

    /** Nothing of it is the fault of one file. */
    private static RulebookProofWire.Result failed(String message) {
        return RulebookProofWire.Result.of(
                new Problem(".", 0, message + "; save the file once more to have it tried anew"));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (memory >> 10) + "k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                // Standard output is for the answer.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-OmitStackTraceInFastThrow",
                "-Djava.awt.headless=true",
                // What is wrong is answered, not logged.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                System.getProperty("java.class.path")));
        if (isInsideAJar()) {
            command.add("-Dloader.main=" + RulebookProofMain.class.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(RulebookProofMain.class.getName());
        }
        return command;
    }

    /** The packaged application has its jars within its jar. */
    private static boolean isInsideAJar() {
        return RulebookProof.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()
                .contains("nested:");
    }
}
