package dev.signet.access;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.rules.access.MalformedPolicy;

/** What somebody is told whose document is no policy: the place of it, what stands there, and what would be right. */
public final class PolicyTexts {

    private static final Wording TEXTS = Wording.of("access-ram");
    private static final String MALFORMED = "policy.malformed";

    private PolicyTexts() {}

    public static Refusal refusal(String code, MalformedPolicy fault) {
        return TEXTS.refusal(code, MALFORMED, values(fault));
    }

    /** The same sentence, for whoever is still writing. */
    public static Bilingual text(MalformedPolicy fault) {
        return TEXTS.text(MALFORMED, values(fault));
    }

    private static Object[] values(MalformedPolicy fault) {
        return new Object[] {fault.line(), fault.column(), new Bilingual(fault.zh(), fault.en())};
    }
}
