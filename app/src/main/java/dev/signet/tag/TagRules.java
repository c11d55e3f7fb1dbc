package dev.signet.tag;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Texts;
import org.springframework.stereotype.Component;

/** What a tag may look like, and how many there may be (S13.1-2, S13.1-4, S13.1-5). */
@Component
class TagRules {

    static final Wording TEXTS = Wording.of("tag");
    static final String INVALID = "isv.INVALID_PARAMETERS";

    private final ActiveRulebook rulebook;

    TagRules(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** @throws Refusal naming key or value and what is wrong with it */
    void check(Tag tag) {
        check("key", tag.key(), 1, policies().number("tag.key.max"));
        check("value", tag.value(), 0, policies().number("tag.value.max"));
    }

    private void check(String name, String text, int shortest, int longest) {
        Bilingual part = TEXTS.text("part." + name);
        int length = Texts.length(text);
        if (length < shortest || length > longest) {
            throw invalid("refused.length", part, Quoted.of(text, 2 * longest), shortest, longest, length);
        }
        if (!PlainText.isName(text)) {
            throw invalid("refused.unseen", part, Quoted.of(text, 2 * longest));
        }
        policies().words("tag-openings").opening(text).ifPresent(word -> {
            throw invalid("refused.opening", part, text, word);
        });
        policies().words("tag-contents").first(text).ifPresent(word -> {
            throw invalid("refused.content", part, text, word);
        });
    }

    void checkResources(int count) {
        int most = policies().number("tag.resources.max");
        if (count < 1 || count > most) {
            throw invalid("refused.resources", most, count);
        }
    }

    /** @param count tags that the resource would have */
    void checkTags(String id, int count) {
        int most = policies().number("tag.per-resource.max");
        if (count > most) {
            throw invalid("refused.tags", id, count, most);
        }
    }

    static Refusal invalid(String key, Object... values) {
        return TEXTS.refusal(INVALID, key, values);
    }

    private Policies policies() {
        return rulebook.current().policies();
    }
}
