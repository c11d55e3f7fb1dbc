package dev.signet.record;

import dev.signet.rules.text.TemplateText;
import dev.signet.rules.text.TextPattern;
import dev.signet.template.TemplateRow;
import dev.signet.template.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Templates for messages abroad whose variables include a code. They are kept for the next row: a template that
 * messages were sent with never changes again. An unknown one is taken for one with a code.
 */
@Component
class CodeTemplates {

    private static final int MOST = 2_000;

    private final Templates templates;
    private final Map<Key, Text> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Text> eldest) {
            return size() > MOST;
        }
    };

    CodeTemplates(Templates templates) {
        this.templates = templates;
    }

    private record Key(long accountId, String code) {}

    private record Text(boolean found, Set<String> variables, String fixedText) {}

    /** @param fixedText the text around its variables */
    record CodeTemplate(String fixedText) {}

    /**
     * @param codeVariable which names of variables mean a code
     * @return empty where no variable of the template does
     */
    Optional<CodeTemplate> of(long accountId, String code, TextPattern codeVariable) {
        Text text = text(new Key(accountId, code));
        boolean carriesCode = !text.found() || text.variables().stream().anyMatch(name -> codeVariable.occursIn(name));
        return carriesCode ? Optional.of(new CodeTemplate(text.fixedText())) : Optional.empty();
    }

    private Text text(Key key) {
        synchronized (known) {
            Text text = known.get(key);
            if (text != null) {
                return text;
            }
        }
        Text read = templates
                .findEver(key.accountId(), key.code())
                .map(CodeTemplates::text)
                .orElse(new Text(false, Set.of(), ""));
        synchronized (known) {
            known.put(key, read);
        }
        return read;
    }

    private static Text text(TemplateRow template) {
        TemplateText text = TemplateText.of(template.claim().content());
        return new Text(true, text.names(), text.holed().replace(TemplateText.HOLE, ' '));
    }
}
