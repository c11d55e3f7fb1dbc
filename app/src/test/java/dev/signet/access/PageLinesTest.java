package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** #12: what a page of an account's people asks for is what its twin by API asks for. */
class PageLinesTest {

    private static final Map<String, List<ListedAction>> CALLS = new ActionList().all();
    private static final String HERE = " /console/access/";
    /** Judges a text that whoever asks has written, and keeps nothing. */
    private static final String CHECK = "page POST /console/access/policies/check";

    private static Set<String> asked(Predicate<String> calls) {
        return CALLS.entrySet().stream()
                .filter(entry -> calls.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .map(PageLinesTest::text)
                .collect(Collectors.toSet());
    }

    /** An action with the kinds of what it is done to. */
    private static String text(ListedAction action) {
        return action.action() + " " + String.join(" ", action.resources()).replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void eachActionOfAPageIsDoneToWhatItsTwinIsDoneTo() {
        Set<String> twins = asked(call -> !call.startsWith("page "));

        assertThat(asked(call -> call.startsWith("page ") && call.contains(HERE) && !call.equals(CHECK)))
                .hasSizeGreaterThan(60)
                .isSubsetOf(twins);
    }

    @Test
    void whatChangesSomethingIsPostedAndWhatIsPostedChangesSomething() {
        assertThat(CALLS).allSatisfy((call, actions) -> {
            if (call.startsWith("page POST" + HERE) && !call.equals(CHECK)) {
                assertThat(actions).as(call).allMatch(ListedAction::writes);
            }
            if (call.startsWith("page GET" + HERE) && !call.endsWith("/~new") && !call.endsWith("/new")) {
                assertThat(actions).as(call).anyMatch(action -> !action.writes());
            }
        });
    }

    @Test
    void aFurtherLineOfAFormIsJudgedByWhatTheFormSends() {
        assertThat(CALLS).allSatisfy((call, actions) -> {
            if (call.startsWith("page ") && call.contains(HERE)) {
                assertThat(actions.get(0).when()).as(call).isEmpty();
            }
        });
    }
}
