package dev.signet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run measured: printed as a table, written as JSON. */
final class Figures {

    private final Map<String, Object> values = new LinkedHashMap<>();

    void put(String figure, double value, String unit) {
        values.put(figure, Map.of("value", Math.round(value * 1000) / 1000.0, "unit", unit));
        System.out.printf("%-62s %,12.2f %s%n", figure, value, unit);
    }

    void write(Path file) throws IOException {
        values.put(
                "machine",
                Map.of(
                        "cores", Runtime.getRuntime().availableProcessors(),
                        "java", System.getProperty("java.version"),
                        "system", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        Files.createDirectories(file.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), values);
        System.out.println("written to " + file);
    }
}
