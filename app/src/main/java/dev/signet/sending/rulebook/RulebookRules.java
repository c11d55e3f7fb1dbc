package dev.signet.sending.rulebook;

import dev.signet.billing.price.PriceList;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.send.SendDesk;
import dev.signet.rules.send.SendWindow;
import dev.signet.rules.text.TextPattern;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.SendVerdict;
import dev.signet.sending.number.PhoneNumbers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The active rulebook, with what sending reads from its tables parsed once for each version. */
@Component
public class RulebookRules implements SendRules.Active {

    public static final String CODE_VARIABLE = "records.code-variable";

    private static final Logger log = LoggerFactory.getLogger(RulebookRules.class);

    private final ActiveRulebook active;
    private volatile @Nullable Parsed latest;

    RulebookRules(ActiveRulebook active) {
        this.active = active;
    }

    @Override
    public SendRules current() {
        Rulebook rulebook = active.current();
        Parsed parsed = latest;
        if (parsed == null || parsed.rulebook() != rulebook) {
            parsed = Parsed.of(rulebook);
            latest = parsed;
        }
        return parsed;
    }

    private record Parsed(
            Rulebook rulebook,
            PriceList prices,
            SendWindow window,
            PhoneNumbers numbers,
            SignedTexts signedTexts,
            int longestText,
            TextPattern codeVariable,
            PlatformTexts platformTexts)
            implements SendRules {

        static Parsed of(Rulebook rulebook) {
            Policies policies = rulebook.policies();
            return new Parsed(
                    rulebook,
                    PriceList.of(policies),
                    SendWindow.of(policies),
                    PhoneNumbers.of(policies),
                    SignedTexts.of(policies),
                    policies.number("billing.text.max"),
                    policies.pattern(CODE_VARIABLE),
                    platformTexts(policies));
        }

        /** A fault in the platform's own texts must not stop customers' messages. */
        private static PlatformTexts platformTexts(Policies policies) {
            try {
                return PlatformTexts.of(policies);
            } catch (RuntimeException e) {
                log.error("Table platform-messages cannot be used; the platform sends no messages of its own", e);
                return PlatformTexts.NONE;
            }
        }

        @Override
        public String version() {
            return rulebook.version();
        }

        @Override
        public SendVerdict judge(SendFacts facts) {
            return rulebook.judge(facts);
        }

        @Override
        public SendFinding refusal(String ruleId, Object... facts) {
            return SendDesk.of(rulebook.policies()).refusal(ruleId, facts);
        }
    }
}
