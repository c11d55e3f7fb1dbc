package dev.signet.rules.content;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** Finds contacts in a template by the rulebook's patterns. Which of them are allowed where is for the norms. */
public final class Contacts {

    private Contacts() {}

    /** What a contact is. */
    public enum Kind {
        MOBILE,
        LANDLINE,
        SERVICE,
        QQ,
        WECHAT,
        GROUP,
        SOCIAL,
        MAIL;

        /** Landline, 400, 800, 95 and public service numbers (TP-15). */
        public boolean official() {
            return this == LANDLINE || this == SERVICE;
        }

        public boolean number() {
            return official() || this == MOBILE;
        }
    }

    /** @param part as it stands in the text; variables as … */
    public record Contact(Kind kind, String part) {}

    /** All contacts, those of one kind from left to right; links do not count. */
    public static List<Contact> in(String content, Policies policies) {
        String text = half(policies.pattern("template.link")
                .replaceAll(TemplateText.of(content).holed(), link -> " "));
        String dense = Texts.normalise(text);
        List<Contact> found = new ArrayList<>();
        String rest = take(Kind.MAIL, text, policies.pattern("contact.mail"), found);
        rest = take(Kind.MOBILE, rest, policies.pattern("contact.mobile"), found);
        rest = take(Kind.MOBILE, rest, policies.pattern("contact.mobile-partial"), found);
        rest = take(Kind.LANDLINE, rest, policies.pattern("contact.landline"), found);
        take(Kind.SERVICE, rest, policies.pattern("contact.service"), found);
        if (found.stream().noneMatch(contact -> contact.kind() == Kind.MOBILE)) {
            take(Kind.MOBILE, dense, policies.pattern("contact.mobile"), found);
        }
        take(Kind.QQ, dense, policies.pattern("contact.qq"), found);
        take(Kind.WECHAT, dense, policies.pattern("contact.wechat"), found);
        take(Kind.GROUP, dense, policies.pattern("contact.group"), found);
        take(Kind.SOCIAL, dense, policies.pattern("contact.social"), found);
        return found;
    }

    private static String take(Kind kind, String text, TextPattern pattern, List<Contact> found) {
        for (MatchResult match : pattern.results(text)) {
            found.add(new Contact(kind, match.group().strip().replace(String.valueOf(TemplateText.HOLE), "…")));
        }
        return pattern.replaceAll(text, match -> " ");
    }

    private static String half(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
    }
}
