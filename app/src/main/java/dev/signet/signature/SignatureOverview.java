package dev.signet.signature;

import dev.signet.account.ApiCaller;
import dev.signet.account.overview.GuideFact;
import dev.signet.account.overview.GuideStep;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import dev.signet.account.overview.QuickEntry;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What the first page of the console says of an account's signatures. */
@Component
class SignatureOverview implements NeedSource, GuideFact, QuickEntry {

    private static final Wording TEXTS = Wording.of("signature");
    private static final int SHOWN_OF_REASON = 200;

    private final JdbcClient jdbc;

    SignatureOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Applications that were rejected and not submitted again (S4.4-1). */
    @Override
    public List<Need> of(ApiCaller reader, int most) {
        return jdbc.sql("""
                        select s.name, r.reason, r.reason_en, r.decided_at_ms
                        from signature_revision r join signature s on s.id = r.signature_id
                        where r.account_id = ? and r.role = 'OPEN' and r.state = 'REJECTED' and s.live = 1
                        order by r.order_id desc limit ?""")
                .params(reader.accountId(), most)
                .query((row, n) -> rejected(row))
                .list();
    }

    private static Need rejected(ResultSet row) throws SQLException {
        String name = row.getString(1);
        Bilingual reason =
                new Bilingual(row.getString(2), row.getString(3)).map(text -> PlainText.cut(text, SHOWN_OF_REASON));
        return new Need(
                "signature.rejected",
                TEXTS.text("need.rejected", name, reason),
                "/console/signatures/of/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8),
                Instant.ofEpochMilli(row.getLong(4)),
                "dysms:GetSmsSign",
                "sign/" + name);
    }

    @Override
    public GuideStep step() {
        return GuideStep.SIGNATURE;
    }

    @Override
    public boolean taken(long accountId) {
        return jdbc.sql("""
                        select exists(select 1 from signature_revision r join signature s on s.id = r.signature_id
                            where r.account_id = ? and r.role = 'USABLE' and s.live = 1)""").param(accountId).query(Boolean.class).single();
    }

    @Override
    public Kind kind() {
        return Kind.SIGNATURES;
    }

    @Override
    public String action() {
        return "dysms:QuerySmsSignList";
    }

    /** A general one serves abroad as well (S4.2-3). */
    @Override
    public Count count(long accountId) {
        return jdbc.sql("""
                        select count(distinct s.id), count(distinct if(r.scenario = 'GENERAL', s.id, null))
                        from signature s join signature_revision r on r.signature_id = s.id and r.role <> 'PAST'
                        where s.account_id = ? and s.live = 1""")
                .param(accountId)
                .query((row, n) -> new Count(row.getLong(1), row.getLong(2)))
                .single();
    }
}
