package dev.signet.support;

import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.Folding;
import dev.signet.sending.message.CountableMessages;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts messages that a test stored ({@link SentMessages}) as sending counts its own, for tests that read figures of them. */
public final class CountedMessages {

    private CountedMessages() {}

    /** Those of an account that are not counted yet; its days are Shanghai's. */
    public static void count(ApplicationContext context, JdbcTemplate data, long accountId) {
        CountableMessages messages = context.getBean(CountableMessages.class);
        FiguresDelta delta = new FiguresDelta();
        data.queryForList(
                        "select id from sending_message where account_id = ? and counted_hour is null",
                        Long.class,
                        accountId)
                .forEach(id -> {
                    data.update(
                            "update sending_message set counted_hour = accepted_at div 3600000 + 8 where id = ?", id);
                    messages.count(id - 1, id, delta::add);
                });
        context.getBean(FiguresLedger.class).write(delta);
        context.getBean(Folding.class).fold();
    }
}
