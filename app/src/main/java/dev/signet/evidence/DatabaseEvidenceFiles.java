package dev.signet.evidence;

import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.EvidenceKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class DatabaseEvidenceFiles implements EvidenceFiles {

    private static final String COLUMNS = "id, account_id, kind, file_name, media_type, size, sha256, created_at_ms";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final ActiveRulebook rulebook;

    DatabaseEvidenceFiles(JdbcClient jdbc, Ids ids, Clock clock, ActiveRulebook rulebook) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.rulebook = rulebook;
    }

    @Override
    public void check(List<EvidenceUpload> uploads) {
        kindsOf(uploads);
    }

    private List<MediaKind> kindsOf(List<EvidenceUpload> uploads) {
        EvidenceRules rules = new EvidenceRules(rulebook.current().policies());
        rules.checkCount(uploads);
        List<MediaKind> kinds = new ArrayList<>();
        for (EvidenceUpload upload : uploads) {
            kinds.add(rules.check(upload, kinds.size() + 1));
        }
        return kinds;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<EvidenceFile> store(long accountId, List<EvidenceUpload> uploads) {
        List<MediaKind> kinds = kindsOf(uploads);
        List<EvidenceFile> stored = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            stored.add(insert(accountId, uploads.get(i), kinds.get(i), i + 1));
        }
        return List.copyOf(stored);
    }

    private EvidenceFile insert(long accountId, EvidenceUpload upload, MediaKind kind, int number) {
        String name = upload.fileName().isEmpty() ? "evidence" + number + "." + kind.usualSuffix() : upload.fileName();
        EvidenceFile file = new EvidenceFile(
                ids.next(),
                accountId,
                upload.kind(),
                name,
                kind.mediaType(),
                upload.content().length,
                sha256(upload.content()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        jdbc.sql("insert into evidence_file (" + COLUMNS + ", content) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(file.id(), accountId, file.kind().name(), name, file.mediaType(), file.size(), file.sha256())
                .param(file.createdAt().toEpochMilli())
                .param(upload.content())
                .update();
        return file;
    }

    @Override
    public List<EvidenceFile> find(Collection<Long> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<Long, EvidenceFile> found = jdbc
                .sql("select " + COLUMNS + " from evidence_file where id in (:ids)")
                .param("ids", wanted)
                .query((row, n) -> file(row))
                .list()
                .stream()
                .collect(Collectors.toMap(EvidenceFile::id, Function.identity()));
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void classify(long id, EvidenceKind kind) {
        jdbc.sql("update evidence_file set kind = ? where id = ?")
                .params(kind.name(), id)
                .update();
    }

    @Override
    public Optional<EvidenceContent> openForOwner(long accountId, long id) {
        return openForReview(id).filter(content -> content.file().accountId() == accountId);
    }

    @Override
    public Optional<EvidenceContent> openForReview(long id) {
        return jdbc.sql("select " + COLUMNS + ", content from evidence_file where id = ?")
                .param(id)
                .query((row, n) -> new EvidenceContent(file(row), row.getBytes("content")))
                .optional();
    }

    private static EvidenceFile file(ResultSet row) throws SQLException {
        return new EvidenceFile(
                row.getLong("id"),
                row.getLong("account_id"),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                Instant.ofEpochMilli(row.getLong("created_at_ms")));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
