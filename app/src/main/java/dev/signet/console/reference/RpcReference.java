package dev.signet.console.reference;

import dev.signet.access.ActionList;
import dev.signet.platform.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All actions of the RPC protocol, from the tables of {@code reference/} and the list of actions. */
@Component
class RpcReference {

    private static final String NOT_FROM_HERE = "keys-only";
    private static final String ALL = "*";
    private static final String WITHOUT_CLASSES = "generic";

    private final ActionList doors;
    private final List<List<String>> parameters = Table.rows("parameters.tsv", 8);
    private final List<List<String>> fields = Table.rows("answers.tsv", 6);
    private final List<List<String>> codes = Table.rows("codes.tsv", 7);
    private final Map<String, ReferenceAction> actions = new LinkedHashMap<>();

    RpcReference(ActionList doors) {
        this.doors = doors;
        for (List<String> row : Table.rows("actions.tsv", 7)) {
            for (String call : Table.words(row.get(1))) {
                actions.put(call, action(row, call));
            }
        }
    }

    List<ReferenceAction> all() {
        return List.copyOf(actions.values());
    }

    Optional<ReferenceAction> find(String version, String name) {
        return Optional.ofNullable(actions.get(version + "/" + name));
    }

    private ReferenceAction action(List<String> row, String call) {
        String version = call.substring(0, call.indexOf('/'));
        String name = call.substring(call.indexOf('/') + 1);
        String group = row.get(0);
        List<Parameter> given = parameters(name);
        return new ReferenceAction(
                group,
                version,
                name,
                new Bilingual(row.get(2), row.get(3)),
                new Bilingual(row.get(4), row.get(5)),
                !row.get(6).contains(NOT_FROM_HERE),
                !row.get(6).contains(WITHOUT_CLASSES),
                doors.rpc(version, name),
                given,
                answer(name, 0),
                codes(of -> of.contains(name)
                        || of.contains("@" + group)
                        || given.stream().anyMatch(parameter -> of.contains(":" + parameter.name()))),
                codes(of -> of.contains(ALL)));
    }

    private List<Parameter> parameters(String action) {
        return of(parameters, action)
                .map(row -> new Parameter(
                        row.get(1),
                        Parameter.Need.valueOf(upper(row.get(2))),
                        Parameter.Kind.valueOf(upper(row.get(3))),
                        Table.words(row.get(4)),
                        new Bilingual(row.get(5), row.get(6)),
                        row.get(7)))
                .toList();
    }

    /** The fields of an action or of a shape, those of a shape below the field that has it. */
    private List<AnswerField> answer(String of, int depth) {
        List<AnswerField> answer = new ArrayList<>();
        of(fields, of).forEach(row -> {
            boolean list = row.get(1).endsWith(AnswerField.LIST);
            List<AnswerField> inside = answer(row.get(2), depth + 1);
            String type = (inside.isEmpty() ? row.get(2) : AnswerField.OBJECT) + (list ? AnswerField.LIST : "");
            answer.add(new AnswerField(row.get(1), depth, type, new Bilingual(row.get(3), row.get(4)), row.get(5)));
            answer.addAll(inside);
        });
        return answer;
    }

    private List<CodeAdvice> codes(Predicate<List<String>> of) {
        return codes.stream()
                .filter(row -> of.test(Table.words(row.get(1))))
                .map(row -> new CodeAdvice(
                        Table.words(row.get(0)),
                        row.get(2),
                        new Bilingual(row.get(3), row.get(4)),
                        new Bilingual(row.get(5), row.get(6))))
                .toList();
    }

    private static Stream<List<String>> of(List<List<String>> rows, String what) {
        return rows.stream().filter(row -> Table.words(row.get(0)).contains(what));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
