package dev.signet.rules.content;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Gsm7;

/**
 * How a message carries its signature (S4.1-1, BL-1): {@code 【name】} before the text; {@code [name]} where the whole
 * message goes abroad and would be GSM-7 but for the brackets, so that it keeps 160 characters instead of 70. The
 * parameter {@code sending.signature.gsm7-brackets} switches the second off.
 */
public final class SignedTexts {

    private final boolean gsm7Brackets;

    private SignedTexts(boolean gsm7Brackets) {
        this.gsm7Brackets = gsm7Brackets;
    }

    public static SignedTexts of(Policies policies) {
        return new SignedTexts(policies.flag("sending.signature.gsm7-brackets"));
    }

    /**
     * The whole message as its receiver sees it.
     *
     * @param content the template with its values
     */
    public String text(String name, String content, TemplateKind kind) {
        boolean gsm7 = gsm7Brackets && kind == TemplateKind.INTERNATIONAL && Gsm7.knows(name) && Gsm7.knows(content);
        return (gsm7 ? inGsm7(name) : bracketed(name)) + content;
    }

    /** A signature by itself, as people write it. */
    public static String bracketed(String name) {
        return "【" + name + "】";
    }

    /** Where the content of a message under this signature begins, whichever brackets it was sent with. */
    public static int contentStart(String text, String name) {
        boolean signed = text.startsWith(bracketed(name)) || text.startsWith(inGsm7(name));
        return signed ? bracketed(name).length() : 0;
    }

    private static String inGsm7(String name) {
        return "[" + name + "]";
    }
}
