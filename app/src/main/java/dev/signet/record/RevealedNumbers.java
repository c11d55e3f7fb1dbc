package dev.signet.record;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many full numbers each person was shown in the console, by day (UTC+8): whoever needs many asks for an export, which
 * somebody else approves (RC-1).
 */
@Component
class RevealedNumbers {

    private static final Wording TEXTS = Wording.of("record");

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    RevealedNumbers(JdbcClient jdbc, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * Takes so many of the day's numbers, in the transaction that notes why they are shown. A person's day only goes
     * forward: a node whose clock is behind at midnight counts on the day that another has begun.
     *
     * @param person who looks, a name that stays theirs
     * @throws Refusal {@code LimitExceeded.RevealedNumbers} where fewer are left; none is taken then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(long accountId, String person, int numbers) {
        LocalDate today = ChinaTime.today(clock);
        // Held from the first statement on: whoever comes at the same time waits.
        jdbc.sql("""
                        insert into record_revealed (account_id, person, day, numbers) values (?, ?, ?, 0)
                        on duplicate key update numbers = numbers""").params(accountId, person, today).update();
        int shown = jdbc.sql("""
                        select if(day >= ?, numbers, 0) from record_revealed
                        where account_id = ? and person = ? for update""")
                .params(today, accountId, person)
                .query(Integer.class)
                .single();
        int most = rulebook.current().policies().number("records.unmask.per-day");
        if (shown + numbers > most) {
            throw TEXTS.refusal(
                    "LimitExceeded.RevealedNumbers", "unmask.limit", most, Math.max(0, most - shown), numbers);
        }
        jdbc.sql("""
                        update record_revealed set day = greatest(day, ?), numbers = ?
                        where account_id = ? and person = ?""").params(today, shown + numbers, accountId, person).update();
    }
}
