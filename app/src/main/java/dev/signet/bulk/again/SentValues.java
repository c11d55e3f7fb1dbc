package dev.signet.bulk.again;

import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.text.TemplateText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a message was sent with, told from its text: values themselves are kept nowhere. Where a text can be cut in
 * several ways any of them will do, for each makes the same text again.
 */
final class SentValues {

    private final String content;
    private final TemplateText template;

    SentValues(String content) {
        this.content = content;
        this.template = TemplateText.of(content);
    }

    /**
     * The values in the order of the variables.
     *
     * @param text as it was sent, with its signature
     * @return empty where the template says something else today
     */
    Optional<List<String>> of(String text, String signName) {
        String sent = text.substring(SignedTexts.contentStart(text, signName));
        Map<String, String> values = cut(sent);
        boolean same = values.size() == template.names().size()
                && values.values().stream().noneMatch(String::isEmpty)
                && template.filled(values).equals(sent);
        return same ? Optional.of(template.names().stream().map(values::get).toList()) : Optional.empty();
    }

    /** Each value as short as it can be, the last one to where the text behind it begins; in one pass, whatever the text is. */
    private Map<String, String> cut(String sent) {
        List<TemplateText.Variable> variables = template.variables();
        Map<String, String> values = new HashMap<>();
        int at = variables.isEmpty() ? sent.length() : variables.get(0).start();
        for (int i = 0; i < variables.size(); i++) {
            boolean last = i + 1 == variables.size();
            String behind = content.substring(
                    variables.get(i).end(),
                    last ? content.length() : variables.get(i + 1).start());
            String known = values.get(variables.get(i).name());
            int end = known != null
                    ? at + known.length()
                    : last ? sent.length() - behind.length() : sent.indexOf(behind, at + 1);
            if (end <= at || end > sent.length()) {
                return Map.of();
            }
            values.put(variables.get(i).name(), sent.substring(at, end));
            at = end + behind.length();
        }
        return values;
    }
}
