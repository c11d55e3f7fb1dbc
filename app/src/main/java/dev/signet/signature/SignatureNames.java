package dev.signet.signature;

import dev.signet.rules.text.Unseen;
import java.text.Normalizer;
import java.util.Locale;

/** When two names are one (SG-20): letter case and character width make no difference. */
final class SignatureNames {

    private SignatureNames() {}

    static String fold(String name) {
        return Normalizer.normalize(Unseen.strip(name), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
