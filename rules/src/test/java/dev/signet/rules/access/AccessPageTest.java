package dev.signet.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** #11: what the language's page shows can be saved as it stands there, and it shows everything. */
class AccessPageTest {

    private static final Pattern DOCUMENT = Pattern.compile("```json( trust)?\n(.+?)```", Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("\\| `(\\{\"\\w+\": \\{.+?}})` \\|");
    private static final int GUIDE = 3;

    @ParameterizedTest
    @ValueSource(strings = {"access.md", "access.zh.md"})
    void showsWhatCanBeSaved(String name) throws IOException {
        String page = Files.readString(Path.of("../app/docs", name));

        List<MatchResult> documents = DOCUMENT.matcher(page).results().toList();
        List<String> conditions =
                CONDITION.matcher(page).results().map(found -> found.group(1)).toList();

        assertThat(documents).hasSize(GUIDE + 2);
        documents.forEach(found -> {
            if (found.group(1) == null) {
                PolicyDocument.parse(found.group(2));
            } else {
                PolicyDocument.parseTrust(found.group(2));
            }
        });
        conditions.forEach(
                condition -> Requests.policy(Requests.statement("Allow", "*", "*", ", \"Condition\": " + condition)));
        assertThat(Arrays.stream(Operator.values()).map(Operator::wire))
                .allSatisfy(operator -> assertThat(conditions)
                        .as(operator)
                        .anyMatch(condition -> condition.startsWith("{\"" + operator + "\": ")));
        assertThat(ConditionKey.names())
                .allSatisfy(key -> assertThat(conditions)
                        .as(key)
                        .anyMatch(condition -> condition.contains("\"" + key.replace("…", ""))));
    }
}
