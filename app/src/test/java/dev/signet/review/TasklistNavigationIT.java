package dev.signet.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.Browser;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Tasklist offers nobody what the engine does for nobody. Needs Chromium and its driver; required where CI=true. */
@SignetTest
@Import(ReviewSituations.class)
@Tag("engine-doors")
class TasklistNavigationIT {

    private static final List<String> OFFERS = List.of(
            ".create-task-action a",
            ".start-process-action a",
            ".task-filters header [ng-click^=openModal]",
            ".task-filter .actions a");

    @Autowired
    ReviewSituations situations;

    @Autowired
    TestServer server;

    @BeforeAll
    static void needsABrowser() {
        Browser.isNeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void nobodyIsOfferedToCreateTasksOrToStartProcesses(String language) {
        try (var page = new TasklistPage(server.url(""), "--lang=" + language, "--accept-lang=" + language)) {
            page.logIn(situations.reviewer().id(), ReviewSituations.PASSWORD);
            page.chooseFilter("Mine");
            page.photograph("navigation-reviewer-" + language);
            assertThat(OFFERS)
                    .as("the engine's page draws it")
                    .allMatch(page::has)
                    .noneMatch(page::isSeen);
            page.logOut();

            page.logIn(situations.administrator().id(), ReviewSituations.PASSWORD);
            page.awaitThere(OFFERS.get(0));
            page.photograph("navigation-administrator-" + language);
            assertThat(OFFERS).noneMatch(page::isSeen);
        }
    }
}
