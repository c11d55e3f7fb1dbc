package dev.signet.bulk.recipients;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Bilingual;
import dev.signet.platform.DataPlane;
import dev.signet.platform.spreadsheet.CsvDialect;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.text.JsonText;
import dev.signet.rules.fact.TemplateKind;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists and their chunks on the data plane. A list that is not ready never shows a chunk. */
@Repository
class RecipientStore {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String READING = RecipientListState.READING.name();
    private static final String COLUMNS = """
            id, account_id, template_code, template_kind, variables, sign_name, file_name, format, charset, separated_by,
            state, percent, total, valid, duplicates, malformed, foreigners, blacklisted, first_malformed, failure_zh,
            failure_en, chunks, rejected_chunks, created_at, task_id""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final ChunkCodec codec;
    private final ObjectMapper json;
    private final Clock clock;

    RecipientStore(
            @DataPlane JdbcClient jdbc,
            @DataPlane JdbcTemplate template,
            @DataPlane TransactionTemplate transaction,
            ChunkCodec codec,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
        this.codec = codec;
        this.json = json;
        this.clock = clock;
    }

    void insert(StoredList stored) {
        RecipientList list = stored.list();
        jdbc.sql("""
                        insert into bulk_recipient_list
                        (id, account_id, template_code, template_kind, variables, sign_name, file_name, format, charset,
                         separated_by, state, percent, total, valid, duplicates, malformed, foreigners, blacklisted,
                         chunks, rejected_chunks, created_at, alive_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, ?)""")
                .params(
                        list.id(),
                        list.accountId(),
                        list.template().code(),
                        list.template().kind().name())
                .params(
                        JsonText.write(json, list.template().variables()),
                        list.signName(),
                        list.fileName(),
                        stored.format().name())
                .params(
                        stored.dialect().charset().name(),
                        String.valueOf(stored.dialect().separator()),
                        READING)
                .params(list.createdAt().toEpochMilli(), clock.millis())
                .update();
    }

    /** How many lists of the account no task has taken. */
    int unused(long accountId) {
        return jdbc.sql("select count(*) from bulk_recipient_list where account_id = ? and task_id is null")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    Optional<StoredList> find(long listId) {
        return jdbc.sql("select " + COLUMNS + " from bulk_recipient_list where id = ?")
                .param(listId)
                .query((row, n) -> stored(row))
                .optional();
    }

    /**
     * What a reading has come to since it last wrote.
     *
     * @param newMalformed the first malformed rows when they have changed; else null
     */
    record Progress(
            int percent,
            RecipientCounts counts,
            @Nullable List<RejectedRow> newMalformed,
            int firstChunk,
            List<List<Candidate>> chunks,
            int firstRejectedChunk,
            List<List<RejectedRow>> rejectedChunks) {}

    /** Writes all of it or nothing; false when the list is no longer being read, because it was given up or deleted. */
    boolean write(long listId, Progress progress, RecipientListState state) {
        List<Object[]> chunks = new ArrayList<>();
        for (int i = 0; i < progress.chunks().size(); i++) {
            int chunk = progress.firstChunk() + i;
            chunks.add(new Object[] {
                listId, chunk, codec.packRecipients(progress.chunks().get(i), place(listId, chunk))
            });
        }
        List<Object[]> rejected = new ArrayList<>();
        for (int i = 0; i < progress.rejectedChunks().size(); i++) {
            int chunk = progress.firstRejectedChunk() + i;
            rejected.add(new Object[] {
                listId, chunk, codec.packRejected(progress.rejectedChunks().get(i), rejectedPlace(listId, chunk))
            });
        }
        byte[] malformed = progress.newMalformed() == null
                ? null
                : codec.packRejected(progress.newMalformed(), firstMalformedPlace(listId));
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!update(listId, progress, malformed, state)) {
                return false;
            }
            if (!chunks.isEmpty()) {
                template.batchUpdate(
                        "insert into bulk_recipient_chunk (list_id, chunk, content) values (?, ?, ?)", chunks);
            }
            if (!rejected.isEmpty()) {
                template.batchUpdate(
                        "insert into bulk_rejected_chunk (list_id, chunk, content) values (?, ?, ?)", rejected);
            }
            return true;
        }));
    }

    private boolean update(long listId, Progress progress, byte @Nullable [] malformed, RecipientListState state) {
        RecipientCounts counts = progress.counts();
        return template.update(
                        """
                        update bulk_recipient_list
                        set state = ?, percent = ?, total = ?, valid = ?, duplicates = ?, malformed = ?, foreigners = ?,
                            blacklisted = ?, first_malformed = coalesce(?, first_malformed), chunks = ?,
                            rejected_chunks = ?, alive_at = ?
                        where id = ? and state = ?""",
                        state.name(),
                        progress.percent(),
                        counts.rows(),
                        counts.valid(),
                        counts.duplicate(),
                        counts.malformed(),
                        counts.foreign(),
                        counts.blacklisted(),
                        malformed,
                        progress.firstChunk() + progress.chunks().size(),
                        progress.firstRejectedChunk()
                                + progress.rejectedChunks().size(),
                        clock.millis(),
                        listId,
                        READING)
                == 1;
    }

    /** Ends a reading without a result; nothing that was read stays. */
    void fail(long listId, Bilingual failure) {
        transaction.executeWithoutResult(status -> {
            int failed = jdbc.sql("""
                            update bulk_recipient_list
                            set state = 'FAILED', failure_zh = ?, failure_en = ?, first_malformed = null, chunks = 0,
                                rejected_chunks = 0, valid = 0, duplicates = 0, malformed = 0, foreigners = 0,
                                blacklisted = 0, total = 0
                            where id = ? and state = ?""")
                    .params(failure.zh(), failure.en(), listId, READING)
                    .update();
            if (failed == 1) {
                deleteChunks(listId);
            }
        });
    }

    /** Says that these lists are still being read. */
    void alive(Collection<Long> listIds) {
        if (!listIds.isEmpty()) {
            jdbc.sql("update bulk_recipient_list set alive_at = :now where id in (:ids) and state = 'READING'")
                    .param("now", clock.millis())
                    .param("ids", listIds)
                    .update();
        }
    }

    /** Lists that are being read by nobody any more. */
    List<Long> abandoned(Instant before) {
        return jdbc.sql("select id from bulk_recipient_list where state = 'READING' and alive_at < ?")
                .param(before.toEpochMilli())
                .query(Long.class)
                .list();
    }

    /** Lists that ended before this and that no task has taken. */
    List<Long> unused(Instant before, int most) {
        return jdbc.sql("""
                        select id from bulk_recipient_list
                        where state in ('READY', 'FAILED') and alive_at < ? and task_id is null limit ?""")
                .params(before.toEpochMilli(), most)
                .query(Long.class)
                .list();
    }

    /**
     * Gives a ready list to a task; false when it is not ready or another task has it.
     *
     * @param earlier the task that gives it up; null where none does
     */
    boolean take(long listId, long taskId, @Nullable Long earlier) {
        return jdbc.sql("""
                        update bulk_recipient_list set task_id = ?
                        where id = ? and state = 'READY' and (task_id is null or task_id = ? or task_id = ?)""").params(taskId, listId, taskId, earlier).update() == 1;
    }

    void delete(long listId) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from bulk_recipient_list where id = ?")
                    .param(listId)
                    .update();
            deleteChunks(listId);
        });
    }

    /** Deletes a list that no task has; false when there is none such. */
    boolean deleteUnused(long listId) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int deleted = jdbc.sql("delete from bulk_recipient_list where id = ? and task_id is null")
                    .param(listId)
                    .update();
            if (deleted == 1) {
                deleteChunks(listId);
            }
            return deleted == 1;
        }));
    }

    private void deleteChunks(long listId) {
        jdbc.sql("delete from bulk_recipient_chunk where list_id = ?")
                .param(listId)
                .update();
        jdbc.sql("delete from bulk_rejected_chunk where list_id = ?")
                .param(listId)
                .update();
    }

    Optional<List<BulkRecipient>> chunk(long listId, int chunk) {
        return jdbc.sql("""
                        select c.content, l.template_code, l.template_kind, l.variables from bulk_recipient_chunk c
                        join bulk_recipient_list l on l.id = c.list_id
                        where c.list_id = ? and c.chunk = ? and l.state = 'READY'""")
                .params(listId, chunk)
                .query((row, n) ->
                        codec.unpackRecipients(row.getBytes("content"), place(listId, chunk), templateOf(row)))
                .optional();
    }

    Optional<List<RejectedRow>> rejectedChunk(long listId, int chunk) {
        return jdbc.sql("select content from bulk_rejected_chunk where list_id = ? and chunk = ?")
                .params(listId, chunk)
                .query((row, n) -> codec.unpackRejected(row.getBytes("content"), rejectedPlace(listId, chunk)))
                .optional();
    }

    private StoredList stored(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        byte[] malformed = row.getBytes("first_malformed");
        String failure = row.getString("failure_zh");
        RecipientList list = new RecipientList(
                id,
                row.getLong("account_id"),
                templateOf(row),
                row.getString("sign_name"),
                row.getString("file_name"),
                RecipientListState.valueOf(row.getString("state")),
                row.getInt("percent"),
                counts(row),
                malformed == null ? List.of() : codec.unpackRejected(malformed, firstMalformedPlace(id)),
                failure == null ? null : new Bilingual(failure, row.getString("failure_en")),
                row.getInt("chunks"),
                Instant.ofEpochMilli(row.getLong("created_at")));
        CsvDialect dialect = new CsvDialect(
                Charset.forName(row.getString("charset")),
                row.getString("separated_by").charAt(0));
        return new StoredList(
                list,
                SheetFormat.valueOf(row.getString("format")),
                dialect,
                row.getInt("rejected_chunks"),
                row.getObject("task_id", Long.class));
    }

    private static RecipientCounts counts(ResultSet row) throws SQLException {
        return new RecipientCounts(
                row.getInt("total"),
                row.getInt("valid"),
                row.getInt("duplicates"),
                row.getInt("malformed"),
                row.getInt("foreigners"),
                row.getInt("blacklisted"));
    }

    private RecipientTemplate templateOf(ResultSet row) throws SQLException {
        return new RecipientTemplate(
                row.getString("template_code"),
                TemplateKind.valueOf(row.getString("template_kind")),
                JsonText.read(json, row.getString("variables"), TEXTS, "bulk_recipient_list"));
    }

    private static String place(long listId, int chunk) {
        return "bulk-recipients:" + listId + ":" + chunk;
    }

    private static String rejectedPlace(long listId, int chunk) {
        return "bulk-rejected:" + listId + ":" + chunk;
    }

    private static String firstMalformedPlace(long listId) {
        return "bulk-malformed:" + listId;
    }
}
