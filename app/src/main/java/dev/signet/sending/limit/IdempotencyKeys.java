package dev.signet.sending.limit;

import dev.signet.platform.Bilingual;
import dev.signet.platform.DataPlane;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.store.Digest;
import dev.signet.sending.store.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The first answer to each idempotency key. Only an accepted request uses up its key: a refusal has no effect that a
 * retry could double, and following its advice under the same key must be able to succeed.
 */
@Component
public class IdempotencyKeys {

    private final JdbcTemplate jdbc;

    IdempotencyKeys(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public record Key(long accountId, Digest digest) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byAccount = Long.compare(accountId, other.accountId);
            return byAccount != 0 ? byAccount : Arrays.compareUnsigned(digest.bytes(), other.digest.bytes());
        }
    }

    public record First(Digest body, SendAnswer answer) {}

    public Map<Key, First> find(Collection<Key> keys) {
        Map<Key, First> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        StringBuilder pairs = new StringBuilder();
        for (Key key : keys) {
            pairs.append(pairs.isEmpty() ? "" : ",")
                    .append('(')
                    .append(key.accountId())
                    .append(",x'")
                    .append(key.digest().hex())
                    .append("')");
        }
        jdbc.query(
                "select account_id, key_digest, body_digest, biz_id, request_id, message_zh, message_en"
                        + " from sending_idempotency where (account_id, key_digest) in (" + pairs + ")",
                row -> {
                    SendAnswer answer = new SendAnswer(
                            "OK",
                            new Bilingual(row.getString(6), row.getString(7)),
                            row.getString(4),
                            row.getString(5),
                            null,
                            true);
                    found.put(
                            new Key(row.getLong(1), Digest.ofBytes(row.getBytes(2))),
                            new First(Digest.ofBytes(row.getBytes(3)), answer));
                });
        return found;
    }

    public void keep(Map<Key, First> answers, Instant now) {
        List<Object[]> rows = new ArrayList<>(answers.size());
        answers.forEach((key, first) -> rows.add(new Object[] {
            key.accountId(),
            key.digest().bytes(),
            first.body().bytes(),
            first.answer().bizId(),
            first.answer().requestId(),
            first.answer().message().zh(),
            first.answer().message().en(),
            now.toEpochMilli()
        }));
        Sql.insert(jdbc, """
                insert into sending_idempotency (account_id, key_digest, body_digest, biz_id, request_id, message_zh,
                    message_en, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }
}
