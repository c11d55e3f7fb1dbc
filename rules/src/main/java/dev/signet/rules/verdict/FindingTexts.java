package dev.signet.rules.verdict;

import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.RuleReport;
import dev.signet.rules.policy.Table;
import java.util.HashMap;
import java.util.Map;

/** The sentences in which the norms of an area report: a line each of its table of texts, to be filled with facts. */
public final class FindingTexts {

    private final String table;
    private final Map<String, Text> lines = new HashMap<>();

    private record Text(String zh, String en) {}

    private FindingTexts(String table) {
        this.table = table;
    }

    /**
     * @return no texts where the area has no table, for rules may bring their sentences along
     * @throws BadTable where two lines are of the same name
     */
    public static FindingTexts of(Policies policies, String area) {
        FindingTexts texts = new FindingTexts(RuleReport.table(area));
        if (policies.names("table").contains(texts.table)) {
            texts.read(policies.table(texts.table));
        }
        return texts;
    }

    private void read(Table table) {
        for (Table.Row row : table.rows()) {
            Text text = new Text(
                    row.get("message_zh") + row.get("advice_zh"),
                    (row.get("message_en") + " " + row.get("advice_en")).strip());
            if (lines.put(row.get("rule"), text) != null) {
                throw new BadTable(
                        table, row, "rule " + row.get("rule") + " stands in an earlier line; it has one line");
            }
        }
    }

    String zh(String line, Map<String, String> facts) {
        return SendTexts.fill(text(line).zh(), facts);
    }

    String en(String line, Map<String, String> facts) {
        return SendTexts.fill(text(line).en(), facts);
    }

    private Text text(String line) {
        Text text = lines.get(line);
        if (text == null) {
            throw new IllegalStateException(table + " has no line " + line);
        }
        return text;
    }
}
