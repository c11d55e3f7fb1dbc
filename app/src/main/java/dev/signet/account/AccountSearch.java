package dev.signet.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts found page by page, for whoever administers them, however many there are. */
@Component
public class AccountSearch {

    /** By names and ids alone, each in its own index: of whoever is found the whole row is read, and of nobody else. */
    private static final String NAMED = """
             from (select id from account_account where name like :like
                union select id from account_account where verified_name like :like
                union select id from account_account where id = :id) named
                straight_join account_account on account_account.id = named.id""";

    private static final String ALL = " from account_account";

    private static final String KINDS =
            " where (:kind is null or kind = :kind) and (:state is null or if(suspended_by is null, state, 'SUSPENDED') = :state)";

    private static final long NO_ID = -1;
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

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
        return asked("select count(*) " + from(wanted), wanted)
                .query(Long.class)
                .single();
    }

    /**
     * Newest first.
     *
     * @param skipped how many of them stand on earlier pages
     */
    public List<Found> find(Wanted wanted, long skipped, int most) {
        return asked(
                        "select account_account.* " + from(wanted)
                                + " order by account_account.id desc limit :most offset :skipped",
                        wanted)
                .param("most", most)
                .param("skipped", skipped)
                .query(AccountSearch::found)
                .list();
    }

    private static String from(Wanted wanted) {
        return (wanted.text().isEmpty() ? ALL : NAMED) + KINDS;
    }

    private JdbcClient.StatementSpec asked(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("id", ID.matcher(wanted.text()).matches() ? Long.parseLong(wanted.text()) : NO_ID)
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
