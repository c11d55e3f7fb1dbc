package dev.signet.sending.job;

import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.LocalHours;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.account.AccountFacts;
import dev.signet.sending.account.FactsSnapshot;
import dev.signet.sending.message.CountableMessages;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.sending.store.Sql;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts messages that an earlier version stored: once, in portions, by whichever node is at it. Until then their ends change
 * no figures; their tags are not known any more. A row that grows may split its page, but these are at rest.
 */
@Component
class Uncounted {

    private static final int PORTION = 1000;

    private static final String UPDATE = """
            update json_table(?, '$[*]' columns (id bigint path '$[0]', counted_hour int path '$[1]',
                place varchar(8) path '$[2]', vendor tinyint path '$[3]')) c
            straight_join sending_message m on m.id = c.id
            set m.counted_hour = c.counted_hour, m.place = c.place, m.vendor = c.vendor""";

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final FactsSnapshot snapshot;
    private final SendRules.Active rules;
    private final CountableMessages messages;
    private final FiguresLedger figures;

    Uncounted(
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            FactsSnapshot snapshot,
            SendRules.Active rules,
            CountableMessages messages,
            FiguresLedger figures) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.snapshot = snapshot;
        this.rules = rules;
        this.messages = messages;
        this.figures = figures;
    }

    private record Left(long nextId, long lastId) {}

    /**
     * Goes one portion on.
     *
     * @return whether more is left, for this node
     */
    boolean catchUp() {
        return transactions.run(() -> {
            List<Left> left = jdbc.query(
                    "select next_id, last_id from sending_uncounted for update skip locked",
                    (row, n) -> new Left(row.getLong(1), row.getLong(2)));
            left.forEach(this::catchUp);
            return !left.isEmpty();
        });
    }

    private void catchUp(Left left) {
        List<Object[]> rows = jdbc.query(
                "select id, account_id, number, accepted_at from sending_message where id > ? and id <= ?"
                        + " order by id limit " + PORTION + " for update",
                (row, n) ->
                        counted(row.getLong(1), row.getLong(2), row.getLong(3), Instant.ofEpochMilli(row.getLong(4))),
                left.nextId(),
                left.lastId());
        if (rows.isEmpty()) {
            jdbc.update("delete from sending_uncounted");
            return;
        }
        long last = (long) rows.get(rows.size() - 1)[0];
        Sql.update(jdbc, UPDATE, rows);
        FiguresDelta delta = new FiguresDelta();
        messages.count(left.nextId(), last, delta::add);
        figures.write(delta);
        jdbc.update("update sending_uncounted set next_id = ?", last);
    }

    private Object[] counted(long id, long accountId, long number, Instant acceptedAt) {
        AccountFacts account = snapshot.of(accountId);
        ZoneId zone = account == null ? ChinaTime.ZONE : account.account().zone();
        PhoneNumber phone = phone(number, acceptedAt);
        return new Object[] {
            id,
            LocalHours.of(acceptedAt, zone),
            phone == null ? null : phone.place(),
            phone == null ? null : phone.vendor().ordinal()
        };
    }

    private @Nullable PhoneNumber phone(long number, Instant at) {
        String text = "+" + number;
        PhoneNumber known = rules.current().numbers().inList(text, ChinaTime.dayOf(at));
        return known == null ? PhoneNumbers.listed(text) : known;
    }
}
