package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.console.ConsoleBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** #12: from the pages alone a user is made, gets a policy, and is let do what it allows and no more. */
class AccessJourneyIT extends LoggingIn {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String ROOT = "/console/access";
    private static final String WRONG = """
            {
              "Version": "1",
              "Statement": [
                {
                  "Effect": "Alow",
                  "Action": ["ram:ListUsers", "ram:GetUser"],
                  "Resource": "*"
                }
              ]
            }""";

    private ConsoleBrowser browser;

    @Test
    @Tag("S12.1-4")
    void aUserIsMadeAndGrantedAndSeesWhatThePolicyAllows() {
        String password;
        try (ConsoleBrowser admin = new ConsoleBrowser(server, fromHere(alice.loginName(), PASSWORD))) {
            browser = admin;
            writesAPolicyThatIsMendedWhereItIsWrong();
            password = makesAUser();
            grants();
            seesWhyOneIsDenied();
            looksAtEachPageOfOne();
        }
        ConsoleVisitor bob = new ConsoleVisitor(server, "127.0.0.1");
        assertThat(bob.login("bob@" + customer.account().name(), password).stage())
                .as("a password that somebody else knows")
                .isNotEqualTo("OPEN");
        bob.post("/v1/console/login/password", Map.of("password", PASSWORD));
        try (ConsoleBrowser his = new ConsoleBrowser(server, bob)) {
            browser = his;
            browser.open(ROOT + "/users?lang=zh");
            assertThat(texts("nav.nav a[href^='" + ROOT + "/']")).containsExactly("用户");
            assertThat(texts("main tbody tr td:first-child")).containsExactly("alice", "bob");
            assertThat(all("a[href$='/~new'], main button[data-opens]")).isEmpty();
            assertThat(sentByHand(ROOT + "/users", "UserName=eve")).isEqualTo(403L);
            browser.open(ROOT + "/users/eve").says("EntityNotExist.User");
            browser.open(ROOT + "/policies").says("EncodedDiagnosticMessage");
        }
    }

    private ConsoleVisitor fromHere(String name, String password) {
        ConsoleVisitor visitor = new ConsoleVisitor(server, "127.0.0.1");
        assertThat(visitor.login(name, password).stage()).isEqualTo("OPEN");
        return visitor;
    }

    private void writesAPolicyThatIsMendedWhereItIsWrong() {
        browser.open(ROOT + "/policies/new?lang=zh").fill("PolicyName", "people");
        write(WRONG);
        appears(".wrong[data-line='5'][data-column='17']");
        assertThat(texts(".editor .gutter b")).containsExactly("5");
        assertThat(browser.find(".editor mark").getDomProperty("textContent")).isEqualTo("\"Alow\"");
        browser.click("创建").says("MalformedPolicyDocument");
        assertThat(appears(".problem [role=alert]").getText()).contains("第 5 行第 17 列", "RequestId");
        browser.photograph("access-policy-wrong");

        write(WRONG.replace("Alow", "Allow"));
        appears(".state.ok");
        browser.click("创建").at(ROOT + "/policies/custom/people").says("已创建 people");
    }

    private String makesAUser() {
        browser.open(ROOT + "/users/~new").fill("UserName", "alice").click("创建");
        appears("#UserName[aria-invalid=true]");
        assertThat(texts(".field .wrong")).singleElement().asString().contains("alice");
        browser.fill("UserName", "bob");
        browser.find("[name=login]").click();
        browser.find("[name=MFABindRequired]").click();
        browser.find("[name=key]").click();
        browser.click("创建");
        String secret = appears("#once-key-secret").getText();
        String password = browser.find("#once-password").getText();
        browser.photograph("access-once");
        assertThat(browser.path()).as("nothing of it in the address").isEqualTo(ROOT + "/users/~new");
        browser.open(ROOT + "/users/bob/keys");
        assertThat(browser.driver().getPageSource()).contains("LTAI").doesNotContain(secret);
        browser.driver().navigate().back();
        assertThat(browser.driver().getPageSource()).doesNotContain(secret, password);
        return password;
    }

    private void grants() {
        browser.open(ROOT + "/users/bob/policies");
        appears("#picks input[value=AdministratorAccess]");
        browser.fill("find", "peo");
        new WebDriverWait(browser.driver(), LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .until(driver -> texts("#picks li").size() == 1);
        browser.find("#picks input[value=people]").click();
        browser.click("授权").says("已为 bob 授权");
        assertThat(texts("main tbody td:first-child"))
                .singleElement()
                .asString()
                .contains("people");
    }

    private void seesWhyOneIsDenied() {
        browser.open(ROOT + "/simulator").fill("principal", "user/nobody").fill("action", "ram:CreateUser");
        browser.click("模拟").says("user/nobody");
        browser.fill("principal", "user/bob").click("模拟").says("没有策略允许");
        assertThat(browser.path()).contains("principal=user%2Fbob");
        browser.driver().navigate().refresh();
        browser.says("ram:ListUsers, ram:GetUser");
        browser.click("以此新建策略");
        appears(".state.ok");
        assertThat(browser.find("#PolicyDocument").getDomProperty("value")).contains("ram:CreateUser");
    }

    /** As everybody sees them, and as some cannot. */
    private void looksAtEachPageOfOne() {
        browser.driver().manage().logs().get(LogType.BROWSER); // of what was refused before
        for (String page : List.of(
                "/users/bob",
                "/users/bob/policies",
                "/users/bob/groups",
                "/users/bob/keys",
                "/users/bob/login",
                "/policies/custom/people",
                "/policies/custom/people/edit",
                "/policies/custom/people/versions",
                "/policies/custom/people/holders",
                "/policies/system/ReadOnlyAccess",
                "/simulator?principal=user/bob&action=ram:CreateUser&resource=user/x")) {
            browser.open(ROOT + page).hasNoFaults();
        }
    }

    private void write(String document) {
        browser.driver()
                .executeScript(
                        "const t=document.getElementById('PolicyDocument');t.value=arguments[0];"
                                + "t.dispatchEvent(new Event('input',{bubbles:true}))",
                        document);
    }

    private WebElement appears(String selector) {
        return new WebDriverWait(browser.driver(), LONG_ENOUGH)
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    private List<WebElement> all(String selector) {
        return browser.driver().findElements(By.cssSelector(selector));
    }

    private List<String> texts(String selector) {
        return all(selector).stream().map(WebElement::getText).toList();
    }

    /** As somebody does it who knows the token of their own session. */
    private Object sentByHand(String path, String form) {
        return browser.driver()
                .executeAsyncScript(
                        "const done=arguments[2];const headers=JSON.parse(document.body.getAttribute('hx-headers'));"
                                + "headers['Content-Type']='application/x-www-form-urlencoded';"
                                + "fetch(arguments[0],{method:'POST',headers,body:arguments[1]}).then(a=>done(a.status))",
                        path,
                        form);
    }
}
