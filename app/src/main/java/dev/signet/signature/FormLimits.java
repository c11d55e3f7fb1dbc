package dev.signet.signature;

import dev.signet.platform.Wording;
import org.jspecify.annotations.Nullable;

/** What the tables can hold; the norms have tighter limits of their own where a norm speaks of a field. */
final class FormLimits {

    static final int REASON = 500;

    private static final Wording TEXTS = Wording.of("signature");
    private static final int SHORT = 200;
    private static final int LONG = 1000;

    private FormLimits() {}

    static void check(SignatureForm form) {
        check("name", form.name(), SHORT);
        check("sourceContent", form.sourceContent(), LONG);
        check("sourceName", form.sourceName(), SHORT);
        check("rightHolder", form.rightHolder(), SHORT);
        check("landline", form.landline(), 40);
        check("domain", form.domain(), 255);
        check("remark", form.remark(), LONG);
    }

    static void check(String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            throw TEXTS.refusal("isv.SIGN_OVER_LIMIT", "field.too-long", field, value.length(), most);
        }
    }
}
