package dev.signet.notice;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.page.OwnAddress;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Unseen;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an announcement may be: plain text of some length in both languages, shown for a time that does not end before it begins. */
@Component
class AnnouncementCheck {

    private static final Wording TEXTS = Wording.of("notice");

    private final ActiveRulebook rulebook;

    AnnouncementCheck(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** @throws Refusal {@code InvalidParameter} naming the field */
    Announcement checked(long id, Announcement.Form form) {
        Policies policies = rulebook.current().policies();
        int longestTitle = policies.number("notice.announcement.title.max");
        int longestBody = policies.number("notice.announcement.body.max");
        Bilingual title = title(form.title(), longestTitle);
        Bilingual body = body(form.body(), longestBody);
        String link = link(form.link(), policies.number("notice.announcement.link.max"));
        if (!form.until().isAfter(form.from())) {
            throw refusal("until", "announcement.until", form.until());
        }
        return new Announcement(id, title, body, link, form.from(), form.until());
    }

    /** One line in both languages, for all that the platform tells accounts. */
    static Bilingual title(Bilingual given, int longest) {
        Bilingual title = given.map(Unseen::strip);
        line("title", title.zh(), longest);
        line("titleEn", title.en(), longest);
        return title;
    }

    /** Plain text in both languages. */
    static Bilingual body(Bilingual given, int longest) {
        Bilingual body = given.map(Unseen::strip);
        prose("body", body.zh(), longest);
        prose("bodyEn", body.en(), longest);
        return body;
    }

    private static void line(String field, String text, int longest) {
        if (!PlainText.isName(text)) {
            throw refusal(field, "announcement.line", Quoted.of(text));
        }
        prose(field, text, longest);
    }

    private static void prose(String field, String text, int longest) {
        int hidden = PlainText.hidden(text);
        if (hidden >= 0) {
            throw refusal(field, "announcement.hidden", hidden + 1);
        }
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > longest) {
            throw refusal(field, "announcement.length", length, longest);
        }
    }

    private static @Nullable String link(@Nullable String given, int longest) {
        String link = given == null ? "" : Unseen.strip(given);
        if (link.isEmpty()) {
            return null;
        }
        if (link.length() > longest || !isSafe(link)) {
            throw refusal("link", "announcement.link", Quoted.of(link), longest);
        }
        return link;
    }

    /** Leads to a site over TLS, or to a page of the console and by no dots out of it: never to a script. */
    private static boolean isSafe(String link) {
        try {
            URI uri = new URI(link);
            return uri.getScheme() == null
                    ? uri.getAuthority() == null && link.startsWith("/console/") && OwnAddress.is(link)
                    : uri.getScheme().equals("https") && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static Refusal refusal(String field, String why, Object... values) {
        Bilingual rule = TEXTS.text(why, values);
        return TEXTS.refusal("InvalidParameter", "announcement.invalid", field, rule);
    }
}
