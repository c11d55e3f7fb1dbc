package dev.signet.rules;

import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a message's values against the table of attributes and the rulebook's patterns and lists (TP-11, TP-22).
 * Made for the hot path: a look at each character decides whether a pattern need be asked at all.
 */
public final class ValueChecks {

    private static final int DIGIT_5 = 1;
    private static final int DIGIT_10 = 1 << 1;
    private static final int DOT = 1 << 2;
    private static final int AT = 1 << 3;
    private static final int QQ_LIKE = 1 << 4;
    private static final int WECHAT_LIKE = 1 << 5;
    private static final int ODD = 1 << 6;
    private static final int SENTENCE = 1 << 7;

    private final VariableAttributes attributes;
    private final WordList forbidden;
    private final WordList marketing;
    private final boolean[] unsupported = new boolean[Character.MAX_VALUE + 1];
    private final Pattern link;
    private final Pattern address;
    private final Pattern mobile;
    private final Pattern landline;
    private final Pattern qq;
    private final Pattern wechat;
    private final Pattern mail;
    private final int longestText;

    /** @param content what was found that must not be there; null when length or shape is meant */
    public record Misfit(
            SendFacts.Value value, VariableAttribute attribute, @Nullable ValueContent content, String part) {}

    ValueChecks(Policies policies) {
        attributes = VariableAttributes.of(policies);
        forbidden = policies.words("forbidden-words");
        marketing = marketing(policies);
        link = policies.pattern("template.link");
        address = policies.pattern("value.ip-address");
        mobile = policies.pattern("contact.mobile");
        landline = policies.pattern("contact.landline");
        qq = policies.pattern("contact.qq");
        wechat = policies.pattern("contact.wechat");
        mail = policies.pattern("contact.mail");
        longestText = policies.number("billing.text.max");
        Pattern symbol = policies.pattern("value.unsupported-symbol");
        for (int c = 0; c < unsupported.length; c++) {
            unsupported[c] = Character.isSurrogate((char) c) || symbol.matcher(String.valueOf((char) c)).matches();
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
        for (SendFacts.Value value : facts.values()) {
            if (value.value() == null) {
                return value.name();
            }
        }
        return null;
    }

    /** The first value whose length is not that of its attribute. */
    public @Nullable Misfit length(SendFacts facts) {
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
        List<SendFacts.Value> values = facts.values();
        for (int i = 0; i < values.size(); i++) {
            SendFacts.Value value = values.get(i);
            if (value.value() != null) {
                VariableAttribute attribute = attributes.orGeneric(value.attribute(), facts.kind());
                int look = attribute.forbidden().isEmpty() ? 0 : look(value.value());
                ValueContent found = look == 0 ? null : forbiddenContent(value.value(), look, attribute);
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

    private @Nullable ValueContent forbiddenContent(String value, int look, VariableAttribute attribute) {
        String half = Normalizer.normalize(value, Normalizer.Form.NFKC);
        String dense = Texts.normalise(value);
        for (ValueContent content : attribute.forbidden()) {
            if (holds(content, half, dense, look)) {
                return content;
            }
        }
        return null;
    }

    private boolean holds(ValueContent content, String half, String dense, int look) {
        return switch (content) {
            case URL -> (look & DOT) != 0 && (link.matcher(half).find() || link.matcher(dense).find());
            case IP -> (look & DOT) != 0 && address.matcher(dense).find();
            case MAIL -> (look & AT) != 0 && mail.matcher(dense).find();
            case MOBILE -> (look & DIGIT_10) != 0 && (mobile.matcher(half).find() || mobile.matcher(dense).find());
            case LANDLINE -> (look & DIGIT_10) != 0 && landline.matcher(half).find();
            case QQ -> (look & QQ_LIKE) != 0 && qq.matcher(dense).find();
            case WECHAT -> (look & WECHAT_LIKE) != 0 && wechat.matcher(dense).find();
            case EMOJI -> (look & ODD) != 0 && half.codePoints().anyMatch(ValueChecks::isEmoji);
            case SENTENCE -> (look & SENTENCE) != 0;
        };
    }

    private static boolean isEmoji(int codePoint) {
        return Character.isSupplementaryCodePoint(codePoint) && !Character.isLetter(codePoint)
                || Character.getType(codePoint) == Character.OTHER_SYMBOL;
    }

    /** What the characters of a value make possible. */
    private static int look(String value) {
        int look = 0;
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9' || c >= '０' && c <= '９') {
                digits++;
            } else {
                look |= of(c);
            }
        }
        return look | (digits >= 5 ? DIGIT_5 : 0) | (digits >= 10 ? DIGIT_10 : 0);
    }

    private static int of(char c) {
        return switch (c) {
            case '.', '．', '·' -> DOT | SENTENCE;
            case '。' -> DOT | SENTENCE;
            case '\'', '<', '>', '{', '}' -> SENTENCE;
            case '@', '＠' -> AT;
            case 'q', 'Q', 'ｑ', 'Ｑ', '扣', '抠', '叩', '企' -> QQ_LIKE;
            case 'w', 'W', 'v', 'V', 'ｗ', 'Ｗ', 'ｖ', 'Ｖ', '微', '威', '薇', '徽', '维', '加', '添', '联', '扫', '搜', '私' ->
                WECHAT_LIKE;
            default -> c < 0x7f || c >= 0x4e00 && c <= 0x9fff ? 0 : ODD;
        };
    }

    /** The first value with a character that handsets and carriers do not take, and that character. */
    public @Nullable Misfit unsupported(SendFacts facts) {
        List<SendFacts.Value> values = facts.values();
        for (int i = 0; i < values.size(); i++) {
            SendFacts.Value value = values.get(i);
            String text = value.value();
            for (int at = 0; text != null && at < text.length(); at++) {
                if (unsupported[text.charAt(at)]) {
                    return new Misfit(
                            value,
                            attributes.orGeneric(value.attribute(), facts.kind()),
                            null,
                            Character.toString(text.codePointAt(at)));
                }
            }
        }
        return null;
    }

    /** A forbidden word of the rendered text in which a value has a part; what was approved as it stands is not it. */
    public @Nullable String forbiddenWord(SendFacts facts) {
        return facts.values().isEmpty() ? null : first(broughtIn(facts, forbidden));
    }

    /** All of them. */
    public List<String> forbiddenWords(SendFacts facts) {
        return broughtIn(facts, forbidden);
    }

    /** Marketing brought into a notification or verification by a value. */
    public @Nullable String marketingWord(SendFacts facts) {
        boolean concerned = facts.kind() == TemplateKind.NOTIFICATION || facts.kind() == TemplateKind.VERIFICATION;
        return concerned && !facts.values().isEmpty() ? first(broughtIn(facts, marketing)) : null;
    }

    /** All that values bring in. */
    public List<String> marketingWords(SendFacts facts) {
        return broughtIn(facts, marketing);
    }

    private static @Nullable String first(List<String> words) {
        return words.isEmpty() ? null : words.get(0);
    }

    private static List<String> broughtIn(SendFacts facts, WordList list) {
        boolean odd = false;
        boolean wordy = false;
        for (SendFacts.Value value : facts.values()) {
            String text = value.value();
            for (int i = 0; text != null && i < text.length(); i++) {
                char c = text.charAt(i);
                odd |= !(c > ' ' && c < 0x7f || c >= 0x4e00 && c <= 0x9fff);
                wordy |= c > '9';
            }
        }
        if (!wordy && !odd) {
            return List.of();
        }
        List<String> words = new ArrayList<>(0);
        for (String word : odd ? list.in(facts.text()) : list.inNormalised(facts.text().toLowerCase(java.util.Locale.ROOT))) {
            if (!Texts.normalise(withoutValues(facts)).contains(word)) {
                words.add(word);
            }
        }
        return words;
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
}
