package dev.signet.logexport;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccessCheck;
import dev.signet.account.Principal;
import dev.signet.application.Applications;
import dev.signet.logexport.LogExport.SealedFile;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.PlainText;
import dev.signet.rules.fact.ExportFormat;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.verdict.Finding;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.RecordFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The applications' rows. A change of state names the state it leaves, so that of two only one happens. */
@Repository
class LogExportStore implements Applications<LogExport> {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    LogExportStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a requester asked for in some time. */
    record Recent(int exports, long rows) {}

    /** Lets one application of a requester be judged at a time, until the transaction ends. */
    void lineUp(Requester requester) {
        String name = requester.officer() ? "officer:" + requester.name() : "account:" + requester.accountId();
        // One statement: inserting first and locking afterwards would let two of them wait for each other.
        jdbc.sql("insert into logexport_applicant (name) values (?) on duplicate key update name = values(name)")
                .param(name)
                .update();
    }

    /** Since an instant and before an export; keys of one account count together. */
    Recent asked(Requester requester, Instant since, long before) {
        return jdbc.sql("select count(*), coalesce(sum(if(state = 'REJECTED', 0, matched)), 0) from logexport_request"
                        + " where requested_at > ? and id < ? and by_officer = ? and "
                        + (requester.officer() ? "requester = ?" : "account_id = ?"))
                .params(
                        utc(since),
                        before,
                        requester.officer(),
                        requester.officer() ? requester.name() : requester.accountId())
                .query((row, n) -> new Recent(row.getInt(1), row.getLong(2)))
                .single();
    }

    void insert(LogExport export) {
        RecordFilter filter = export.filter();
        jdbc.sql("""
                        insert into logexport_request (id, account_id, requester, by_officer, from_day, to_day, number,
                            sign_name, template_code, kind, record_state, error_code, purpose, recipient, format,
                            masked, matched, findings, rulebook, state, requested_at, decided_at, expires_at, principal, origin)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        export.id(),
                        export.requester().accountId(),
                        export.requester().name(),
                        export.requester().officer(),
                        filter.from(),
                        filter.to(),
                        filter.number(),
                        filter.signName(),
                        filter.templateCodes() == null
                                ? null
                                : filter.templateCodes().iterator().next(),
                        filter.kind() == null ? null : filter.kind().name(),
                        filter.state() == null ? null : filter.state().name(),
                        filter.errorCode(),
                        export.purpose(),
                        export.recipient(),
                        export.format().name(),
                        export.masked(),
                        export.matched(),
                        JsonText.write(json, export.findings()),
                        export.rulebook(),
                        export.state().name(),
                        utc(export.requestedAt()),
                        export.decidedAt() == null ? null : utc(export.decidedAt()),
                        utc(export.expiresAt()),
                        export.requester().principal().stored(),
                        export.requester().origin() == null
                                ? ""
                                : export.requester().origin().stored()))
                .update();
    }

    /** What this requester asked for under this key before. */
    Optional<LogExport> askedUnder(Requester requester, String key) {
        return jdbc.sql("select * from logexport_request where account_id = ? and creation_key = unhex(sha2(?, 256))")
                .params(requester.accountId(), own(requester, key))
                .query(this::export)
                .optional();
    }

    void keepKey(LogExport export, String key) {
        jdbc.sql("update logexport_request set creation_key = unhex(sha2(?, 256)) where id = ?")
                .params(own(export.requester(), key), export.id())
                .update();
    }

    /** A key is its requester's own. */
    private static String own(Requester requester, String key) {
        return (requester.officer() ? "officer " : "") + requester.name() + "\n" + key;
    }

    @Override
    public Optional<LogExport> find(long id) {
        return jdbc.sql("select * from logexport_request where id = ?")
                .param(id)
                .query(this::export)
                .optional();
    }

    @Override
    public Optional<LogExport> lock(long id) {
        return jdbc.sql("select * from logexport_request where id = ? for update")
                .param(id)
                .query(this::export)
                .optional();
    }

    /** What somebody sees in their list: an account its own exports, an officer those this officer asked for, an auditor those of all officers. */
    List<LogExport> listed(Requester viewer, Instant since, @Nullable LogExportState state, int page, int size) {
        return jdbc.sql("select * from logexport_request" + listedWhere(viewer)
                        + " order by id desc limit :size offset :skip")
                .param("viewer", viewer.officer() ? viewer.name() : viewer.accountId())
                .param("since", utc(since))
                .param("state", state == null ? null : state.name())
                .param("size", size)
                .param("skip", (long) (page - 1) * size)
                .query(this::export)
                .list();
    }

    long countListed(Requester viewer, Instant since, @Nullable LogExportState state) {
        return jdbc.sql("select count(*) from logexport_request" + listedWhere(viewer))
                .param("viewer", viewer.officer() ? viewer.name() : viewer.accountId())
                .param("since", utc(since))
                .param("state", state == null ? null : state.name())
                .query(Long.class)
                .single();
    }

    private static String listedWhere(Requester viewer) {
        return " where by_officer = " + viewer.officer() + " and "
                + (viewer.officer() ? "(:viewer = '' or requester = :viewer)" : "account_id = :viewer")
                + " and requested_at > :since and state <> 'DELETED' and (:state is null or state = :state)";
    }

    /** Decided exports before this one, newest first: of its requester, or for its recipient by others. */
    List<LogExport> earlier(LogExport export, boolean ofRequester, int most) {
        return jdbc.sql("select * from logexport_request where id < ? and state <> 'UNDER_REVIEW' and "
                        + (ofRequester ? "requester = ?" : "recipient = ? and requester <> ? and account_id = ?")
                        + " order by id desc limit ?")
                .params(
                        ofRequester
                                ? List.of(export.id(), export.requester().name(), most)
                                : List.of(
                                        export.id(),
                                        export.recipient(),
                                        export.requester().name(),
                                        export.requester().accountId(),
                                        most))
                .query(this::export)
                .list();
    }

    /** How many of a requester's exports came to this end or, with REJECTED false, to any other after a decision. */
    int countDecided(Requester requester, boolean rejected) {
        return jdbc.sql(
                        "select count(*) from logexport_request where requester = ? and state <> 'UNDER_REVIEW' and state "
                                + (rejected ? "=" : "<>") + " 'REJECTED'")
                .param(requester.name())
                .query(Integer.class)
                .single();
    }

    boolean decide(long id, LogExportState to, String reason, String reasonEn, Instant at) {
        return jdbc.sql("""
                        update logexport_request set state = ?, reason = ?, reason_en = ?, decided_at = ?
                        where id = ? and state = 'UNDER_REVIEW'""")
                        .params(to.name(), cut(reason), cut(reasonEn), utc(at), id)
                        .update()
                == 1;
    }

    @Override
    public List<Long> waiting() {
        return inState(LogExportState.UNDER_REVIEW);
    }

    List<Long> inState(LogExportState state) {
        return jdbc.sql("select id from logexport_request where state = ?")
                .param(state.name())
                .query(Long.class)
                .list();
    }

    /** The approved export that waits longest for its file. */
    Optional<LogExport> nextToPrepare() {
        return jdbc.sql("select * from logexport_request where state = 'PREPARING' order by attempt, id limit 1")
                .query(this::export)
                .optional();
    }

    /** Begins the file anew, which ends every earlier attempt; the number of this one, or empty when it is too late. */
    Optional<Integer> begin(LogExport export) {
        int attempt = export.attempt() + 1;
        int begun = jdbc.sql("""
                        update logexport_request set attempt = ?, written = 0
                        where id = ? and state = 'PREPARING' and attempt = ?""").params(attempt, export.id(), export.attempt()).update();
        return begun == 1 ? Optional.of(attempt) : Optional.empty();
    }

    /** Whether this attempt is still the one that counts. */
    boolean progressed(long id, int attempt, long written) {
        jdbc.sql("update logexport_request set written = ? where id = ? and state = 'PREPARING' and attempt = ?")
                .params(written, id, attempt)
                .update();
        return jdbc.sql("select count(*) from logexport_request where id = ? and state = 'PREPARING' and attempt = ?")
                        .params(id, attempt)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    boolean finish(long id, SealedFile file, long rows) {
        return jdbc.sql("""
                        update logexport_request set state = 'READY', written = ?, chunks = ?, bytes = ?, sealed_key = ?
                        where id = ? and state = 'PREPARING' and attempt = ?""")
                        .params(rows, file.chunks(), file.bytes(), file.sealedKey(), id, file.attempt())
                        .update()
                == 1;
    }

    boolean fail(long id, String reason, String reasonEn) {
        return jdbc.sql(
                                "update logexport_request set state = 'FAILED', reason = ?, reason_en = ? where id = ? and state = 'PREPARING'")
                        .params(cut(reason), cut(reasonEn), id)
                        .update()
                == 1;
    }

    /** An export whose file is gone is no longer offered. */
    boolean lost(long id, String reason, String reasonEn) {
        return jdbc.sql("""
                        update logexport_request set state = 'FAILED', reason = ?, reason_en = ?, sealed_key = null,
                            chunks = null, bytes = null
                        where id = ? and state = 'READY'""").params(cut(reason), cut(reasonEn), id).update() == 1;
    }

    /** Forgets the file's key with it: what may be left of the pieces can never be read. */
    /** The first time stays. */
    void fetched(long id, Instant at) {
        jdbc.sql("update logexport_request set fetched_at = coalesce(fetched_at, ?) where id = ?")
                .params(utc(at), id)
                .update();
    }

    void end(long id, LogExportState to) {
        jdbc.sql("update logexport_request set state = ?, sealed_key = null, chunks = null, bytes = null where id = ?")
                .params(to.name(), id)
                .update();
    }

    List<Long> overdue(Instant now, int most) {
        return jdbc.sql("""
                        select id from logexport_request
                        where state in ('PREPARING', 'READY', 'FAILED', 'REJECTED') and expires_at <= ? limit ?""").params(utc(now), most).query(Long.class).list();
    }

    private LogExport export(ResultSet row, int number) throws SQLException {
        byte[] sealedKey = row.getBytes("sealed_key");
        int attempt = row.getInt("attempt");
        return new LogExport(
                row.getLong("id"),
                requester(row),
                filter(row),
                row.getString("purpose"),
                row.getString("recipient"),
                ExportFormat.valueOf(row.getString("format")),
                row.getBoolean("masked"),
                row.getLong("matched"),
                JsonText.read(json, row.getString("findings"), FINDINGS, "logexport_request"),
                row.getString("rulebook"),
                LogExportState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("reason_en"),
                instant(row, "requested_at"),
                row.getObject("decided_at") == null ? null : instant(row, "decided_at"),
                instant(row, "expires_at"),
                attempt,
                row.getLong("written"),
                sealedKey == null
                        ? null
                        : new SealedFile(attempt, row.getInt("chunks"), row.getLong("bytes"), sealedKey));
    }

    private static Requester requester(ResultSet row) throws SQLException {
        long accountId = row.getLong("account_id");
        String origin = row.getString("origin");
        return new Requester(
                accountId,
                row.getString("requester"),
                row.getBoolean("by_officer"),
                Principal.parse(accountId, row.getString("principal")),
                origin.isEmpty() ? null : AccessCheck.Origin.parse(origin));
    }

    private static RecordFilter filter(ResultSet row) throws SQLException {
        String template = row.getString("template_code");
        String kind = row.getString("kind");
        String state = row.getString("record_state");
        return new RecordFilter(
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getObject("number", Long.class),
                row.getString("sign_name"),
                template == null ? null : Set.of(template),
                kind == null ? null : TemplateKind.valueOf(kind),
                state == null ? null : SendStatus.valueOf(state),
                row.getString("error_code"));
    }

    private static String cut(String text) {
        return PlainText.cut(text, 4000);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
