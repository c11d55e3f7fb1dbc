package dev.signet.carrier;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.carrier.simulator.CarrierSimulator;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The carrier simulator in a process of its own, which outlives an application that is killed. */
public final class SimulatorProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("smpp 127\\.0\\.0\\.1:(\\d+), control 127\\.0\\.0\\.1:(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final int port;
    private final int controlPort;

    private SimulatorProcess(Process process, int port, int controlPort) {
        this.process = process;
        this.port = port;
        this.controlPort = controlPort;
    }

    public static SimulatorProcess start(Path directory, String... options) throws IOException {
        Files.createDirectories(directory);
        Path output = directory.resolve("simulator.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath(),
                CarrierSimulator.class.getName(),
                "--port=0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(Duration.ofMinutes(1))
                .failFast("the simulator ended, see " + output, () -> !process.isAlive())
                .until(() -> READY.matcher(Files.readString(output)).find());
        Matcher ports = READY.matcher(Files.readString(output));
        ports.find();
        return new SimulatorProcess(process, Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2)));
    }

    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public int port() {
        return port;
    }

    /** How often each message was taken, for those taken at least so often. */
    public Map<String, Integer> taken(int atLeast) throws IOException, InterruptedException {
        return json.readValue(call("GET", "/submits?atLeast=" + atLeast, ""), new TypeReference<>() {});
    }

    public String state() throws IOException, InterruptedException {
        return call("GET", "/state", "");
    }

    public String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
