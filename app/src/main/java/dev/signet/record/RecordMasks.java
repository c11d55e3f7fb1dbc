package dev.signet.record;

import dev.signet.platform.text.Masks;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.TextPattern;
import dev.signet.sending.record.SendRecord;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What lists and files may show of a message: numbers masked unless asked otherwise, codes never (RC-1, RC-2). */
@Component
public class RecordMasks {

    private static final String HIDDEN = "****";

    private final ActiveRulebook rulebook;
    private final CodeTemplates templates;

    RecordMasks(ActiveRulebook rulebook, CodeTemplates templates) {
        this.rulebook = rulebook;
        this.templates = templates;
    }

    public String number(SendRecord message, boolean masked) {
        return masked ? Masks.phone(message.phoneNumber()) : message.phoneNumber();
    }

    /** The text; of a verification message, or one abroad that carries a code, without what could be it, whoever looks. */
    public String content(SendRecord message) {
        Policies policies = rulebook.current().policies();
        TextPattern code = policies.pattern("records.code");
        return switch (message.kind()) {
            case VERIFICATION -> hidden(message, code, Set.of());
            case INTERNATIONAL ->
                templates
                        .of(message.accountId(), message.templateCode(), policies.pattern("records.code-variable"))
                        .map(template -> hidden(message, code, words(template.fixedText(), code)))
                        .orElse(message.content());
            default -> message.content();
        };
    }

    /** Whole words of the template's own text are no code: most texts abroad are made of the same letters as one. */
    private static Set<String> words(String fixedText, TextPattern code) {
        return code.results(fixedText).stream().map(MatchResult::group).collect(Collectors.toUnmodifiableSet());
    }

    private static String hidden(SendRecord message, TextPattern code, Set<String> fixed) {
        String text = message.content();
        int start = SignedTexts.contentStart(text, message.signName());
        return text.substring(0, start)
                + code.replaceAll(
                        text.substring(start), found -> fixed.contains(found.group()) ? found.group() : HIDDEN);
    }
}
