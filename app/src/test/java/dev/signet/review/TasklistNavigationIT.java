package dev.signet.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.Browser;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Tasklist offers each person what that person may do. Needs Chromium and its driver; required where CI=true. */
@SignetTest
@Import(ReviewSituations.class)
class TasklistNavigationIT {

    private static final String CREATE = ".create-task-action a";
    private static final String FILTER_EDITED = ".task-filter.active .actions a";
    private static final String START = ".start-process-action a";

    @Autowired ReviewSituations situations;
    @Autowired TestServer server;

    @BeforeAll
    static void needsABrowser() {
        Browser.isNeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void onlyWhoMayCreateTasksAndStartProcessesIsOfferedTo(String language) {
        try (var page = new TasklistPage(server.url(""), "--lang=" + language, "--accept-lang=" + language)) {
            page.logIn(situations.reviewer().id(), ReviewSituations.PASSWORD);
            page.chooseFilter("Mine");
            assertThat(page.asksWhatIsAllowed()).containsExactly("false", "false", "false");
            page.photograph("navigation-reviewer-" + language);
            assertThat(page.has(FILTER_EDITED)).as("the engine's page draws it").isTrue();
            assertThat(page.isSeen(FILTER_EDITED)).isFalse();
            assertThat(page.has(CREATE)).as("the engine's page draws it").isTrue();
            assertThat(page.isSeen(CREATE)).isFalse();
            assertThat(page.isSeen(START)).isFalse();
            page.logOut();

            page.logIn(situations.officer().id(), ReviewSituations.PASSWORD);
            page.chooseFilter("Releases");
            page.photograph("navigation-officer-" + language);
            assertThat(page.isSeen(CREATE)).isFalse();
            assertThat(page.isSeen(START)).isFalse();
            page.logOut();

            page.logIn(situations.administrator().id(), ReviewSituations.PASSWORD);
            page.awaitSeen(CREATE);
            page.awaitSeen(START);
            page.awaitSeen(FILTER_EDITED);
            page.photograph("navigation-administrator-" + language);
        }
    }
}
