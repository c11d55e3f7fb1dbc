package dev.signet.carrier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What carriers' status codes mean: the catalogue of domain-rules 8.4 as a table, and for each code the one that the
 * platform reports (api-contract 3.3). A code that is nowhere in the table is reported as UNKNOWN.
 */
@Component
public class CarrierCodes {

    /** The categories of the failure page. */
    public enum Category {
        OK,
        EMPTY,
        OFF,
        ACCT,
        BLACK,
        CONTENT,
        FLOW,
        GW,
        /** Not an end: another receipt follows. */
        PENDING
    }

    /** @param errorCode what the platform reports; empty for {@link Category#PENDING} */
    public record Meaning(Category category, String errorCode) {}

    private static final String TABLE = "/carrier/status-codes.csv";
    private static final String NO_ERROR = "0*";
    private static final int COLUMNS = 4;

    private final Map<String, Meaning> exact = new HashMap<>();
    private final Map<String, Meaning> families = new HashMap<>();

    public CarrierCodes() {
        lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("code,"))
                .forEach(this::add);
    }

    private void add(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length < COLUMNS) {
            throw new IllegalStateException(TABLE + ": a row needs code, carrier, category and err_code: " + line);
        }
        Meaning meaning = new Meaning(Category.valueOf(cells[2]), cells[3]);
        if (cells[0].endsWith("*")) {
            families.put(cells[0].substring(0, cells[0].length() - 1), meaning);
        } else {
            exact.put(cells[0], meaning);
        }
    }

    /**
     * @param status the receipt's {@code stat}, or the name of a submit's command_status
     * @param error the receipt's {@code err}: Telecom says what happened there, so {@code UNDELIV} with 601 is looked up
     *     as {@code UNDELIV_601}
     */
    public Meaning meaning(String status, @Nullable String error) {
        Meaning both = exact.get(written(status, error));
        Meaning known = both == null ? exact.get(status) : both;
        return known == null ? ofFamily(status) : known;
    }

    /** A carrier's answer as one code, for the record: {@code UNDELIV_601}, or the status alone where no error is told. */
    public static String written(String status, @Nullable String error) {
        return error == null || error.matches(NO_ERROR) ? status : status + "_" + error;
    }

    String normalised(String status) {
        return meaning(status, null).errorCode();
    }

    private Meaning ofFamily(String status) {
        for (int length = status.length(); length > 0; length--) {
            Optional<Meaning> family = Optional.ofNullable(families.get(status.substring(0, length)));
            if (family.isPresent()) {
                return family.get();
            }
        }
        return Objects.requireNonNull(families.get(""), TABLE + " must end with the family *");
    }

    private static List<String> lines() {
        try (InputStream in = CarrierCodes.class.getResourceAsStream(TABLE);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, TABLE), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
