package dev.signet.access.page;

import dev.signet.access.ram.AccessPolicy;
import dev.signet.platform.Wording;
import dev.signet.platform.page.PageLanguage;
import dev.signet.rules.access.PolicyType;
import java.util.Locale;

/**
 * What a policy is for: its description, and for those of the platform, which carry none, the words of the bundle. One
 * that an officer added to the rulebook has none.
 *
 * @param locale of the page
 */
record PolicyAbout(Locale locale) {

    private static final Wording TEXTS = Wording.of("access-page");

    public String of(AccessPolicy policy) {
        String key = "system." + policy.ref().name();
        return policy.ref().type() == PolicyType.SYSTEM && TEXTS.has(key)
                ? PageLanguage.of(TEXTS.text(key), locale)
                : policy.description();
    }
}
