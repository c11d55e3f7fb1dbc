package dev.signet.template;

import dev.signet.lookup.Findable;
import dev.signet.lookup.Found;
import java.util.List;
import org.springframework.stereotype.Component;

/** Templates are found by their codes, else the newest of those that have the text in their names. */
@Component
class FindableTemplates implements Findable {

    private static final int FEW = 5;

    private final Templates templates;

    FindableTemplates(Templates templates) {
        this.templates = templates;
    }

    @Override
    public List<Found> find(long accountId, String text) {
        List<TemplateRow> rows = templates
                .find(accountId, text)
                .map(List::of)
                .orElseGet(() -> templates.list(accountId, null, text, 1, FEW).rows());
        return rows.stream()
                .map(template -> new Found(
                        Found.Kind.TEMPLATE,
                        template.code(),
                        template.claim().name(),
                        "/v1/templates/" + template.code()))
                .toList();
    }
}
