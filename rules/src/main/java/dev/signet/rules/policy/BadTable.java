package dev.signet.rules.policy;

/** A table or parameter of the rulebook cannot be used as it is written; says where. */
public final class BadTable extends RuntimeException {

    private final transient Problem problem;

    public BadTable(Table table, Table.Row row, String message) {
        this(new Problem(table.file(), row.line(), message));
    }

    public BadTable(Table table, String message) {
        this(new Problem(table.file(), 1, message));
    }

    private BadTable(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** Reads a cell; whatever goes wrong is said with file and line. */
    public static <T> T cell(Table table, Table.Row row, String column, java.util.function.Function<String, T> reader) {
        try {
            return reader.apply(row.get(column));
        } catch (BadTable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadTable(
                    table, row, column + " cannot be \"" + row.cells().getOrDefault(column, "") + "\"");
        }
    }
}
