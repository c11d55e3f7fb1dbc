package dev.signet.sending.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.JsonText;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.sending.Audience;
import dev.signet.sending.rulebook.PlatformTexts;
import dev.signet.sending.store.Sql;
import dev.signet.sending.text.PreparedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Warnings are committed with the messages that raise them, each only once. */
@Component
public class DatabaseWarnings implements AccountWarnings {

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final ObjectMapper json;
    private final Ids ids;

    DatabaseWarnings(@DataPlane JdbcTemplate jdbc, DataTransactions transactions, ObjectMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.ids = ids;
    }

    /**
     * A warning in the making.
     *
     * @param once what is the same is warned of once
     */
    public record Raised(long accountId, PlatformTexts.Text text, Map<String, String> facts, String once) {

        public static Raised of(long accountId, PlatformTexts.Text text, SendFinding finding) {
            return new Raised(
                    accountId,
                    text,
                    finding.facts(),
                    Stream.concat(
                                    Stream.of(text.code()),
                                    text.once().stream()
                                            .map(name -> finding.facts().getOrDefault(name, "")))
                            .collect(Collectors.joining(":")));
        }

        /** Only what the text has variables for. */
        Map<String, String> values() {
            Map<String, String> values = new HashMap<>(facts);
            values.keySet().retainAll(new PreparedText(text.content()).variables());
            return values;
        }
    }

    /** For the transaction that commits the messages. */
    public void raise(List<Raised> warnings, Instant now) {
        Map<String, Object[]> rows = new java.util.TreeMap<>();
        for (Raised warning : warnings) {
            String once = warning.once();
            rows.putIfAbsent(warning.accountId() + " " + once, new Object[] {
                ids.next(),
                warning.accountId(),
                once,
                Objects.requireNonNull(warning.text().audience()).ordinal(),
                warning.text().code(),
                JsonText.write(json, warning.values()),
                now.toEpochMilli()
            });
        }
        Sql.insert(jdbc, """
                insert ignore into sending_warning (id, account_id, once, audience, template, content, raised_at)
                values (?, ?, ?, ?, ?, ?, ?)""", new ArrayList<>(rows.values()));
    }

    @Override
    public boolean takeNext(Consumer<AccountWarning> taker) {
        return transactions.run(() -> {
            List<AccountWarning> next = jdbc.query(
                    """
                    select id, account_id, audience, template, content from sending_warning where told = 0
                    order by id limit 1 for update skip locked""",
                    (row, n) -> new AccountWarning(
                            row.getLong(1),
                            row.getLong(2),
                            Audience.values()[row.getInt(3)],
                            row.getString(4),
                            JsonText.readTexts(json, row.getString(5), "sending_warning")));
            next.forEach(warning -> {
                taker.accept(warning);
                jdbc.update("update sending_warning set told = 1 where id = ?", warning.id());
            });
            return !next.isEmpty();
        });
    }
}
