package dev.signet.evidence;

import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.policy.Policies;
import java.util.List;
import java.util.Locale;

/**
 * What makes a file acceptable (SGE-1, SGE-2, SGE-4). Every limit is a parameter of the rulebook; the codes are those
 * documented for files.
 */
final class EvidenceRules {

    private static final Wording TEXTS = Wording.of("evidence");
    private static final String BAD_FILE = "isv.ERROR_EMPTY_FILE";
    private static final String TOO_LARGE = "isv.SIGN_FILE_LIMIT";
    private static final String BAD_NAME = "isv.INVALID_PARAMETERS";

    private final Policies policies;

    EvidenceRules(Policies policies) {
        this.policies = policies;
    }

    /** Refuses more files than an application may have. */
    void checkCount(List<EvidenceUpload> uploads) {
        int most = policies.number("evidence.files.max");
        if (uploads.size() > most) {
            throw TEXTS.refusal(TOO_LARGE, "count", uploads.size(), most);
        }
    }

    /**
     * What the file is, after all checks.
     *
     * @param number position in the application, from 1, to name the file where it has no name
     */
    MediaKind check(EvidenceUpload upload, int number) {
        String label = upload.fileName().isEmpty() ? "#" + number : Quoted.of(upload.fileName());
        checkSize(upload, label);
        MediaKind kind = MediaKind.of(upload.content())
                .filter(found -> found != MediaKind.PDF || upload.kind() == EvidenceKind.AUTHORISATION_LETTER)
                .orElseThrow(() -> TEXTS.refusal(BAD_FILE, "content", label));
        checkPixels(upload, kind, label);
        checkName(upload, kind, label);
        return kind;
    }

    private void checkSize(EvidenceUpload upload, String label) {
        if (upload.content().length == 0) {
            throw TEXTS.refusal(BAD_FILE, "empty", label);
        }
        int most = policies.number(
                upload.kind() == EvidenceKind.AUTHORISATION_LETTER
                        ? "evidence.letter.bytes.max"
                        : "evidence.image.bytes.max");
        if (upload.content().length > most) {
            throw TEXTS.refusal(TOO_LARGE, "size", label, upload.content().length, most);
        }
    }

    private void checkPixels(EvidenceUpload upload, MediaKind kind, String label) {
        long most = policies.number("evidence.image.pixels.max");
        boolean fine = kind.dimensions(upload.content())
                .map(size -> size.pixels() <= most)
                .orElse(false);
        if (!fine) {
            throw TEXTS.refusal(BAD_FILE, "pixels", label, most);
        }
    }

    private void checkName(EvidenceUpload upload, MediaKind kind, String label) {
        String name = upload.fileName();
        if (name.isEmpty()) {
            return;
        }
        int dot = name.lastIndexOf('.');
        boolean fine = dot > 0
                && name.length() <= policies.number("evidence.name.length.max")
                && policies.pattern("evidence.name").matches(name.substring(0, dot))
                && kind.hasSuffix(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        if (!fine) {
            throw TEXTS.refusal(BAD_NAME, "name", label, kind.usualSuffix());
        }
    }
}
