package dev.signet.logexport;

import dev.signet.account.ApiCaller;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import dev.signet.platform.Wording;
import dev.signet.platform.time.ChinaTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that lie ready and that whoever asked for them has not fetched yet. */
@Component
class ReadyExports implements NeedSource {

    private static final Wording TEXTS = Wording.of("logexport");

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadyExports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Need> of(ApiCaller reader, int most) {
        return jdbc.sql("""
                        select id, decided_at, expires_at from logexport_request
                        where requester = ? and account_id = ? and not by_officer and state = 'READY'
                            and fetched_at is null and expires_at > ?
                        order by requested_at desc limit ?""")
                .params(
                        Requester.of(reader).name(),
                        reader.accountId(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        most)
                .query((row, n) -> ready(row))
                .list();
    }

    private static Need ready(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        return new Need(
                "export.ready",
                TEXTS.text("need.ready", ChinaTime.text(instant(row, 3))),
                "/console/log-exports/" + id,
                instant(row, 2),
                "dysms:GetLogExport",
                "export/" + id);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
