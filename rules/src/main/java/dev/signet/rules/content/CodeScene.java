package dev.signet.rules.content;

import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.text.WordList;

/** Whether a verification template says where, what for or how long its code serves (TP-21). */
public final class CodeScene {

    private CodeScene() {}

    public static boolean stated(TemplateApplication application, Policies policies) {
        String text = withoutKeywords(TemplateText.of(application.content()).holed(), policies.words("code-keywords"));
        return !Symbols.first(policies.pattern("verification.expiry"), text).isEmpty()
                || !Symbols.first(policies.pattern("verification.platform"), text)
                        .isEmpty()
                || policies.words("purposes").occursIn(text)
                || names(application.relatedSignature(), text);
    }

    /** "注册码" names no purpose: the keyword itself does not count. */
    private static String withoutKeywords(String text, WordList keywords) {
        String rest = text;
        for (String keyword : keywords.words()) {
            rest = rest.replace(keyword, String.valueOf(TemplateText.HOLE));
        }
        return rest;
    }

    private static boolean names(@org.jspecify.annotations.Nullable String platform, String text) {
        return platform != null && !platform.isBlank() && text.contains(platform);
    }
}
