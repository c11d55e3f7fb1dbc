package dev.signet.template;

import dev.signet.account.ApiCaller;
import dev.signet.account.overview.AbroadFact;
import dev.signet.account.overview.AbroadStep;
import dev.signet.account.overview.GuideFact;
import dev.signet.account.overview.GuideStep;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import dev.signet.account.overview.QuickEntry;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the first page of the console says of an account's templates. */
@Component
class TemplateOverview implements NeedSource, GuideFact, AbroadFact, QuickEntry {

    private static final Wording TEXTS = Wording.of("template");
    private static final int SHOWN_OF_REASON = 200;

    private final JdbcClient jdbc;

    TemplateOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Applications that were rejected and not submitted again. */
    @Override
    public List<Need> of(ApiCaller reader, int most) {
        return jdbc.sql("""
                        select t.number, r.name, r.reason, r.reason_en, r.decided_at_ms
                        from template t join template_revision r on r.order_id = t.order_id
                        where t.account_id = ? and t.state = 'REJECTED' and t.cancelled_at_ms is null
                        order by t.order_id desc limit ?""")
                .params(reader.accountId(), most)
                .query((row, n) -> rejected(row))
                .list();
    }

    private static Need rejected(ResultSet row) throws SQLException {
        String code = TemplateStore.CODE_PREFIX + row.getLong(1);
        Bilingual reason =
                new Bilingual(row.getString(3), row.getString(4)).map(text -> PlainText.cut(text, SHOWN_OF_REASON));
        return new Need(
                "template.rejected",
                TEXTS.text("need.rejected", row.getString(2), reason),
                "/console/templates/" + code,
                Instant.ofEpochMilli(row.getLong(5)),
                "dysms:GetSmsTemplate",
                TaggableTemplates.TYPE + "/" + code);
    }

    @Override
    public GuideStep step() {
        return GuideStep.TEMPLATE;
    }

    @Override
    public boolean taken(long accountId) {
        return jdbc.sql("select exists(select 1 from template where account_id = ? and state = 'APPROVED')")
                .param(accountId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<AbroadStep> reached(long accountId) {
        List<Boolean> approved =
                jdbc.sql("""
                        select distinct t.state = 'APPROVED'
                        from template t join template_revision r on r.order_id = t.order_id
                        where t.account_id = ? and t.cancelled_at_ms is null and r.kind = 'INTERNATIONAL'""").param(accountId).query(Boolean.class).list();
        Set<AbroadStep> reached = EnumSet.noneOf(AbroadStep.class);
        if (!approved.isEmpty()) {
            reached.add(AbroadStep.APPLIED);
        }
        if (approved.contains(true)) {
            reached.add(AbroadStep.APPROVED);
        }
        return reached;
    }

    @Override
    public Kind kind() {
        return Kind.TEMPLATES;
    }

    @Override
    public String action() {
        return "dysms:GetSmsTemplateList";
    }

    @Override
    public Count count(long accountId) {
        return jdbc.sql("""
                        select count(if(r.kind <> 'INTERNATIONAL', 1, null)), count(if(r.kind = 'INTERNATIONAL', 1, null))
                        from template t join template_revision r on r.order_id = t.order_id
                        where t.account_id = ? and t.cancelled_at_ms is null""")
                .param(accountId)
                .query((row, n) -> new Count(row.getLong(1), row.getLong(2)))
                .single();
    }
}
