package dev.signet.access.ram;

import dev.signet.account.ApiCaller;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import dev.signet.platform.Wording;
import dev.signet.rulebook.ActiveRulebook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Active keys that nobody has signed with for so long that they are more of a danger than of use. The account's own are
 * the owner's business.
 */
@Component
class UnusedKeys implements NeedSource {

    private static final Wording TEXTS = Wording.of("access-ram");

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    UnusedKeys(JdbcClient jdbc, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @Override
    public List<Need> of(ApiCaller reader, int most) {
        Instant now = clock.instant();
        int days = rulebook.current().policies().number("access.key.unused.days");
        return jdbc.sql("""
                        select k.id, coalesce(u.name, ''), coalesce(x.used_at, k.created_at) as last
                        from account_access_key k
                            left join access_user u on u.id = k.user_id
                            left join access_key_use x on x.key_id = k.id
                        where k.account_id = ? and k.active and (u.id is not null or ?)
                        having last < ? order by last desc limit ?""")
                .params(
                        reader.accountId(),
                        reader.principal().isOwner(),
                        LocalDateTime.ofInstant(now.minus(Duration.ofDays(days)), ZoneOffset.UTC),
                        most)
                .query((row, n) -> unused(row, now))
                .list();
    }

    private static Need unused(ResultSet row, Instant now) throws SQLException {
        String user = row.getString(2);
        Instant last = row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        long days = Duration.between(last, now).toDays();
        String sentence = user.isEmpty() ? "need.unused-own" : "need.unused";
        return new Need(
                "key.unused",
                TEXTS.text(sentence, row.getString(1), days, user),
                user.isEmpty() ? "/console/access/keys" : "/console/access/users/" + user,
                last,
                "ram:ListAccessKeys",
                "user/" + user);
    }
}
