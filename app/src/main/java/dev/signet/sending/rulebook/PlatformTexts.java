package dev.signet.sending.rulebook;

import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.sending.Audience;
import dev.signet.signature.SendableSignature;
import dev.signet.template.SendableTemplate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the platform itself sends, by the rulebook's table {@code platform-messages}: signature, text, and for a warning
 * the rule and effect that raise it. Officers keep the table; nobody has to apply for the platform's own texts.
 */
public final class PlatformTexts {

    /** A rulebook without the table: nothing is sent under the platform's name. */
    static final PlatformTexts NONE = new PlatformTexts(List.of());

    private final List<Text> texts;

    private PlatformTexts(List<Text> texts) {
        this.texts = List.copyOf(texts);
    }

    /** @param once names of the facts whose values together are warned of once */
    public record Text(
            String code,
            TemplateKind kind,
            String signature,
            String content,
            Map<String, String> attributes,
            String rule,
            Set<SendFinding.Effect> effects,
            @Nullable Audience audience,
            List<String> once) {

        static Text of(Table.Row row) {
            Map<String, String> attributes = new HashMap<>();
            parts(row.get("attributes")).forEach(pair -> {
                int colon = pair.indexOf(':');
                attributes.put(pair.substring(0, colon), pair.substring(colon + 1));
            });
            Set<SendFinding.Effect> effects = EnumSet.noneOf(SendFinding.Effect.class);
            parts(row.get("effects")).forEach(effect -> effects.add(SendFinding.Effect.valueOf(upper(effect))));
            return new Text(
                    row.get("code"),
                    TemplateKind.valueOf(upper(row.get("kind"))),
                    row.get("signature"),
                    row.get("content"),
                    Map.copyOf(attributes),
                    row.get("rule"),
                    effects,
                    row.has("audience") ? Audience.valueOf(upper(row.get("audience"))) : null,
                    parts(row.get("once")).toList());
        }

        private static Stream<String> parts(String cell) {
            return Arrays.stream(cell.split("\\|")).map(String::strip).filter(part -> !part.isEmpty());
        }

        private static String upper(String cell) {
            return cell.toUpperCase(Locale.ROOT);
        }

        boolean warnsOf(SendFinding finding) {
            return audience != null && rule.equals(finding.ruleId()) && effects.contains(finding.effect());
        }
    }

    static PlatformTexts of(Policies policies) {
        return new PlatformTexts(policies.table("platform-messages").rows().stream()
                .map(Text::of)
                .toList());
    }

    public Optional<Text> find(String code) {
        return texts.stream().filter(text -> text.code().equals(code)).findFirst();
    }

    public @Nullable Text warningOf(SendFinding finding) {
        for (Text text : texts) {
            if (text.warnsOf(finding)) {
                return text;
            }
        }
        return null;
    }

    public List<SendableSignature> signatures(long accountId) {
        return texts.stream()
                .map(Text::signature)
                .distinct()
                .map(name -> new SendableSignature(accountId, stableId(name), name, Scenario.GENERAL, false))
                .toList();
    }

    public List<SendableTemplate> templates(long accountId) {
        return texts.stream()
                .map(text -> new SendableTemplate(
                        accountId, stableId(text.code()), text.code(), text.kind(), text.content(), text.attributes()))
                .collect(Collectors.toList());
    }

    /** The same on every node and in every version; negative, so that it is nobody else's. */
    private static long stableId(String name) {
        return -1 - Integer.toUnsignedLong(name.hashCode());
    }
}
