package dev.signet.figures;

import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Adds what transactions wrote down to the margins. A delta is held, added and deleted in one transaction, so that it counts
 * once whoever dies meanwhile; nodes that fold at the same time pass over what the other holds.
 */
@Component
public class Folding {

    private static final int PORTION = 500;

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final TagSets tags;

    Folding(@DataPlane JdbcTemplate jdbc, DataTransactions transactions, TagSets tags) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tags = tags;
    }

    /** Until nothing is left that nobody else holds. */
    public void fold() {
        int folded;
        do {
            folded = transactions.run(this::portion);
        } while (folded == PORTION);
    }

    /** For the caller's transaction; how many were there. */
    int portion() {
        List<Long> ids = new ArrayList<>();
        FiguresDelta all = new FiguresDelta();
        jdbc.query(
                "select id, body from figures_delta order by id limit " + PORTION + " for update skip locked", row -> {
                    ids.add(row.getLong(1));
                    DeltaFormat.read(row.getBytes(2), all);
                });
        if (!ids.isEmpty()) {
            Margins margins = new Margins(EnumSet.allOf(Dimension.class), tags::tags);
            all.forEach(margins::add);
            FiguresTable.DAYS.add(jdbc, margins.days);
            FiguresTable.HOURS.add(jdbc, margins.hours);
            FiguresTable.MONTHS.add(jdbc, margins.months);
            jdbc.update("delete from figures_delta where id in ("
                    + ids.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")");
        }
        return ids.size();
    }
}
