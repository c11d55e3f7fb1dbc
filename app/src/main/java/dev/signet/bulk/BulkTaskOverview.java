package dev.signet.bulk;

import dev.signet.account.ApiCaller;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import dev.signet.account.overview.QuickEntry;
import dev.signet.platform.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the first page of the console says of an account's bulk tasks. */
@Component
class BulkTaskOverview implements NeedSource, QuickEntry {

    private static final Wording TEXTS = Wording.of("bulk");

    private final JdbcClient jdbc;

    BulkTaskOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Tasks that rest until somebody confirms them or lets them go on; what the send window pauses goes on by itself. */
    @Override
    public List<Need> of(ApiCaller reader, int most) {
        return jdbc.sql("""
                        select id, name, coalesce(pause_reason, state), coalesce(started_at, created_at) from bulk_task
                        where account_id = ? and (state = 'AWAITING_CONFIRMATION'
                            or state = 'PAUSED' and pause_reason in ('USER', 'REFUSED'))
                        order by id desc limit ?""")
                .params(reader.accountId(), most)
                .query((row, n) -> resting(row))
                .list();
    }

    private static Need resting(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        return new Need(
                "bulk-task.rests",
                TEXTS.text("need." + row.getString(3).toLowerCase(Locale.ROOT), row.getString(2)),
                "/console/bulk-tasks/" + id,
                Instant.ofEpochMilli(row.getLong(4)),
                "dysms:GetBulkTask",
                "task/" + id);
    }

    @Override
    public Kind kind() {
        return Kind.BULK_TASKS;
    }

    @Override
    public String action() {
        return "dysms:ListBulkTasks";
    }

    @Override
    public Count count(long accountId) {
        return jdbc.sql("""
                        select count(if(template_kind <> 'INTERNATIONAL', 1, null)),
                            count(if(template_kind = 'INTERNATIONAL', 1, null))
                        from bulk_task where account_id = ?""")
                .param(accountId)
                .query((row, n) -> new Count(row.getLong(1), row.getLong(2)))
                .single();
    }
}
