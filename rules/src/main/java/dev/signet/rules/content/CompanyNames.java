package dev.signet.rules.content;

import dev.signet.rules.text.Texts;
import dev.signet.rules.text.WordList;
import java.util.Optional;

/**
 * Takes the name of an organisation apart: region, distinctive part (字号), line of business, legal form, as in
 * 杭州 · 云帆 · 科技 · 有限公司. The words of each kind are lists of the rulebook.
 */
public final class CompanyNames {

    private static final int SHORTEST_CORE = 2;

    private CompanyNames() {}

    /**
     * Whether the short name is the full one, or characters of it in their order among which the distinctive part stands
     * whole: 云帆科技 and 杭州云帆 of 杭州云帆科技有限公司, but not 科技公司.
     */
    public static boolean isShortForm(
            String shortName, String fullName, WordList regions, WordList industries, WordList forms) {
        String part = Texts.normalise(shortName);
        String whole = withoutBrackets(Texts.normalise(fullName));
        if (part.isEmpty() || whole.isEmpty()) {
            return false;
        }
        return part.equals(whole)
                || Texts.isOrderedSubset(part, whole)
                        && part.contains(distinctivePart(fullName, regions, industries, forms))
                        && !isGeneric(part, regions, industries, forms);
    }

    /** The distinctive part; the name without its legal form where nothing else is left. */
    public static String distinctivePart(String fullName, WordList regions, WordList industries, WordList forms) {
        String name = stripClosing(withoutBracketed(Texts.normalise(fullName)), forms);
        return stripClosing(stripOpening(name, regions, industries), industries);
    }

    /** Whether the name holds nothing but regions, lines of business and legal forms. */
    private static boolean isGeneric(String name, WordList regions, WordList industries, WordList forms) {
        String core = distinctivePart(name, regions, industries, forms);
        return regions.covers(core) || industries.covers(core) || forms.covers(core);
    }

    private static String stripOpening(String name, WordList regions, WordList industries) {
        String rest = name;
        Optional<String> region = regions.opening(rest);
        while (region.isPresent()) {
            String shorter = rest.substring(region.get().length());
            if (shorter.length() < SHORTEST_CORE || industries.covers(shorter)) {
                return rest;
            }
            rest = shorter;
            region = regions.opening(rest);
        }
        return rest;
    }

    private static String stripClosing(String name, WordList words) {
        String rest = name;
        Optional<String> word = words.closing(rest);
        while (word.isPresent() && rest.length() - word.get().length() >= SHORTEST_CORE) {
            rest = rest.substring(0, rest.length() - word.get().length());
            word = words.closing(rest);
        }
        return rest;
    }

    private static String withoutBrackets(String name) {
        return Texts.without(name, "()[]〔〕【】");
    }

    private static String withoutBracketed(String name) {
        return name.replaceAll("[(\\[〔【][^)\\]〕】]*[)\\]〕】]", "");
    }
}
