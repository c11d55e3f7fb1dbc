package dev.signet.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.review.ReviewSituations.Waiting;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A reviewer decides in Tasklist, in a real browser. Needs Chromium and its driver; required where CI=true. */
@SignetTest
@Import(ReviewSituations.class)
class TasklistReviewIT {

    @Autowired ReviewSituations situations;
    @Autowired Signatures signatures;
    @Autowired TestServer server;

    private TasklistPage tasklist;

    @BeforeAll
    static void needsABrowser() {
        boolean required = Boolean.getBoolean("signet.browser.required") || "true".equals(System.getenv("CI"));
        if (required) {
            assertThat(TasklistPage.installed()).as("Chromium and chromedriver under /usr/bin").isTrue();
        }
        if (!TasklistPage.installed()) {
            System.out.println("SKIPPED: the Tasklist journey needs " + TasklistPage.BROWSER + " and " + TasklistPage.DRIVER);
        }
        assumeTrue(TasklistPage.installed(), "no Chromium here");
    }

    @BeforeEach
    void openTheBrowser() {
        tasklist = new TasklistPage(server.url(""));
    }

    @AfterEach
    void closeTheBrowser(TestInfo test) {
        if (tasklist != null) {
            tasklist.photograph(test.getTestMethod().orElseThrow().getName());
            tasklist.close();
        }
    }

    @Test
    @Tag("S4.1-10")
    void aReviewerFindsReadsAndApprovesAnApplication() {
        Waiting waiting = situations.productSignatureWithEvidence("淘气熊商城", "<b onclick=alert(1)>加粗</b> {{7*7}}");
        findAndClaim("【淘气熊商城】");

        assertThat(tasklist.formText("facts")).contains("<b onclick=alert(1)>加粗</b> {{7*7}}");
        assertThat(tasklist.has("[data-part=facts] b")).isFalse();
        assertThat(tasklist.formText("preview")).startsWith("【淘气熊商城】");
        assertThat(tasklist.formText("account")).contains("杭州示例科技有限公司");
        assertThat(tasklist.formText("due")).contains("时限");
        assertThat(tasklist.evidenceIsShown()).isTrue();
        tasklist.photograph("review-signature");
        tasklist.approve();
        tasklist.complete();

        assertThat(decided(waiting).state()).isEqualTo(SignatureState.APPROVED);
    }

    @Test
    @Tag("S4.4-1")
    void aReviewerRejectsWithAReasonTheApplicantReads() {
        Waiting waiting = situations.productSignature("淘气虎商城");
        findAndClaim("【淘气虎商城】");

        tasklist.pressComplete();
        assertThat(tasklist.formText("decision-problem")).contains("请选择通过或驳回");
        tasklist.reject("R-S04");
        tasklist.comment("请补充应用商店链接");
        tasklist.complete();

        SignatureRow row = decided(waiting);
        assertThat(row.state()).isEqualTo(SignatureState.REJECTED);
        assertThat(row.reason()).contains("R-S04").contains("请补充应用商店链接");
    }

    private void findAndClaim(String title) {
        Staff reviewer = situations.signatureReviewer();
        tasklist.logIn(reviewer.id(), ReviewSituations.PASSWORD);
        tasklist.chooseFilter("签名审核");
        tasklist.openNewestTask(title);
        tasklist.claim();
    }

    private SignatureRow decided(Waiting waiting) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> signatures.newest(waiting.customer().id(), waiting.receipt().name()).orElseThrow(),
                        row -> row.state() != SignatureState.UNDER_REVIEW);
    }
}
