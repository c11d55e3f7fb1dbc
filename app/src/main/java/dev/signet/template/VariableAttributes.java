package dev.signet.template;

import dev.signet.application.ReviewScreen.Choice;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The attributes a variable may have (变量属性), a table of the rulebook. */
@Component
class VariableAttributes {

    private static final String TABLE = "variable-attributes";

    private final ActiveRulebook rulebook;

    VariableAttributes(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** The attributes that fit this kind of template, those too that are valid and chosen no more. */
    List<Choice> choices(TemplateKind kind) {
        return rows(kind).map(VariableAttributes::choice).toList();
    }

    /** Those of them that whoever applies now chooses from. */
    List<Choice> offered(TemplateKind kind) {
        return rows(kind)
                .filter(row -> row.get("offered").equals("yes"))
                .map(VariableAttributes::choice)
                .toList();
    }

    private Stream<Table.Row> rows(TemplateKind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return rulebook.current().policies().table(TABLE).rows().stream()
                .filter(row -> !row.get("code").startsWith("*"))
                .filter(row -> Arrays.asList(row.get("kinds").split("\\|")).contains(word));
    }

    private static Choice choice(Table.Row row) {
        return new Choice(row.get("code"), row.get("name_zh"), row.get("name_en"));
    }
}
