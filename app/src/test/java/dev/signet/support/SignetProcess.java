package dev.signet.support;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signet as a process of its own, to be killed, refused and started again. */
public final class SignetProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Pattern STARTED =
            Pattern.compile("Tomcat started on port (\\d+)[\\s\\S]*Started SignetApplication");

    private final Process process;
    private final Path output;

    private SignetProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it without waiting. */
    public static SignetProcess launch(Path directory, Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile(directory, "signet", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    applicationClassPath(),
                    "dev.signet.SignetApplication",
                    "--server.port=0"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new SignetProcess(builder.start(), output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the tests' classes: Spring would find their configuration. */
    private static String applicationClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Until it says that it is ready, which is after what it does at the end of a start. */
    public SignetProcess awaitStart() {
        awaitOutput(STARTED);
        await().atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> status("/actuator/health/readiness") == 200);
        return this;
    }

    /** What it answers somebody who did not log in. */
    public int status(String path) throws Exception {
        return call("GET", path, HttpRequest.newBuilder(), "").statusCode();
    }

    public void awaitOutput(Pattern pattern) {
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive() && !pattern.matcher(output()).find()) {
                throw new IllegalStateException("It ended with " + process.exitValue() + ":\n" + output());
            }
            return pattern.matcher(output()).find();
        });
    }

    /** The exit code of a process that is expected to end by itself. */
    public int awaitExit() {
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("It still runs:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As Ctrl-C or a service manager: it may close in order. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }

    /** Where it listens, once it has started. */
    public int port() {
        var port = STARTED.matcher(output());
        if (!port.find()) {
            throw new IllegalStateException("It has not started");
        }
        return Integer.parseInt(port.group(1));
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls it as this person, whose password is given. */
    public HttpResponse<String> call(String method, String path, String user, String password, String body)
            throws Exception {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
        return call(method, path, HttpRequest.newBuilder().header("Authorization", "Basic " + credentials), body);
    }

    private HttpResponse<String> call(String method, String path, HttpRequest.Builder request, String body)
            throws Exception {
        request.uri(URI.create("http://127.0.0.1:" + port() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
