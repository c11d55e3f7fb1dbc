package dev.signet.rules.content;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;

/** Finds links in a template, with the places of variables in them. Which links are allowed is for the norms. */
public final class Links {

    private Links() {}

    /**
     * @param written as it stands in the template
     * @param host lower case, without port; variables are shown as {@link TemplateText#HOLE}
     * @param variableInHost whether a variable is or touches a part of the host
     * @param variableInPath whether a variable stands after the host
     * @param address whether the host is an IP address
     */
    public record Link(String written, String host, boolean variableInHost, boolean variableInPath, boolean address) {

        /** Whether the host is the domain or lies below it; schemes, paths and letter case do not matter. */
        public boolean belongsTo(@org.jspecify.annotations.Nullable String domain) {
            if (domain == null || domain.isBlank()) {
                return false;
            }
            String bare = domain.strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("^[a-z]+://", "")
                    .replaceFirst("[/?#:].*$", "");
            String own = bare.startsWith("www.") ? bare.substring(4) : bare;
            return host.equals(own) || host.endsWith("." + own);
        }

        /** Whether the host is one of the list or lies below one of it. */
        public boolean hostIn(WordList hosts) {
            return hosts.words().stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
        }
    }

    /** All links of the text, from left to right, by the rulebook's patterns. */
    public static List<Link> in(String content, Policies policies) {
        return in(content, policies.pattern("template.link"), policies.pattern("template.ip-address"));
    }

    /** Whether any link of the text has a variable after its host. */
    public static boolean anyParameter(String content, Policies policies) {
        return in(content, policies).stream().anyMatch(Link::variableInPath);
    }

    private static List<Link> in(String content, TextPattern link, TextPattern address) {
        TemplateText text = TemplateText.of(content);
        List<Link> links = new ArrayList<>();
        for (MatchResult found :
                link.results(java.text.Normalizer.normalize(text.holed(), java.text.Normalizer.Form.NFKC))) {
            links.add(link(found.group(), text, address));
        }
        return links;
    }

    private static Link link(String found, TemplateText text, TextPattern address) {
        String rest = found.replaceFirst("(?i)^https?://", "");
        int end = rest.length();
        for (int i = 0; i < rest.length(); i++) {
            if ("/?#".indexOf(rest.charAt(i)) >= 0) {
                end = i;
                break;
            }
        }
        // RFC 3490: browsers take the ideographic full stop between labels for a dot.
        String host = rest.substring(0, end)
                .replaceFirst(":\\d*$", "")
                .replace('\u3002', '.')
                .toLowerCase(Locale.ROOT);
        return new Link(
                found.replace(String.valueOf(TemplateText.HOLE), "${…}"),
                host,
                host.indexOf(TemplateText.HOLE) >= 0,
                rest.indexOf(TemplateText.HOLE, end) >= 0,
                address.matches(host));
    }
}
