package dev.signet.sending;

import dev.signet.billing.PriceList;
import dev.signet.rules.SendVerdict;
import dev.signet.rules.fact.SendFacts;

/** The rulebook as sending uses it: one version for a whole batch. */
interface SendRules {

    String version();

    SendVerdict judge(SendFacts facts);

    PriceList prices();

    /** When promotional messages may leave. */
    SendWindow window();

    /** The rulebook that is active now. */
    interface Active {
        SendRules current();
    }
}
