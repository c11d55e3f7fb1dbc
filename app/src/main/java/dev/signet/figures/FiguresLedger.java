package dev.signet.figures;

import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where whoever takes messages, or ends some, writes down what that changes of what is counted. */
@Component
public class FiguresLedger {

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Clock clock;

    FiguresLedger(@DataPlane JdbcTemplate jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * For the transaction that changes the messages: one row that nobody else writes or waits for, none where nothing changes.
     */
    public void write(FiguresDelta delta) {
        byte[] body = DeltaFormat.write(delta);
        if (body.length > 0) {
            jdbc.update(
                    "insert into figures_delta (id, written_at, body) values (?, ?, ?)",
                    ids.next(),
                    clock.millis(),
                    body);
        }
    }
}
