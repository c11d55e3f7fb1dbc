package dev.signet.review.process;

import dev.signet.application.ReviewRequest;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.ReviewSubjects;
import dev.signet.application.ReviewedKind;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.node.Ids;
import dev.signet.processes.review.Opinion;
import dev.signet.processes.review.ReviewRecord;
import dev.signet.processes.review.ReviewRecords;
import dev.signet.review.process.ReviewFile.GivenOpinion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The reviews' files. Every change is part of the transaction that moves the process. */
@Repository
public class ReviewFiles implements ReviewRecords {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final AuditTrail audit;
    private final ReviewSubjects subjects;

    ReviewFiles(JdbcClient jdbc, Ids ids, Clock clock, AuditTrail audit, ReviewSubjects subjects) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.subjects = subjects;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void create(ReviewRequest request) {
        jdbc.sql("""
                        insert into review_file
                            (id, kind, subject_id, account_id, applicant, high_risk, review_class, submitted_at, open_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        ids.next(),
                        request.kind(),
                        request.id(),
                        request.accountId(),
                        request.applicant(),
                        request.highRisk(),
                        request.reviewClass(),
                        utc(request.submittedAt()),
                        BusinessKey.of(request.kind(), request.id())))
                .update();
    }

    public Optional<ReviewFile> find(String businessKey) {
        return jdbc.sql("select * from review_file where open_key = ?")
                .param(businessKey)
                .query((row, number) -> file(row))
                .optional();
    }

    /** The open one, held until the end of the transaction: nobody decides meanwhile. */
    public Optional<ReviewFile> lock(String businessKey) {
        return jdbc.sql("select * from review_file where open_key = ? for update")
                .param(businessKey)
                .query((row, number) -> file(row))
                .optional();
    }

    /** Of which subjects of a kind a review is open. */
    public List<Long> openSubjects(ReviewedKind kind) {
        return jdbc.sql("select subject_id from review_file where kind = ? and open_key is not null")
                .param(kind.name())
                .query(Long.class)
                .list();
    }

    /** Whether this very application was decided. */
    public boolean decided(ReviewRequest request) {
        return jdbc.sql("""
                        select count(*) from review_file
                        where kind = ? and subject_id = ? and submitted_at >= ? and decided_at is not null""")
                        .params(request.kind(), request.id(), utc(request.submittedAt()))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public ReviewFile get(String businessKey) {
        return find(businessKey).orElseThrow(() -> new IllegalStateException("no open review of " + businessKey));
    }

    @Override
    public ReviewRecord open(String businessKey) {
        return find(businessKey).map(ReviewFile::asRecord).orElseThrow(() -> ReviewTexts.outrun("decided"));
    }

    @Override
    public List<String> unknownFacts(String businessKey) {
        ReviewFile file = get(businessKey);
        return subjects.of(file.kind()).missing(file.subjectId()).stream()
                .filter(MissingFact::unknown)
                .map(MissingFact::label)
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String businessKey, Opinion opinion) {
        TaskComments.refuseHidden(opinion.comment());
        ReviewFile file = get(businessKey);
        jdbc.sql("""
                        insert into review_opinion
                            (review_id, ordinal, reviewer, approved, reason_codes, comment, accepted_unknown, given_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        file.id(),
                        file.opinions().size() + 1,
                        opinion.reviewer(),
                        opinion.approved(),
                        String.join(",", opinion.reasonCodes()),
                        opinion.comment(),
                        String.join("\n", opinion.acceptedUnknown()),
                        utc(clock.instant()))
                .update();
        audit.recordOf(
                file.accountId(),
                opinion.reviewer(),
                "review.opinion-given",
                file.kind(),
                Long.toString(file.subjectId()),
                Map.of(
                        "approved", opinion.approved(),
                        "reasonCodes", opinion.reasonCodes(),
                        "acceptedUnknown", opinion.acceptedUnknown(),
                        "task", opinion.taskId()));
    }

    void due(String businessKey, Instant dueAt) {
        jdbc.sql("update review_file set due_at = ? where open_key = ?")
                .params(utc(dueAt), businessKey)
                .update();
    }

    void raised(String businessKey, int level) {
        jdbc.sql("update review_file set escalation_level = greatest(escalation_level, ?) where open_key = ?")
                .params(level, businessKey)
                .update();
    }

    /** Facts found out later can make an application risky, never harmless. */
    public void markHighRisk(String businessKey) {
        jdbc.sql("update review_file set high_risk = true where open_key = ?")
                .param(businessKey)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void close(String businessKey, boolean approved) {
        jdbc.sql("update review_file set decided_at = ?, approved = ?, open_key = null where open_key = ?")
                .params(utc(clock.instant()), approved, businessKey)
                .update();
    }

    /** Its applicant took the application back before it was decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(String businessKey) {
        jdbc.sql("update review_file set withdrawn_at = ?, open_key = null where open_key = ?")
                .params(utc(clock.instant()), businessKey)
                .update();
    }

    private ReviewFile file(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new ReviewFile(
                id,
                row.getString("kind"),
                row.getLong("subject_id"),
                row.getLong("account_id"),
                row.getString("applicant"),
                row.getBoolean("high_risk"),
                row.getString("review_class"),
                instant(row, "submitted_at"),
                row.getObject("due_at") == null ? null : instant(row, "due_at"),
                row.getInt("escalation_level"),
                opinions(id));
    }

    private List<GivenOpinion> opinions(long reviewId) {
        return jdbc.sql("select * from review_opinion where review_id = ? order by ordinal")
                .param(reviewId)
                .query((row, number) -> new GivenOpinion(
                        row.getString("reviewer"),
                        row.getBoolean("approved"),
                        list(row.getString("reason_codes"), ","),
                        row.getString("comment"),
                        list(row.getString("accepted_unknown"), "\n"),
                        instant(row, "given_at")))
                .list();
    }

    private static List<String> list(String joined, String separator) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(separator));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
