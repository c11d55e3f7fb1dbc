package dev.signet.rules.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads CSV as spreadsheets write it (RFC 4180); a line that opens with {@code #} is a remark. */
final class Csv {

    private record Line(int number, List<String> cells) {}

    private final String file;
    private final String text;
    private final List<Problem> problems;
    private int position;
    private int line = 1;

    private Csv(String file, String text, List<Problem> problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    /** The table; what is malformed is added to the problems, and the table then lacks those lines. */
    static Table read(String file, String text, List<Problem> problems) {
        return new Csv(file, text, problems).table();
    }

    private Table table() {
        List<Line> lines = lines();
        if (lines.isEmpty()) {
            problems.add(new Problem(file, 1, "a table must open with a line that names its columns"));
            return new Table(file, List.of(), List.of());
        }
        List<String> columns = lines.get(0).cells();
        checkColumns(lines.get(0));
        List<Table.Row> rows = new ArrayList<>();
        for (Line entry : lines.subList(1, lines.size())) {
            if (entry.cells().size() == columns.size()) {
                rows.add(row(columns, entry));
            } else {
                problems.add(new Problem(
                        file,
                        entry.number(),
                        "the line has " + entry.cells().size() + " cells, the table has " + columns.size() + " columns "
                                + columns + " (quote a cell that holds a comma)"));
            }
        }
        return new Table(file, columns, rows);
    }

    private void checkColumns(Line header) {
        Set<String> seen = new HashSet<>();
        for (String column : header.cells()) {
            if (column.isEmpty() || !seen.add(column)) {
                problems.add(new Problem(
                        file, header.number(), "column names must be different and not empty: " + header.cells()));
                return;
            }
        }
    }

    private static Table.Row row(List<String> columns, Line entry) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), entry.cells().get(i));
        }
        return new Table.Row(entry.number(), cells);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        while (position < text.length()) {
            int number = line;
            if (text.charAt(position) == '#') {
                skipLine();
                continue;
            }
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                lines.add(new Line(number, cells));
            }
        }
        return lines;
    }

    private void skipLine() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end + 1;
        line++;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (position >= text.length()) {
                return cells;
            }
            char end = text.charAt(position++);
            if (end == '\n') {
                line++;
                return cells;
            }
        }
    }

    private String cell() {
        while (position < text.length() && (text.charAt(position) == ' ' || text.charAt(position) == '\t')) {
            position++;
        }
        return position < text.length() && text.charAt(position) == '"' ? quoted() : plain();
    }

    private String plain() {
        int start = position;
        while (position < text.length() && text.charAt(position) != ',' && text.charAt(position) != '\n') {
            position++;
        }
        return text.substring(start, position).strip();
    }

    private String quoted() {
        int opened = line;
        StringBuilder cell = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"' && position < text.length() && text.charAt(position) == '"') {
                cell.append('"');
                position++;
            } else if (c == '"') {
                String rest = plain();
                if (!rest.isEmpty()) {
                    problems.add(new Problem(file, line, "text after a closing quote: " + rest));
                }
                return cell.toString().strip();
            } else {
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            }
        }
        problems.add(new Problem(file, opened, "a quote is opened here and never closed"));
        return cell.toString().strip();
    }
}
