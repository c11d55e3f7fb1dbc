package dev.signet.sending.rulebook;

import dev.signet.billing.price.PriceList;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.send.SendWindow;
import dev.signet.rules.text.TextPattern;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.SendVerdict;
import dev.signet.sending.number.PhoneNumbers;

/** The rulebook as sending uses it: one version for a whole batch. */
public interface SendRules {

    String version();

    SendVerdict judge(SendFacts facts);

    /** What the rule of this id says, where the facts (names and values in turn) are seen before any rule is asked. */
    SendFinding refusal(String ruleId, Object... facts);

    PriceList prices();

    /** When promotional messages may leave. */
    SendWindow window();

    /** How a message carries its signature. */
    SignedTexts signedTexts();

    /** How numbers are read, with the ranges that are in use. */
    PhoneNumbers numbers();

    /** Characters that signature with its brackets and rendered text may have together (BL-1). */
    int longestText();

    /** Which variables of a template abroad hold a code (RC-2). */
    TextPattern codeVariable();

    /** What the platform itself sends. */
    PlatformTexts platformTexts();

    /** The rulebook that is active now. */
    interface Active {
        SendRules current();
    }
}
