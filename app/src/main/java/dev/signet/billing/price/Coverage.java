package dev.signet.billing.price;

import dev.signet.rules.fact.TemplateKind;

/** What a package pays for (BL-15). Stored by {@link #ordinal()}. */
public enum Coverage {
    /** 国内通用: every domestic text message. */
    DOMESTIC,
    /** 国际/港澳台 */
    INTERNATIONAL;

    public static Coverage of(TemplateKind kind) {
        return kind == TemplateKind.INTERNATIONAL ? INTERNATIONAL : DOMESTIC;
    }
}
