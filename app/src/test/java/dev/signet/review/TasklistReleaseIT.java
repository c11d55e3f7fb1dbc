package dev.signet.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.blacklist.ReleaseSituations;
import dev.signet.blacklist.ReleaseSituations.Shop;
import dev.signet.support.Browser;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A release as an officer decides it in Tasklist, in a real browser. Needs Chromium; required where CI=true. */
@SignetTest
@Import(ReleaseSituations.class)
@Tag("engine-doors")
class TasklistReleaseIT {

    private static final String BLOCKED = "isv.BLACK_KEY_CONTROL_LIMIT";

    @Autowired
    ReleaseSituations situations;

    @Autowired
    TestServer server;

    private TasklistPage tasklist;
    private Shop shop;
    private String number;

    @BeforeAll
    static void needsABrowser() {
        Browser.isNeeded();
    }

    @BeforeEach
    void aBlockedNumberAndABrowser() {
        shop = situations.shop();
        number = situations.freshNumber();
        shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), "OK");
        situations.list("COMPLAINT", number);
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);
        assertThat(shop.ask(shop.application(number)).status()).isEqualTo(201);
        tasklist = new TasklistPage(server.url(""));
        tasklist.logIn("officer", "officer");
        tasklist.chooseFilter("黑名单解除");
        tasklist.openNewestTask(masked() + " (短信通知 / notification)");
        tasklist.claim();
    }

    @AfterEach
    void closeTheBrowser(TestInfo test) {
        if (tasklist != null) {
            tasklist.photograph(test.getTestMethod().orElseThrow().getName());
            tasklist.close();
        }
    }

    @Test
    @Tag("S9.4-2")
    @Tag("S9.4-3")
    void whatAnOfficerReleasesGoesOutAgain() {
        assertThat(tasklist.newestTask()).contains(masked());
        assertThat(tasklist.formText("facts")).contains(masked(), ReleaseSituations.REASON, "投诉 / complaint");
        assertThat(tasklist.formText("history")).contains("12321-COMPLAINT");
        assertThat(tasklist.formText("preview")).contains("已发货");
        assertThat(tasklist.evidenceIsShown()).isTrue();
        tasklist.photograph("review-blacklist-release");

        tasklist.approve();
        tasklist.complete();

        shop.awaitAnswer(() -> shop.notify(number), "OK");
        assertThat(state()).isEqualTo("RELEASED");
    }

    @Test
    @Tag("S9.4-2")
    void whatAnOfficerRefusesStaysBlocked() {
        tasklist.reject("R-B03");
        tasklist.comment("机主两次投诉");
        tasklist.complete();

        assertThat(state()).isEqualTo("REFUSED");
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);
    }

    private String state() {
        return shop.get("/v1/blacklist-releases", Map.of("number", "86" + number))
                .body()
                .at("/releases/0/state")
                .asText();
    }

    private String masked() {
        return number.substring(0, 3) + "****" + number.substring(7);
    }
}
