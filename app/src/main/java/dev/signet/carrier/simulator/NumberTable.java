package dev.signet.carrier.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens to numbers that end in certain digits: a file with the columns suffix, on, code, error, note. */
final class NumberTable {

    /** When a row takes effect. */
    enum On {
        /** The submit is answered with this command_status. */
        ANSWER,
        /** The receipt says this. */
        RECEIPT,
        /** The message is delivered, and the subscriber replies with this text. */
        REPLY
    }

    record Row(String suffix, On on, String code, String error) {}

    private static final String SHIPPED = "/carrier/simulator-numbers.csv";

    private final List<Row> rows;

    private NumberTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    static NumberTable shipped() {
        try (InputStream in = NumberTable.class.getResourceAsStream(SHIPPED);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(java.util.Objects.requireNonNull(in, SHIPPED), StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NumberTable read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    static NumberTable parse(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("suffix,")) {
                rows.add(row(line, i + 1));
            }
        }
        return new NumberTable(rows);
    }

    private static Row row(String line, int number) {
        String[] cells = line.split(",", -1);
        if (cells.length < 4 || !cells[0].strip().matches("\\d{1,11}")) {
            throw new IllegalArgumentException(
                    "line " + number + " of the number table must be suffix,on,code,error[,note]: '" + line + "'");
        }
        try {
            return new Row(
                    cells[0].strip(),
                    On.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)),
                    cells[2].strip(),
                    cells[3].strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number
                    + " of the number table: 'on' must be answer, receipt or reply, not '" + cells[1] + "'");
        }
    }

    Optional<Row> find(String destination) {
        return rows.stream().filter(row -> destination.endsWith(row.suffix())).findFirst();
    }
}
