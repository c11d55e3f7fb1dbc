package dev.signet.review.process;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.processes.review.ReviewOutrun;
import dev.signet.processes.review.ReviewRefused;

/** The engine's refusals in the words of this domain. */
final class ReviewTexts {

    private static final Wording TEXTS = Wording.of("review");

    private ReviewTexts() {}

    static ReviewRefused refused(String key, Object... values) {
        Bilingual text = TEXTS.text(key, values);
        return new ReviewRefused(text.zh(), text.en());
    }

    static ReviewOutrun outrun(String key, Object... values) {
        Bilingual text = TEXTS.text(key, values);
        return new ReviewOutrun(text.zh(), text.en());
    }
}
