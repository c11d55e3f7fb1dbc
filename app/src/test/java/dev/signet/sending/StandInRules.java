package dev.signet.sending;

import dev.signet.billing.PriceList;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.SendFinding;
import dev.signet.rules.SendVerdict;
import dev.signet.rules.fact.CounterScope;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

record StandInRules(ActiveRulebook active) implements SendRules.Active, SendRules {
    public SendRules current() { return this; }
    public String version() { return "stand-in"; }
    public PriceList prices() { return new PriceList(active.current().policies().table("prices")); }
    public SendWindow window() { return new SendWindow(LocalTime.of(8, 0), LocalTime.of(22, 0)); }
    public SendVerdict judge(SendFacts f) {
        if (!f.recipient().blacklists().isEmpty()) return no("BL", "isv.BLACK_KEY_CONTROL_LIMIT", null);
        if (f.kind() == TemplateKind.PROMOTIONAL && !window().openAt(f.at(), ZoneId.of("Asia/Shanghai")))
            return no("FC-15", "isv.BUSINESS_LIMIT_CONTROL", window().nextOpening(f.at(), ZoneId.of("Asia/Shanghai")));
        if (f.kind() == TemplateKind.VERIFICATION) {
            Instant m = f.at().truncatedTo(ChronoUnit.MINUTES);
            int limit = f.sender().verificationPerMinute() == null ? 1 : f.sender().verificationPerMinute();
            if (f.history().count(CounterScope.VERIFICATION_SIGNATURE_NUMBER, m.toEpochMilli(), m.toEpochMilli() + 60000) >= limit)
                return no("FC-1", "isv.BUSINESS_LIMIT_CONTROL", m.plusSeconds(60));
        }
        if (f.sender().dailyLimit() != null && f.volume().today() + f.segments() > f.sender().dailyLimit()) return no("FC-17", "isv.DAY_LIMIT_CONTROL", null);
        return new SendVerdict(SendVerdict.Decision.ACCEPT, List.of(), List.of(), version());
    }
    private SendVerdict no(String rule, String code, Instant earliest) {
        return new SendVerdict(SendVerdict.Decision.REFUSE, List.of(new SendFinding(rule, SendFinding.Effect.REFUSE, code, "触发分钟级流控Permits:1", "en", Map.of("a", "b"), "等", "wait", earliest)), List.of(), version());
    }
}
