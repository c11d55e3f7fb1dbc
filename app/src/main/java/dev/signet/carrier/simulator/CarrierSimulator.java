package dev.signet.carrier.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * The carrier simulator as a process of its own, so that a fault test can kill the application and keep its carrier.
 * Options: {@code --port} (0 takes a free one), {@code --control-port}, {@code --script}, {@code --numbers},
 * {@code --receipt-delay}, {@code --password}. On its control port it answers JSON: {@code GET /state},
 * {@code GET /submits?atLeast=2}, {@code POST /uplink}, {@code POST /script}, {@code POST /disconnect},
 * {@code POST /forget}. Prints one line with both ports when ready.
 */
public final class CarrierSimulator {

    private static final Set<String> OPTIONS =
            Set.of("port", "control-port", "script", "numbers", "receipt-delay", "password");
    private static final int REMEMBERED = 5_000_000;
    private static final int LONGEST_BODY = 256 * 1024;

    private final SimulatorServer server;
    private final ObjectMapper json = new ObjectMapper();

    private CarrierSimulator(SimulatorServer server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options;
        SimulatorServer server;
        try {
            options = options(arguments);
            server = SimulatorServer.start(new SimulatorOptions(
                    Integer.parseInt(options.getOrDefault("port", "2775")),
                    options.get("password"),
                    path(options.get("script")),
                    path(options.get("numbers")),
                    options.containsKey("receipt-delay")
                            ? DurationStyle.detectAndParse(options.get("receipt-delay"))
                            : null,
                    REMEMBERED,
                    0));
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("carrier simulator: " + e.getMessage());
            System.exit(2);
            return;
        }
        int control = new CarrierSimulator(server).control(Integer.parseInt(options.getOrDefault("control-port", "0")));
        System.out.println(
                "carrier simulator ready: smpp 127.0.0.1:" + server.port() + ", control 127.0.0.1:" + control);
        new CountDownLatch(1).await();
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String[] pair =
                    arguments[i].startsWith("--") ? arguments[i].substring(2).split("=", 2) : new String[] {""};
            if (!OPTIONS.contains(pair[0])) {
                throw new IllegalArgumentException("option '" + arguments[i] + "' is unknown; known are --"
                        + String.join(", --", new TreeSet<>(OPTIONS)));
            }
            if (pair.length == 1 && i + 1 == arguments.length) {
                throw new IllegalArgumentException("option '" + arguments[i] + "' needs a value");
            }
            options.put(pair[0], pair.length == 2 ? pair[1] : arguments[++i]);
        }
        return options;
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private int control(int port) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/state", exchange -> answer(exchange, server::state));
        http.createContext("/submits", exchange -> answer(exchange, () -> server.taken(atLeast(exchange))));
        http.createContext("/uplink", exchange -> answer(exchange, () -> uplink(exchange)));
        http.createContext(
                "/script",
                exchange -> answer(exchange, () -> {
                    server.follow(body(exchange));
                    return server.state();
                }));
        http.createContext(
                "/disconnect",
                exchange -> answer(exchange, () -> {
                    server.disconnect();
                    return server.state();
                }));
        http.createContext(
                "/forget",
                exchange -> answer(exchange, () -> {
                    server.forget();
                    return server.state();
                }));
        http.setExecutor(Executors.newSingleThreadExecutor());
        http.start();
        return http.getAddress().getPort();
    }

    private interface Work {
        Object run() throws IOException;
    }

    private void answer(HttpExchange exchange, Work work) throws IOException {
        int status = 200;
        Object answer;
        try {
            answer = work.run();
        } catch (IllegalArgumentException | IOException e) {
            status = 400;
            answer = Map.of("message", String.valueOf(e.getMessage()));
        }
        byte[] body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static int atLeast(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query != null && query.startsWith("atLeast=") ? Integer.parseInt(query.substring(8)) : 1;
    }

    private Object uplink(HttpExchange exchange) throws IOException {
        UplinkForm uplink = json.readValue(body(exchange), UplinkForm.class);
        if (uplink.from() == null || uplink.to() == null) {
            throw new IllegalArgumentException("an uplink needs 'from' and 'to'");
        }
        server.uplink(uplink);
        return server.state();
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
    }
}
