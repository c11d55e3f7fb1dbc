package dev.signet.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts found page by page, for whoever administers them, however many there are. */
@Component
public class AccountSearch {

    private static final String WHERE = """
             from account_account where (:text = '' or name like :like or verified_name like :like or cast(id as char) = :text)
              and (:kind is null or kind = :kind) and (:state is null or if(suspended_by is null, state, 'SUSPENDED') = :state)""";

    private final JdbcClient jdbc;

    AccountSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param text part of the name or the verified name, or the whole id; empty: any
     * @param kind null: any
     * @param state null: any
     */
    public record Wanted(
            String text,
            @Nullable AccountKind kind,
            @Nullable AccountStanding state) {

        public Wanted {
            text = text.strip();
        }

        /** Whether it leaves any out. */
        public boolean isNarrow() {
            return !text.isEmpty() || kind != null || state != null;
        }
    }

    /** An account and since when it is one. */
    public record Found(Account account, Instant createdAt) {}

    public long count(Wanted wanted) {
        return asked("select count(*)" + WHERE, wanted).query(Long.class).single();
    }

    /**
     * Newest first.
     *
     * @param skipped how many of them stand on earlier pages
     */
    public List<Found> find(Wanted wanted, long skipped, int most) {
        return asked("select *" + WHERE + " order by id desc limit :most offset :skipped", wanted)
                .param("most", most)
                .param("skipped", skipped)
                .query(AccountSearch::found)
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("text", wanted.text())
                .param("like", "%" + wanted.text().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("kind", wanted.kind() == null ? null : wanted.kind().name())
                .param("state", wanted.state() == null ? null : wanted.state().name());
    }

    public Instant createdAt(long accountId) {
        return jdbc.sql("select created_at from account_account where id = ?")
                .param(accountId)
                .query((row, n) -> createdAt(row))
                .single();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(AccountSnapshot.account(row, number), createdAt(row));
    }

    private static Instant createdAt(ResultSet row) throws SQLException {
        return row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
