package dev.signet.blacklist.release;

import dev.signet.application.Applications;
import dev.signet.blacklist.RefusedRecords.RefusedRecord;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.Columns;
import dev.signet.rules.fact.TemplateKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications for releases in their tables. */
@Repository
class ReleaseStore implements Applications<Release> {

    private final JdbcClient jdbc;
    private final EvidenceFiles evidence;

    ReleaseStore(JdbcClient jdbc, EvidenceFiles evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when one is open for this account and number */
    void add(Release release) {
        RefusedRecord record = release.record();
        jdbc.sql("""
                        insert into blacklist_release (id, account_id, message_id, biz_id, number, kind, sign_name,
                            template_code, content, error_code, decision_id, sent_at_ms, reason, applicant, state,
                            rulebook_version, note, note_en, submitted_at_ms, open_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        release.id(),
                        release.accountId(),
                        record.messageId(),
                        record.bizId(),
                        record.number(),
                        record.kind().name(),
                        record.signName(),
                        record.templateCode(),
                        record.content(),
                        record.errorCode(),
                        record.decisionId(),
                        record.sentAt().toEpochMilli(),
                        release.reason(),
                        release.applicant(),
                        release.state().name(),
                        release.rulebookVersion(),
                        release.note(),
                        release.noteEn(),
                        release.submittedAt().toEpochMilli(),
                        openKey(release.accountId(), record.number())))
                .update();
        int seq = 0;
        for (EvidenceFile file : release.evidence()) {
            jdbc.sql("insert into blacklist_release_evidence (release_id, seq, evidence_id) values (?, ?, ?)")
                    .params(release.id(), seq++, file.id())
                    .update();
        }
    }

    boolean isOpen(long accountId, long number) {
        return jdbc.sql("select count(*) from blacklist_release where open_key = ?")
                        .param(openKey(accountId, number))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String openKey(long accountId, long number) {
        return accountId + ":" + number;
    }

    void decide(long id, ReleaseState state, String note, String noteEn, String by, String rulebook, Instant at) {
        jdbc.sql("""
                        update blacklist_release set state = ?, note = ?, note_en = ?, decided_by = ?,
                            rulebook_version = ?, decided_at_ms = ?, open_key = null
                        where id = ?""")
                .params(state.name(), note, noteEn, by, rulebook, at.toEpochMilli(), id)
                .update();
    }

    @Override
    public List<Long> waiting() {
        return jdbc.sql("select id from blacklist_release where state = 'UNDER_REVIEW'")
                .query(Long.class)
                .list();
    }

    /** Released, but sending does not know yet. */
    List<Release> notYetEffective(int most) {
        return jdbc.sql("select * from blacklist_release where state = 'RELEASED' and effective_at_ms is null limit "
                        + most)
                .query((row, n) -> release(row))
                .list();
    }

    void effective(long id, Instant at) {
        jdbc.sql("update blacklist_release set effective_at_ms = ? where id = ? and effective_at_ms is null")
                .params(at.toEpochMilli(), id)
                .update();
    }

    @Override
    public Optional<Release> find(long id) {
        return jdbc.sql("select * from blacklist_release where id = ?")
                .param(id)
                .query((row, n) -> release(row))
                .optional();
    }

    /** One that waits: a decided one is not decided again. */
    @Override
    public Optional<Release> lock(long id) {
        return jdbc.sql("select * from blacklist_release where id = ? and state = 'UNDER_REVIEW' for update")
                .param(id)
                .query((row, n) -> release(row))
                .optional();
    }

    /** One page of an account's applications, newest first; pages count from 1. */
    List<Release> list(long accountId, @Nullable Long number, @Nullable ReleaseState state, int page, int size) {
        List<Object> arguments = new ArrayList<>();
        String where = where(accountId, number, state, arguments);
        arguments.add(size);
        arguments.add((long) (page - 1) * size);
        return jdbc.sql("select * from blacklist_release" + where + " order by id desc limit ? offset ?")
                .params(arguments)
                .query((row, n) -> release(row))
                .list();
    }

    long count(long accountId, @Nullable Long number, @Nullable ReleaseState state) {
        List<Object> arguments = new ArrayList<>();
        return jdbc.sql("select count(*) from blacklist_release" + where(accountId, number, state, arguments))
                .params(arguments)
                .query(Long.class)
                .single();
    }

    private static String where(
            long accountId, @Nullable Long number, @Nullable ReleaseState state, List<Object> arguments) {
        String where = " where account_id = ?";
        arguments.add(accountId);
        if (number != null) {
            where += " and number = ?";
            arguments.add(number);
        }
        if (state != null) {
            where += " and state = ?";
            arguments.add(state.name());
        }
        return where;
    }

    int releasedSince(long accountId, long number, Instant since) {
        return jdbc.sql("""
                        select count(*) from blacklist_release
                        where account_id = ? and number = ? and state = 'RELEASED' and decided_at_ms >= ?""")
                .params(accountId, number, since.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** Decided applications of an account, the latest first. */
    List<Release> decidedOf(long accountId, int most) {
        return decided("account_id", accountId, most);
    }

    /** Decided applications for a number, whoever asked, the latest first. */
    List<Release> decidedFor(long number, int most) {
        return decided("number", number, most);
    }

    private List<Release> decided(String column, long value, int most) {
        return jdbc.sql("select * from blacklist_release where " + column
                        + " = ? and decided_at_ms is not null order by id desc limit " + most)
                .param(value)
                .query((row, n) -> release(row))
                .list();
    }

    private Release release(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Release(
                id,
                row.getLong("account_id"),
                record(row),
                row.getString("reason"),
                evidence.find(evidenceIds(id)),
                row.getString("applicant"),
                ReleaseState.valueOf(row.getString("state")),
                row.getString("rulebook_version"),
                row.getString("note"),
                row.getString("note_en"),
                row.getString("decided_by"),
                Instant.ofEpochMilli(row.getLong("submitted_at_ms")),
                Columns.instant(row, "decided_at_ms"),
                Columns.instant(row, "effective_at_ms"));
    }

    private static RefusedRecord record(ResultSet row) throws SQLException {
        return new RefusedRecord(
                row.getLong("message_id"),
                row.getString("biz_id"),
                row.getLong("number"),
                TemplateKind.valueOf(row.getString("kind")),
                row.getString("sign_name"),
                row.getString("template_code"),
                row.getString("content"),
                row.getString("error_code"),
                row.getString("decision_id"),
                Instant.ofEpochMilli(row.getLong("sent_at_ms")));
    }

    private List<Long> evidenceIds(long id) {
        return jdbc.sql("select evidence_id from blacklist_release_evidence where release_id = ? order by seq")
                .param(id)
                .query(Long.class)
                .list();
    }
}
