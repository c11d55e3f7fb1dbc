package dev.signet.rules.content;

import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.Texts;
import dev.signet.rules.text.Unseen;
import dev.signet.rules.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a message's values against the table of attributes and the rulebook's patterns and lists (TP-11, TP-22).
 * Made for the hot path: a look at each character decides whether a pattern or list need be asked at all.
 */
public final class ValueChecks {

    private final VariableAttributes attributes;
    private final WordList forbidden;
    private final WordList marketing;
    private final boolean[] unsupported = new boolean[Character.MAX_VALUE + 1];
    private final boolean[] unseen = new boolean[Character.MAX_VALUE + 1];
    private final ValueContents contents;
    private final TextPattern emoji;
    private final boolean[] forbiddenCharacters;
    private final boolean[] marketingCharacters;
    private final int longestText;
    /** Recipients of one request are judged one after the other, and share the very values and text. */
    private final ThreadLocal<ValueLook> looks = ThreadLocal.withInitial(ValueLook::new);

    /** @param content what was found that must not be there; null when length or shape is meant */
    public record Misfit(
            SendFacts.Value value,
            VariableAttribute attribute,
            @Nullable ValueContent content,
            String part) {}

    public ValueChecks(Policies policies) {
        attributes = VariableAttributes.of(policies);
        forbidden = policies.words("forbidden-words");
        marketing = marketing(policies);
        contents = new ValueContents(policies);
        forbiddenCharacters = characters(forbidden);
        marketingCharacters = characters(marketing);
        longestText = policies.number("billing.text.max");
        emoji = policies.pattern(ValueContent.EMOJI.pattern());
        TextPattern symbol = policies.pattern("value.unsupported-symbol");
        IntPredicate refused = Symbols.unseenAtHome(policies);
        IntPredicate refusedAbroad = Symbols.unseenAbroad(policies);
        for (int c = 0; c < unsupported.length; c++) {
            unsupported[c] = refused.test(c) || symbol.matches(Character.toString(c));
            unseen[c] = refusedAbroad.test(c);
        }
        policies.table("traditional-characters").rows().stream()
                .map(row -> row.get("traditional"))
                .filter(character -> character.length() == 1)
                .forEach(character -> unsupported[character.charAt(0)] = true);
    }

    /** The clear marketing terms that stand for themselves. */
    private static WordList marketing(Policies policies) {
        return new WordList(policies.table("marketing").rows().stream()
                .filter(row -> row.get("effect").equals("refuse"))
                .filter(row -> row.get("kinds").contains("notification"))
                .map(row -> row.get("term"))
                .filter(term -> term.codePoints().anyMatch(Texts::isHan) && !term.contains("&"))
                .toList());
    }

    /** The first variable that was given no value. */
    public @Nullable String missing(SendFacts facts) {
        return looks.get().at(facts).unlessFree(ValueLook.Of.MISSING, facts, this::findMissing);
    }

    private @Nullable String findMissing(SendFacts facts) {
        for (SendFacts.Value value : facts.values()) {
            if (value.value() == null) {
                return value.name();
            }
        }
        return null;
    }

    /** The first value whose length is not that of its attribute. */
    public @Nullable Misfit length(SendFacts facts) {
        return looks.get().at(facts).unlessFree(ValueLook.Of.LENGTH, facts, this::findLength);
    }

    private @Nullable Misfit findLength(SendFacts facts) {
        List<SendFacts.Value> values = facts.values();
        for (int i = 0; i < values.size(); i++) {
            SendFacts.Value value = values.get(i);
            if (value.value() != null) {
                VariableAttribute attribute = attributes.orGeneric(value.attribute(), facts.kind());
                int length = Texts.length(value.value());
                if (length < attribute.min() || length > attribute.max()) {
                    return new Misfit(value, attribute, null, String.valueOf(length));
                }
            }
        }
        return null;
    }

    /** The first value of the right length that has not the shape of its attribute. */
    public @Nullable Misfit shape(SendFacts facts) {
        return looks.get().at(facts).unlessFree(ValueLook.Of.SHAPE, facts, this::findShape);
    }

    private @Nullable Misfit findShape(SendFacts facts) {
        List<SendFacts.Value> values = facts.values();
        for (int i = 0; i < values.size(); i++) {
            SendFacts.Value value = values.get(i);
            if (value.value() != null) {
                VariableAttribute attribute = attributes.orGeneric(value.attribute(), facts.kind());
                int length = Texts.length(value.value());
                if (length >= attribute.min()
                        && length <= attribute.max()
                        && !attribute.shape().matches(value.value())) {
                    return new Misfit(value, attribute, null, value.value());
                }
            }
        }
        return null;
    }

    /** The first value that holds what its attribute forbids. */
    public @Nullable Misfit content(SendFacts facts) {
        return looks.get().at(facts).unlessFree(ValueLook.Of.CONTENT, facts, this::findContent);
    }

    private @Nullable Misfit findContent(SendFacts facts) {
        List<SendFacts.Value> values = facts.values();
        for (int i = 0; i < values.size(); i++) {
            SendFacts.Value value = values.get(i);
            if (value.value() != null) {
                VariableAttribute attribute = attributes.orGeneric(value.attribute(), facts.kind());
                ValueContent found =
                        attribute.forbidden().isEmpty() ? null : contents.first(value.value(), attribute.forbidden());
                if (found != null) {
                    return new Misfit(value, attribute, found, value.value());
                }
            }
        }
        return null;
    }

    /** Every value whose length is not that of its attribute, so that a refusal can name them all at once. */
    public List<Misfit> lengths(SendFacts facts) {
        return each(facts, this::length);
    }

    /** Every value of the right length that has not the shape of its attribute. */
    public List<Misfit> shapes(SendFacts facts) {
        return each(facts, this::shape);
    }

    /** Every value that holds what its attribute forbids. */
    public List<Misfit> contents(SendFacts facts) {
        return each(facts, this::content);
    }

    /** Every value with a character that handsets and carriers do not take. */
    public List<Misfit> allUnsupported(SendFacts facts) {
        return each(facts, this::unsupported);
    }

    private static List<Misfit> each(SendFacts facts, Function<SendFacts, @Nullable Misfit> check) {
        List<Misfit> found = new ArrayList<>();
        for (SendFacts.Value value : facts.values()) {
            Misfit misfit = check.apply(facts.with(List.of(value)));
            if (misfit != null) {
                found.add(misfit);
            }
        }
        return found;
    }

    /**
     * The first value with a character that handsets and carriers do not take, and that character. Beyond U+FFFF there are
     * rare Chinese characters of names, which are taken, and emoji.
     */
    public @Nullable Misfit unsupported(SendFacts facts) {
        return looks.get()
                .at(facts)
                .unlessFree(ValueLook.Of.UNSUPPORTED, facts, all -> character(all, this::isUnsupported));
    }

    private boolean isUnsupported(int c) {
        return c > Character.MAX_VALUE ? Unseen.isUnseen(c) || emoji.matches(Character.toString(c)) : unsupported[c];
    }

    /** The first value with a character that nobody can see, and that character. */
    public @Nullable Misfit unseen(SendFacts facts) {
        return looks.get().at(facts).unlessFree(ValueLook.Of.UNSEEN, facts, all -> character(all, this::isUnseen));
    }

    private boolean isUnseen(int c) {
        return c > Character.MAX_VALUE ? Unseen.isUnseen(c) : unseen[c];
    }

    private @Nullable Misfit character(SendFacts facts, IntPredicate refused) {
        List<SendFacts.Value> values = facts.values();
        for (int i = 0; i < values.size(); i++) {
            SendFacts.Value value = values.get(i);
            String text = value.value();
            int at = text == null ? -1 : place(text, refused);
            if (text != null && at >= 0) {
                return new Misfit(
                        value,
                        attributes.orGeneric(value.attribute(), facts.kind()),
                        null,
                        Unseen.shown(Character.toString(text.codePointAt(at)), text));
            }
        }
        return null;
    }

    /** Where the first such character stands, from 0; -1 for none. */
    private static int place(String text, IntPredicate sought) {
        int c;
        for (int at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (sought.test(c)) {
                return at;
            }
        }
        return -1;
    }

    /** Every such value. */
    public List<Misfit> allUnseen(SendFacts facts) {
        return each(facts, this::unseen);
    }

    /** A forbidden word of the rendered text in which a value has a part; what was approved as it stands is not it. */
    public @Nullable String forbiddenWord(SendFacts facts) {
        return looks.get().at(facts).unlessFree(ValueLook.Of.FORBIDDEN, facts, all -> first(forbiddenWords(all)));
    }

    /** All of them. */
    public List<String> forbiddenWords(SendFacts facts) {
        return broughtIn(facts, forbidden, forbiddenCharacters);
    }

    /** Marketing brought into a notification or verification by a value. */
    public @Nullable String marketingWord(SendFacts facts) {
        boolean concerned = facts.kind() == TemplateKind.NOTIFICATION || facts.kind() == TemplateKind.VERIFICATION;
        return concerned
                ? looks.get().at(facts).unlessFree(ValueLook.Of.MARKETING, facts, all -> first(marketingWords(all)))
                : null;
    }

    /** All that values bring in. */
    public List<String> marketingWords(SendFacts facts) {
        return broughtIn(facts, marketing, marketingCharacters);
    }

    private static @Nullable String first(List<String> words) {
        return words.isEmpty() ? null : words.get(0);
    }

    /** The characters of all words: a value without any of them has no part in one. */
    private static boolean[] characters(WordList list) {
        boolean[] characters = new boolean[Character.MAX_VALUE + 1];
        list.words().forEach(word -> word.chars().forEach(c -> characters[c] = true));
        return characters;
    }

    private List<String> broughtIn(SendFacts facts, WordList list, boolean[] characters) {
        boolean odd = false;
        boolean wordy = false;
        boolean firm = true;
        for (SendFacts.Value value : facts.values()) {
            String text = value.value();
            if (text == null) {
                continue;
            }
            boolean holds = text.isEmpty();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                odd |= !Texts.isPlain(c);
                wordy |= characters[Character.toLowerCase(c)];
                holds |= isDigitOrHan(c);
                firm &= isFirm(c);
            }
            firm &= holds;
        }
        if (!wordy && (!odd || firm)) {
            return List.of();
        }
        List<String> words = new ArrayList<>(0);
        String without = null;
        for (String word : list.inNormalised(
                odd ? looks.get().at(facts).normal(facts) : facts.text().toLowerCase(Locale.ROOT))) {
            without = without == null ? Texts.normalise(withoutValues(facts)) : without;
            if (!without.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /**
     * Whether the normal form of a text is the same around it as around a variable's mark. Letters are not: they take marks
     * and say how letters before them end; nor are the signs that take a stroke.
     */
    private static boolean isFirm(char c) {
        return isDigitOrHan(c)
                || c >= ' ' && c < '<'
                || c == '?'
                || c == '@'
                || c >= '[' && c < '`'
                || c >= '{' && c < 0x7f;
    }

    private static boolean isDigitOrHan(char c) {
        return Texts.isDigit(c) || Texts.isPlain(c) && c >= 0x7f;
    }

    private static String withoutValues(SendFacts facts) {
        String text = facts.text();
        for (SendFacts.Value value : facts.values()) {
            if (value.value() != null && !value.value().isEmpty()) {
                text = text.replace(value.value(), String.valueOf(TemplateText.HOLE));
            }
        }
        return text;
    }

    /** Whether the whole text is longer than one message may be (BL-1). */
    public boolean tooLong(SendFacts facts) {
        return facts.text().length() > longestText;
    }

    public int longestText() {
        return longestText;
    }

    /** Where the first character stands that nobody can see and that a value must not hold (SR-10), from 0; -1 for none. */
    public int unseenIn(String value, boolean domestic) {
        boolean[] refused = domestic ? unsupported : unseen;
        return place(value, c -> Unseen.isUnseen(c) && (c > Character.MAX_VALUE || refused[c]));
    }
}
