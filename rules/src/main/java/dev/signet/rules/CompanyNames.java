package dev.signet.rules;

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
                        && part.contains(distinctivePart(fullName, regions, industries, forms));
    }

    /** The distinctive part; the name without its legal form where nothing else is left. */
    public static String distinctivePart(String fullName, WordList regions, WordList industries, WordList forms) {
        String name = stripClosing(withoutBracketed(Texts.normalise(fullName)), forms);
        String local = stripOpening(name, regions);
        return stripClosing(local, industries);
    }

    private static String stripOpening(String name, WordList words) {
        String rest = name;
        Optional<String> word = words.opening(rest);
        while (word.isPresent() && rest.length() - word.get().length() >= SHORTEST_CORE) {
            rest = rest.substring(word.get().length());
            word = words.opening(rest);
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
