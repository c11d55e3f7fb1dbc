package dev.signet.bulk.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccessCheck;
import dev.signet.account.Principal;
import dev.signet.bulk.task.BulkTaskState.Pause;
import dev.signet.platform.Columns;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.PlainText;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.tag.TagClause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bulk tasks in the control plane. Every method takes part in the caller's transaction. */
@Component
public class BulkTaskStore {

    private static final String COLUMNS = """
            id, account_id, name, sign_name, template_code, template_kind, list_id, numbers, access_key_id, source_ip,
            created_at, wanted_at, state, pause_reason, starts_at, started_at, ended_at, forecast_done, forecast,
            offer_shown, offer_found, rate, principal, origin""";

    /** The word for tasks where tags are concerned. */
    public static final String TAGGED_AS = "task";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Ids ids;

    BulkTaskStore(JdbcClient jdbc, ObjectMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
    }

    /** @param creationKey digest of the key under which it is made once; null for none */
    public void insert(BulkTask task, byte @Nullable [] creationKey, byte[] creationBody) {
        BulkTask.Order order = task.order();
        jdbc.sql("""
                        insert into bulk_task (id, account_id, name, sign_name, template_code, template_kind, list_id, numbers,
                            access_key_id, principal, origin, source_ip, creation_key, creation_body, created_at, wanted_at,
                            state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        order.id(),
                        order.accountId(),
                        order.name(),
                        order.signName(),
                        order.templateCode(),
                        order.kind().name(),
                        order.listId(),
                        order.numbers(),
                        order.accessKeyId(),
                        order.principal().stored(),
                        order.origin().stored(),
                        order.sourceIp(),
                        creationKey,
                        creationBody,
                        order.createdAt().toEpochMilli(),
                        Columns.millis(order.wantedAt()),
                        task.state().name())
                .update();
        keepHappenings(task);
    }

    /** The task that was made under this key, and whether by the same request. */
    public record Made(long id, byte[] body) {}

    public Optional<Made> made(long accountId, byte[] creationKey) {
        return jdbc.sql("select id, creation_body from bulk_task where account_id = ? and creation_key = ?")
                .params(accountId, creationKey)
                .query((row, n) -> new Made(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    public Optional<BulkTask> find(long id) {
        return read(id, "");
    }

    /** Held until the end of the transaction. */
    public Optional<BulkTask> lock(long id) {
        return read(id, " for update");
    }

    private Optional<BulkTask> read(long id, String suffix) {
        return jdbc.sql("select " + COLUMNS + " from bulk_task where id = ?" + suffix)
                .param(id)
                .query((row, n) -> task(row))
                .optional();
    }

    /** One page of an account's tasks, the newest first. @param page from 1 */
    public List<BulkTask> list(long accountId, BulkTaskFilter wanted, int page, int size) {
        return wanted("select " + COLUMNS, accountId, wanted, " order by id desc limit :size offset :offset")
                .param("size", size)
                .param("offset", (long) (page - 1) * size)
                .query((row, n) -> task(row))
                .list();
    }

    public long count(long accountId, BulkTaskFilter wanted) {
        return wanted("select count(*)", accountId, wanted, "")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec wanted(String columns, long accountId, BulkTaskFilter wanted, String order) {
        BulkTaskState state = wanted.state();
        List<String> kinds = wanted.kinds().stream().map(Enum::name).toList();
        TagClause tags = new TagClause(TAGGED_AS, wanted.tags());
        return tags.bind(jdbc.sql(columns
                        + " from bulk_task where account_id = :account and (:state is null or state = :state)"
                        + " and (:name is null or instr(name, :name) > 0) and (:anyKind or template_kind in (:kinds))"
                        + tags.sql("cast(bulk_task.id as char)") + order)
                .param("account", accountId)
                .param("state", state == null ? null : state.name())
                .param("name", wanted.name())
                .param("anyKind", kinds.isEmpty())
                .param("kinds", kinds.isEmpty() ? List.of("") : kinds));
    }

    /** Writes what changed and what happened. Who works on it is left alone. */
    public void save(BulkTask task) {
        BulkTask.Standing now = task.standing();
        jdbc.sql("""
                        update bulk_task set state = ?, pause_reason = ?, starts_at = ?, started_at = ?, ended_at = ?,
                            forecast_done = ?, forecast = ?, offer_shown = ?, offer_found = ?, rate = ? where id = ?""")
                .params(
                        now.state().name(),
                        now.pause() == null ? null : now.pause().name(),
                        Columns.millis(now.startsAt()),
                        Columns.millis(now.startedAt()),
                        Columns.millis(now.endedAt()),
                        now.forecastDone(),
                        write(now.forecast()),
                        write(now.shown()),
                        write(now.found()),
                        now.rate(),
                        task.id())
                .update();
        keepHappenings(task);
    }

    private void keepHappenings(BulkTask task) {
        for (Happening one : task.happenings()) {
            jdbc.sql("""
                            insert into bulk_task_record (id, task_id, at, actor, action, note_zh, note_en)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            ids.next(),
                            task.id(),
                            one.at().toEpochMilli(),
                            one.actor(),
                            one.action(),
                            cut(one.noteZh()),
                            cut(one.noteEn()))
                    .update();
        }
    }

    public List<Happening> happenings(long taskId) {
        return jdbc.sql(
                        "select at, actor, action, note_zh, note_en from bulk_task_record where task_id = ? order by id")
                .param(taskId)
                .query((row, n) -> new Happening(
                        Instant.ofEpochMilli(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    /** A task that wants work and that no living node works on; it is this node's then for the time of the lease. */
    public Optional<BulkTask> claim(String owner, Instant now, Duration lease) {
        Optional<Long> free =
                jdbc.sql("""
                        select id from bulk_task where state in ('FORECASTING', 'RUNNING') and lease_until <= ?
                        order by lease_until, id limit 1 for update skip locked""").param(now.toEpochMilli()).query(Long.class).optional();
        free.ifPresent(id -> jdbc.sql("update bulk_task set owner = ?, lease_until = ? where id = ?")
                .params(owner, now.plus(lease).toEpochMilli(), id)
                .update());
        return free.flatMap(this::find);
    }

    /** Whether the task is still this owner's and still in this state; if so, the lease begins anew. */
    public boolean keep(long id, String owner, BulkTaskState state, Instant until) {
        return jdbc.sql("update bulk_task set lease_until = ? where id = ? and owner = ? and state = ?")
                        .params(until.toEpochMilli(), id, owner, state.name())
                        .update()
                == 1;
    }

    public void forecastDone(long id, int numbers) {
        jdbc.sql("update bulk_task set forecast_done = ? where id = ? and state = 'FORECASTING'")
                .params(numbers, id)
                .update();
    }

    /** Lets another take it up at once. */
    public void release(long id, String owner, Instant now) {
        jdbc.sql("update bulk_task set owner = null, lease_until = ? where id = ? and owner = ?")
                .params(now.toEpochMilli(), id, owner)
                .update();
    }

    /** The tasks that wait for a time, or run and keep to the window. */
    public List<Long> timed() {
        return jdbc.sql("""
                        select id from bulk_task where state = 'SCHEDULED' or state = 'PAUSED' and pause_reason = 'WINDOW'
                            or state = 'RUNNING' and template_kind = 'PROMOTIONAL'""").query(Long.class).list();
    }

    /** A task that ended and still has its recipients. */
    public record Ended(long id, long listId) {}

    public List<Ended> withListsOf(Instant endedBefore, int most) {
        return jdbc.sql("select id, list_id from bulk_task where list_kept and ended_at < ? order by ended_at limit ?")
                .params(endedBefore.toEpochMilli(), most)
                .query((row, n) -> new Ended(row.getLong(1), row.getLong(2)))
                .list();
    }

    public void listForgotten(long id) {
        jdbc.sql("update bulk_task set list_kept = false where id = ?")
                .param(id)
                .update();
    }

    /** Numbers a second of the task that ended last and was long enough to tell. */
    public Optional<Integer> latestRate() {
        return jdbc.sql("select rate from bulk_task where rate is not null order by ended_at desc limit 1")
                .query(Integer.class)
                .optional();
    }

    private BulkTask task(ResultSet row) throws SQLException {
        String pause = row.getString(14);
        int rate = row.getInt(22);
        Integer known = row.wasNull() ? null : rate;
        return new BulkTask(
                new BulkTask.Order(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        TemplateKind.valueOf(row.getString(6)),
                        row.getLong(7),
                        row.getInt(8),
                        row.getString(9),
                        Principal.parse(row.getLong(2), row.getString(23)),
                        AccessCheck.Origin.parse(row.getString(24)),
                        row.getString(10),
                        Instant.ofEpochMilli(row.getLong(11)),
                        Columns.instant(row, 12)),
                new BulkTask.Standing(
                        BulkTaskState.valueOf(row.getString(13)),
                        pause == null ? null : Pause.valueOf(pause),
                        Columns.instant(row, 15),
                        Columns.instant(row, 16),
                        Columns.instant(row, 17),
                        row.getInt(18),
                        read(row.getString(19), TaskForecast.class),
                        read(row.getString(20), Offer.class),
                        read(row.getString(21), Offer.class),
                        known));
    }

    private @Nullable String write(@Nullable Object value) {
        return value == null ? null : JsonText.write(json, value);
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : JsonText.read(json, text, type, "bulk_task");
    }

    private static String cut(String text) {
        return PlainText.cut(text, 1000);
    }
}
