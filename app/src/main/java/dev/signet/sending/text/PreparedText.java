package dev.signet.sending.text;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.text.TemplateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A template's text, cut once at its variables {@code ${name}} so that rendering only joins. */
public final class PreparedText {

    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Set<String> variables;

    public PreparedText(String content) {
        TemplateText text = TemplateText.of(content);
        int from = 0;
        for (TemplateText.Variable variable : text.variables()) {
            texts.add(content.substring(from, variable.start()));
            names.add(variable.name());
            from = variable.end();
        }
        texts.add(content.substring(from));
        variables = text.names();
    }

    /** The variables in the order of their first use. */
    public Set<String> variables() {
        return variables;
    }

    /**
     * Where the values stand in the rendered text: start and length in turn.
     *
     * @param before how many characters come before the text
     */
    public int[] places(Map<String, String> values, int before) {
        int[] places = new int[names.size() * 2];
        int at = before;
        for (int i = 0; i < names.size(); i++) {
            at += texts.get(i).length();
            places[2 * i] = at;
            places[2 * i + 1] = requireNonNull(values.get(names.get(i))).length();
            at += places[2 * i + 1];
        }
        return places;
    }

    /** The text with every variable replaced (S5.1-4). */
    public String render(Map<String, String> values) {
        StringBuilder rendered = new StringBuilder(100);
        for (int i = 0; i < names.size(); i++) {
            rendered.append(texts.get(i)).append(values.get(names.get(i)));
        }
        return rendered.append(texts.get(names.size())).toString();
    }
}
