package dev.signet.support;

import dev.signet.platform.FactsChanged;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Approved signatures and templates without the reviews that lead there, for tests about something else. */
public final class Approved {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    Approved(JdbcClient jdbc, Ids ids, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.events = events;
    }

    public void signature(long accountId, String name, Scenario scenario) {
        long id = ids.next();
        jdbc.sql(
                        "insert into signature (id, account_id, name, folded_name, live, created_at_ms) values (?, ?, ?, ?, 1, 0)")
                .params(id, accountId, name, name)
                .update();
        jdbc.sql("""
                        insert into signature_revision (order_id, signature_id, account_id, role, state, scenario, source,
                            evidence_carried, evidence_kinds_known, remark, unstated, new_general, rulebook_version, reason,
                            reason_en, submitted_at_ms)
                        values (?, ?, ?, 'USABLE', 'APPROVED', ?, 'COMPANY', 0, 0, '', '', 0, '', '', '', 0)""").params(ids.next(), id, accountId, scenario.name()).update();
        events.publishEvent(new FactsChanged(accountId));
    }

    /**
     * @param attributes of the variables, a JSON object
     * @return its code
     */
    public String template(long accountId, TemplateKind kind, String content, String attributes) {
        long id = ids.next();
        long order = ids.next();
        jdbc.sql(
                        "insert into template (id, account_id, state, order_id, created_at_ms) values (?, ?, 'APPROVED', ?, 0)")
                .params(id, accountId, order)
                .update();
        jdbc.sql("""
                        insert into template_revision (order_id, template_id, account_id, state, kind, name, content,
                            variable_attributes, remark, unstated, rulebook_version, reason, reason_en, submitted_at_ms)
                        values (?, ?, ?, 'APPROVED', ?, 'test', ?, ?, '', '', '', '', '', 0)""")
                .params(order, id, accountId, kind.name(), content, attributes)
                .update();
        events.publishEvent(new FactsChanged(accountId));
        return "SMS_"
                + jdbc.sql("select number from template where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single();
    }
}
