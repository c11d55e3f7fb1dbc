package dev.signet.rules.content;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.Texts;
import dev.signet.rules.text.Unseen;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Characters of a template that stand out, by the rulebook's patterns and lists; each once, in their order. */
public final class Symbols {

    private Symbols() {}

    /** What is neither a letter nor ordinary punctuation; links may hold what they need. */
    public static String others(String content, Policies policies) {
        String text = policies.pattern("template.link")
                .replaceAll(TemplateText.of(content).holed(), link -> "");
        return found(
                text,
                content,
                unseenAtHome(policies),
                List.of(
                        policies.pattern("template.unsupported-symbol"),
                        policies.pattern("template.unsupported-emoticon")));
    }

    /** Pictures and symbols that belong to no language. */
    public static String pictures(String content, Policies policies) {
        return found(
                TemplateText.of(content).holed().replaceAll("[【】]", ""),
                content,
                unseenAbroad(policies),
                List.of(policies.pattern("template.emoji")));
    }

    /** What cannot be seen and must not stand in a text to the mainland. */
    static IntPredicate unseenAtHome(Policies policies) {
        return unseenBut(policies.pattern("unseen.allowed-at-home"));
    }

    /** What cannot be seen and must not stand in a text to elsewhere. */
    static IntPredicate unseenAbroad(Policies policies) {
        return unseenBut(policies.pattern("unseen.allowed-abroad"));
    }

    private static IntPredicate unseenBut(TextPattern allowed) {
        return c -> Unseen.isUnseen(c) && !allowed.matches(Character.toString(c));
    }

    public static String traditional(String content, Policies policies) {
        Set<String> traditional = policies.table("traditional-characters").rows().stream()
                .map(row -> row.get("traditional"))
                .collect(Collectors.toSet());
        return TemplateText.of(content)
                .fixed()
                .codePoints()
                .distinct()
                .mapToObj(Character::toString)
                .filter(traditional::contains)
                .collect(Collectors.joining());
    }

    /** What the pattern finds first; empty when nothing. Blanks and width play no part. */
    public static String first(TextPattern pattern, String text) {
        String dense = pattern.first(Texts.normalise(text));
        return dense != null
                ? dense
                : Objects.requireNonNullElse(
                        pattern.first(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)), "");
    }

    /** The text without blanks, full stops and closing brackets at its end. */
    public static String withoutClosingMarks(String text) {
        return text.replaceAll("[\\s。.！!；;，,)）」』\"”~～]+$", "");
    }

    /** @param content the text as written: what is unseen may hide in a link, or pass for the mark of a variable */
    private static String found(String text, String content, IntPredicate unseen, List<TextPattern> patterns) {
        Set<String> found = new LinkedHashSet<>();
        for (TextPattern pattern : patterns) {
            pattern.results(text).stream().map(MatchResult::group).forEach(found::add);
        }
        content.codePoints().filter(unseen).mapToObj(Character::toString).forEach(found::add);
        return String.join("", found);
    }
}
