package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {

    private final List<Problem> problems = new ArrayList<>();

    private Table read(String text) {
        return Csv.read("t.csv", text, problems);
    }

    private static Table.Row row(int line, String a, String b) {
        return new Table.Row(line, Map.of("a", a, "b", b));
    }

    @Test
    void readsCellsAndKnowsTheirLines() {
        Table table = read("a,b\n1,2\n\n# a remark, with, commas\n 3 ,\t4\t\n");

        assertThat(table.file()).isEqualTo("t.csv");
        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.rows()).containsExactly(row(2, "1", "2"), row(5, "3", "4"));
        assertThat(problems).isEmpty();
    }

    @Test
    void readsQuotedCells() {
        Table table = read("a,b\n\"1,\"\"x\"\"\",2\n  \" 3\n4 \" ,\"\"\nq\"q,\"\"\"\"\n7,8");

        assertThat(table.rows())
                .containsExactly(row(2, "1,\"x\"", "2"), row(3, "3\n4", ""), row(5, "q\"q", "\""), row(6, "7", "8"));
        assertThat(problems).isEmpty();
    }

    @Test
    void readsEmptyCellsAtTheEnd() {
        assertThat(read("a,b\n1,\n,\n,2").rows()).containsExactly(row(2, "1", ""), row(3, "", ""), row(4, "", "2"));
        assertThat(problems).isEmpty();
    }

    @Test
    void endsWithARemarkOfTheLastLine() {
        assertThat(read("#one\na,b\n1,2\n#last").rows()).containsExactly(row(3, "1", "2"));
        assertThat(problems).isEmpty();
    }

    @Test
    void namesALineOfAnotherLength() {
        assertThat(read("a,b\n1\n1,2,3\n4,5\n").rows()).containsExactly(row(4, "4", "5"));

        assertThat(problems)
                .containsExactly(
                        new Problem(
                                "t.csv",
                                2,
                                "the line has 1 cells, the table has 2 columns [a, b] (quote a cell that holds a comma)"),
                        new Problem(
                                "t.csv",
                                3,
                                "the line has 3 cells, the table has 2 columns [a, b] (quote a cell that holds a comma)"));
    }

    @Test
    void namesColumnsThatAreEmptyOrTheSame() {
        read("#\na,\n");
        read("a,b,a\n");
        read(",\n");

        assertThat(problems)
                .containsExactly(
                        new Problem("t.csv", 2, "column names must be different and not empty: [a, ]"),
                        new Problem("t.csv", 1, "column names must be different and not empty: [a, b, a]"),
                        new Problem("t.csv", 1, "column names must be different and not empty: [, ]"));
    }

    @Test
    void namesATableWithoutColumns() {
        assertThat(read("").columns()).isEmpty();
        assertThat(read("# nothing\n\n").rows()).isEmpty();

        assertThat(problems)
                .hasSize(2)
                .containsOnly(new Problem("t.csv", 1, "a table must open with a line that names its columns"));
    }

    @Test
    void namesAQuoteThatIsNeverClosedByTheLineThatOpensIt() {
        assertThat(read("a,b\n1,\"2\n3\n").rows()).containsExactly(row(2, "1", "2\n3"));

        assertThat(problems).containsExactly(new Problem("t.csv", 2, "a quote is opened here and never closed"));
    }

    @Test
    void namesTextAfterAClosingQuote() {
        assertThat(read("a,b\n\"1\n\"x,2\n3,4\n").rows()).containsExactly(row(2, "1", "2"), row(4, "3", "4"));

        assertThat(problems).containsExactly(new Problem("t.csv", 3, "text after a closing quote: x"));
    }
}
