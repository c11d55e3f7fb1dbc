package dev.signet.event.push;

import dev.signet.account.overview.GuideFact;
import dev.signet.account.overview.GuideStep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether an account is told of anything, be it by push or by queue. */
@Component
class ReceiptsWanted implements GuideFact {

    private final JdbcClient jdbc;

    ReceiptsWanted(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public GuideStep step() {
        return GuideStep.RECEIPTS;
    }

    @Override
    public boolean taken(long accountId) {
        return jdbc.sql("""
                        select exists(select 1 from event_push where account_id = :account and enabled)
                            or exists(select 1 from event_queue_setting where account_id = :account and enabled)""").param("account", accountId).query(Boolean.class).single();
    }
}
