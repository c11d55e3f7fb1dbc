package dev.signet.sending.job;

import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.text.TextPattern;
import dev.signet.sending.account.AccountFacts;
import dev.signet.sending.account.FactsSnapshot;
import dev.signet.sending.account.PreparedTemplate;
import dev.signet.sending.limit.NumberHistory;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.rulebook.RulebookRules;
import dev.signet.sending.store.MessageDays;
import dev.signet.sending.store.Sql;
import dev.signet.sending.text.ValuePlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Brings what was stored by an earlier version up to this one: clears messages of their codes, as far as they can be told
 * from the text ({@link ValuePlaces}), and the histories of numbers of digests without a key; notes messages whose ids are of
 * another day ({@link MessageDays}). Done once, in portions, by whichever node is at it.
 */
@Component
class StoredBefore {

    private static final int PORTION = 1000;
    private static final TemplateKind[] KINDS = TemplateKind.values();
    private static final MessageState[] STATES = MessageState.values();

    private static final String UPDATE = """
            update json_table(?, '$[*]' columns (id bigint path '$[0]', content varchar(600) path '$[1]',
                value_places varchar(100) path '$[2]')) c
            straight_join sending_message m on m.id = c.id
            set m.content = c.content, m.value_places = c.value_places""";

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final FactsSnapshot snapshot;
    private final ActiveRulebook rulebook;
    private final MessageDays days;

    StoredBefore(
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            FactsSnapshot snapshot,
            ActiveRulebook rulebook,
            MessageDays days) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.snapshot = snapshot;
        this.rulebook = rulebook;
        this.days = days;
    }

    private record Left(long nextId, long lastId, long nextNumber, long beforeMillis) {}

    /**
     * Goes one portion on.
     *
     * @return whether more is left, for this node
     */
    boolean catchUp() {
        return transactions.run(() -> {
            List<Left> left = jdbc.query(
                    "select next_id, last_id, next_number, before_at from sending_stored_before for update skip locked",
                    (row, n) -> new Left(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
            left.forEach(this::catchUp);
            return !left.isEmpty();
        });
    }

    private void catchUp(Left left) {
        if (left.nextId() < left.lastId()) {
            long last = clearMessages(left);
            jdbc.update("update sending_stored_before set next_id = ?", last);
            return;
        }
        List<Long> numbers = clearNumbers(left);
        if (numbers.isEmpty()) {
            jdbc.update("delete from sending_stored_before");
        } else {
            jdbc.update("update sending_stored_before set next_number = ?", numbers.get(numbers.size() - 1));
        }
    }

    private long clearMessages(Left left) {
        long last = jdbc
                .queryForList(
                        "select id from sending_message where id > ? and id <= ? order by id limit 1 offset " + PORTION,
                        Long.class,
                        left.nextId(),
                        left.lastId())
                .stream()
                .findFirst()
                .orElse(left.lastId());
        List<Object[]> cleared = new ArrayList<>();
        jdbc.query(
                """
                select id, account_id, kind, state, sign_name, template_code, content from sending_message
                where id > ? and id <= ? and kind in (?, ?) and value_places is null for update""",
                row -> {
                    String content = row.getString(7);
                    String places =
                            places(row.getLong(2), KINDS[row.getInt(3)], row.getString(5), row.getString(6), content);
                    if (places != null) {
                        boolean ended = STATES[row.getInt(4)].shown() != SendStatus.WAITING;
                        cleared.add(new Object[] {
                            row.getLong(1),
                            ended ? ValuePlaces.without(content, places) : content,
                            ended ? ValuePlaces.GONE : places
                        });
                    }
                },
                left.nextId(),
                last,
                TemplateKind.VERIFICATION.ordinal(),
                TemplateKind.INTERNATIONAL.ordinal());
        Sql.update(jdbc, UPDATE, cleared);
        days.noteStored(left.nextId(), last);
        return last;
    }

    /** What could be a code, as records have always hidden it; abroad not the template's own words. */
    private @Nullable String places(
            long accountId, TemplateKind kind, String signName, String templateCode, String content) {
        Policies policies = rulebook.current().policies();
        AccountFacts account = snapshot.of(accountId);
        PreparedTemplate template = account == null ? null : account.template(templateCode);
        TextPattern code = policies.pattern("records.code");
        Set<String> words = Set.of();
        if (kind == TemplateKind.INTERNATIONAL && template != null) {
            TextPattern codeVariable = policies.pattern(RulebookRules.CODE_VARIABLE);
            if (template.text().variables().stream().noneMatch(name -> codeVariable.occursIn(name))) {
                return null;
            }
            String fixed =
                    TemplateText.of(template.template().content()).holed().replace(TemplateText.HOLE, ' ');
            words = code.results(fixed).stream().map(MatchResult::group).collect(Collectors.toSet());
        }
        IntStream.Builder places = IntStream.builder();
        int start = SignedTexts.contentStart(content, signName);
        for (MatchResult found : code.results(content.substring(start))) {
            if (!words.contains(found.group())) {
                places.add(start + found.start()).add(found.end() - found.start());
            }
        }
        return ValuePlaces.of(places.build().toArray());
    }

    private List<Long> clearNumbers(Left left) {
        List<Long> numbers = new ArrayList<>();
        List<Object[]> cleared = new ArrayList<>();
        jdbc.query(
                "select number, history from sending_number where number > ? order by number limit " + PORTION
                        + " for update",
                row -> {
                    byte[] history = row.getBytes(2);
                    numbers.add(row.getLong(1));
                    if (history.length > 0) {
                        cleared.add(
                                new Object[] {NumberHistory.withoutHashes(history, left.beforeMillis()), row.getLong(1)
                                });
                    }
                },
                left.nextNumber());
        Sql.insert(jdbc, "update sending_number set history = ? where number = ?", cleared);
        return numbers;
    }
}
