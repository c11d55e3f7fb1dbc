package dev.signet.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/**
 * Kannel as Debian packages it ({@code kannel}, {@code kannel-extras}), with its spool store and its own fake carrier: a
 * gateway in C that checks nothing and does not sync. It is started for one round and ended after it, so that what it has
 * not delivered costs nobody else's round anything.
 */
final class Kannel implements AutoCloseable {

    private static final Path BEARERBOX = Path.of("/usr/sbin/bearerbox");
    private static final Path SMSBOX = Path.of("/usr/sbin/smsbox");
    private static final Path CARRIER = Path.of("/usr/lib/kannel/test/fakesmsc");
    private static final String LOCALHOST = "127.0.0.1";

    private final Path home;
    private final int port;
    private final Deque<Process> processes = new ArrayDeque<>();
    private long next;

    private Kannel(Path home) throws IOException {
        this.home = home.toAbsolutePath();
        int admin = freePort();
        int boxes = freePort();
        int carrier = freePort();
        port = freePort();
        FileSystemUtils.deleteRecursively(this.home);
        Files.createDirectories(this.home.resolve("spool"));
        Path configuration = this.home.resolve("kannel.conf");
        Files.writeString(configuration, configuration(admin, boxes, carrier));
        start(BEARERBOX.toString(), configuration.toString());
        awaitPort(boxes);
        awaitPort(carrier);
        start(SMSBOX.toString(), configuration.toString());
        awaitPort(port);
        start(CARRIER.toString(), "-H", LOCALHOST, "-r", "" + carrier, "-m", "0", "1 2 text nop");
    }

    static boolean atHand() {
        return List.of(BEARERBOX, SMSBOX, CARRIER).stream().allMatch(Files::isExecutable);
    }

    /** Requests a second that it takes, each for {@code numbers} recipients. */
    static double requestsPerSecond(Path home, int numbers, int connections, double seconds) throws IOException {
        try (Kannel kannel = new Kannel(home)) {
            Supplier<byte[]> requests = () -> kannel.request(numbers);
            kannel.run(requests, connections, seconds / 3);
            return kannel.run(requests, connections, seconds).perSecond();
        }
    }

    private HttpLoad.Result run(Supplier<byte[]> requests, int connections, double seconds) throws IOException {
        HttpLoad.Result result = new HttpLoad(
                        new InetSocketAddress(LOCALHOST, port), connections, requests, 0, Kannel::accepted)
                .run(seconds);
        if (result.refused() > 0) {
            throw new IOException("Kannel refused " + result.refused() + ": " + result.firstRefusal());
        }
        return result;
    }

    private static boolean accepted(String answer) {
        return answer.startsWith("HTTP/1.1 202");
    }

    private byte[] request(int numbers) {
        List<String> to = new ArrayList<>(numbers);
        for (int i = 0; i < numbers; i++) {
            to.add("138%08d".formatted(next++ % 100_000_000));
        }
        return ("GET /cgi-bin/sendsms?username=bench&password=bench&from=10690&to=" + String.join("+", to)
                        + "&text=Your+code+is+123456+valid+5+minutes HTTP/1.1\r\nHost: " + LOCALHOST + ":" + port
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String configuration(int admin, int boxes, int carrier) {
        return """
                group = core
                admin-port = %d
                smsbox-port = %d
                admin-password = bench
                box-allow-ip = "127.0.0.1"
                store-type = spool
                store-location = "%s/spool"
                log-level = 3

                group = smsc
                smsc = fake
                smsc-id = fake
                port = %d
                connect-allow-ip = 127.0.0.1

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %d
                log-level = 3
                max-pending-requests = 20000

                group = sendsms-user
                username = bench
                password = bench
                max-messages = 10

                group = sms-service
                keyword = default
                text = "x"
                """.formatted(admin, boxes, home, carrier, port);
    }

    private void start(String... command) throws IOException {
        processes.push(new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .start());
    }

    private static void awaitPort(int port) {
        Awaitility.await("Kannel listens on port " + port).until(() -> {
            try (Socket socket = new Socket(LOCALHOST, port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            process.destroyForcibly().onExit().join();
        }
        FileSystemUtils.deleteRecursively(home);
    }
}
