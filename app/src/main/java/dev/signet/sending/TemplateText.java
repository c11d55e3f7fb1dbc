package dev.signet.sending;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template's text, cut once at its variables {@code ${name}} so that rendering only joins. */
final class TemplateText {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^${}]+)}");

    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Set<String> variables;

    TemplateText(String content) {
        Matcher matcher = VARIABLE.matcher(content);
        int from = 0;
        while (matcher.find()) {
            texts.add(content.substring(from, matcher.start()));
            names.add(matcher.group(1));
            from = matcher.end();
        }
        texts.add(content.substring(from));
        variables = new LinkedHashSet<>(names);
    }

    /** The variables in the order of their first use. */
    Set<String> variables() {
        return variables;
    }

    /** The whole message: the signature in its brackets, then the text with every variable replaced (S5.1-4). */
    String render(String signName, Map<String, String> values) {
        StringBuilder message = new StringBuilder(100).append('【').append(signName).append('】');
        for (int i = 0; i < names.size(); i++) {
            message.append(texts.get(i)).append(values.get(names.get(i)));
        }
        return message.append(texts.get(names.size())).toString();
    }
}
