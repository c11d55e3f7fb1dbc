package dev.signet.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The application in a process of its own, as an operator starts it, so that a test can kill it. It runs without the
 * test classes on its path, on a folder of its own and on a free port.
 */
public final class ChildApplication implements AutoCloseable {

    private final List<String> program;
    private final Path home;
    private final int port;
    private final List<String> settings;
    private Process process;

    /** @param settings further settings, for example {@code --signet.sending.batch-recipients=10} */
    public ChildApplication(Path home, String... settings) {
        this(List.of("-cp", classPathWithoutTests(), "dev.signet.SignetApplication"), home, settings);
    }

    private ChildApplication(List<String> program, Path home, String... settings) {
        this.program = program;
        this.home = home;
        this.port = freePort();
        this.settings = List.of(settings);
    }

    /** Of another version, as it is packaged. */
    public static ChildApplication ofJar(Path jar, Path home, String... settings) {
        return new ChildApplication(List.of("-jar", jar.toAbsolutePath().toString()), home, settings);
    }

    public ChildApplication start() {
        try {
            Files.createDirectories(home);
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return awaitReady();
    }

    /** Until it serves: after its start, or again. */
    public ChildApplication awaitReady() {
        Awaitility.await("the application answers on port " + port + ", see " + log())
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .failFast("the application ended, see " + log(), () -> !process.isAlive())
                .until(this::ready);
        return this;
    }

    /** Ends the process without any chance to tidy up, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends the process the ordinary way. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.onExit().orTimeout(2, java.util.concurrent.TimeUnit.MINUTES).join();
        }
    }

    public int port() {
        return port;
    }

    public Path home() {
        return home;
    }

    public Path log() {
        return home.resolve("application.log");
    }

    public boolean alive() {
        return process != null && process.isAlive();
    }

    /** Processor time that it has used since it started, without its own database. */
    public Duration processorTime() {
        return sum(Stream.of(process.toHandle()));
    }

    /** The same of its own database. */
    public Duration databaseTime() {
        return sum(process.descendants());
    }

    private static Duration sum(Stream<ProcessHandle> processes) {
        return processes
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + System.getProperty("signet.child.heap", "1g")));
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=" + port,
                "--signet.home=" + home.toAbsolutePath(),
                // As SharedDatabase: a machine that builds may be slower than any that serves.
                "--signet.database-watch.write=30s",
                "--signet.database-watch.answer=30s"));
        command.addAll(settings);
        return command;
    }

    private static String classPathWithoutTests() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(System.getProperty("path.separator")))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
