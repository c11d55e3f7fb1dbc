package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.billing.Ledger;
import dev.signet.evidence.Pictures;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

/** #12: the console without a mouse: Tab, Enter, Space, arrows and Escape, and one always sees where one is. */
@SignetTest
@Tag("pages")
@EnabledIfSystemProperty(named = "signet.pages.all", matches = "true", disabledReason = "with -Ppages")
class KeyboardIT {

    private static final String ASK = "dialog.ask[open]";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Approved approved;

    @Autowired
    Ledger balances;

    @Autowired
    SentMessages messages;

    @Autowired
    SettableClock clock;

    @TempDir
    Path folder;

    private Customer customer;
    private ConsoleBrowser page;
    private Keyboard keys;

    @BeforeEach
    void somebodyLogsIn() {
        customer = accounts.enterprise();
        logins.owner(customer);
        page = new ConsoleBrowser(server, logins.visitor());
        keys = new Keyboard(page);
        page.open("/console/login?lang=zh");
        keys.waitsFor("#loginName").press(customer.account().name());
        keys.type("#password", ConsoleLogins.PASSWORD).press(Keys.ENTER);
        page.shows(".frame");
    }

    @AfterEach
    void leaves() {
        if (page != null) {
            page.close();
        }
    }

    @Test
    void skipsTheNavigationAndUsesTheMenu() {
        keys.enter(".skip");
        assertThat(keys.isAt("#content")).isTrue();

        page.open("/console");
        keys.enter(".top .menu > summary");
        assertThat(keys.isShown(".top .sheet")).isTrue();
        keys.to(".top .sheet a").press(Keys.ESCAPE);
        assertThat(keys.isShown(".top .sheet")).isFalse();
        assertThat(keys.isAt(".top .menu > summary")).isTrue();
        keys.press(Keys.ENTER);
        keys.enter(".top .sheet button[value=dark]");
        page.shows("html[data-theme=dark]");
    }

    @Test
    void opensAndClosesTheNavigationOfATelephone() {
        page.width(390);
        page.open("/console");

        keys.enter(".burger");
        assertThat(keys.isShown(".nav")).isTrue();
        keys.to(".nav a[href='/console/templates']").press(Keys.ESCAPE);
        assertThat(keys.isShown(".nav")).isFalse();
        assertThat(keys.isAt(".burger")).isTrue();
        keys.press(Keys.ENTER);
        keys.enter(".nav a[href='/console/templates']");
        page.at("/console/templates");
    }

    @Test
    void searchesOnATelephone() {
        page.width(390);
        page.open("/console");

        keys.enter(".seek");
        assertThat(keys.isAt("#search input[type=search]")).isTrue();
        keys.press(Keys.ESCAPE);
        assertThat(keys.isShown("#search")).isFalse();
        assertThat(keys.isAt(".seek")).isTrue();
        keys.press(Keys.ENTER);
        keys.press("nobody", Keys.ENTER);
        page.at("/console/lookup?q=nobody");
    }

    @Test
    void reachesTheNamesOfTheNarrowRail() {
        page.width(1024);
        page.open("/console");

        keys.enter(".nav a[href='/console/access/users']");
        page.at("/console/access/users");
    }

    @Test
    void appliesForASignature() throws IOException {
        keys.enter(".nav a[href='/console/signatures']");
        page.at("/console/signatures");
        keys.enter("main a[href='/console/signatures/new']");
        page.at("/console/signatures/new");
        keys.type("#name", "YunfanTech");
        keys.choose("thirdParty", "false");
        keys.choose("publicBody", "false");
        keys.to("signet-files input[type=file]");
        Path licence = Files.write(folder.resolve("licence.png"), Pictures.png());
        page.find("signet-files input[type=file]").sendKeys(licence.toString());
        page.says("licence.png");
        keys.type("#remark", "海外用户登录");
        keys.enter("#application button.primary");

        page.says("签名“YunfanTech”已提交审核");
    }

    @Test
    void makesABulkTaskUpToItsConfirmation() {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        String code = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        balances.credit(customer.id(), BigDecimal.TEN, UUID.randomUUID().toString(), "test");
        keys.enter(".nav a[href='/console/bulk-tasks']");
        page.at("/console/bulk-tasks");
        keys.enter("main a[href^='/console/bulk-tasks/new']");
        page.at("/console/bulk-tasks/new");
        keys.type("#name", "发货");
        keys.to("#sign").press("云帆科技");
        assertThat(keys.at().getDomProperty("value")).isEqualTo("云帆科技");
        page.shows("#template-" + code);
        keys.choose("template", code);
        keys.enter("#content-form button[type=submit]");
        page.at("/console/bulk-tasks/new/recipients");
        keys.enter("#by-hand");
        keys.type("#numbers-entry", "13800138000").press(Keys.ENTER).press("13900139000", Keys.ENTER);
        page.shows("entry-list li:nth-child(2)");
        keys.to("entry-list li:nth-child(2) button").press(Keys.SPACE);
        assertThat(keys.isAt("#numbers-entry")).isTrue();
        keys.enter("#check");
        page.shows("#report [data-list=READY]");
        keys.enter("#create");
        page.shows("#standing[data-state=AWAITING_CONFIRMATION]");

        keys.enter("#confirm");
        page.shows(ASK);
        keys.staysIn(ASK).press(Keys.ESCAPE);
        assertThat(keys.isShown(ASK)).isFalse();
        assertThat(keys.isAt("#confirm")).isTrue();
        keys.press(Keys.ENTER);
        keys.to(ASK + " button[type=submit]");
    }

    @Test
    void opensARecordAndClosesIt() {
        messages.store(Message.delivered(customer.id(), clock.instant(), 8613800138000L));
        keys.enter(".nav a[href='/console/records']");
        page.at("/console/records?date=");
        String list = page.path();
        keys.enter("main tbody .acts a");

        page.shows("dialog.drawer[open]");
        keys.staysIn("dialog.drawer").press(Keys.ESCAPE);
        page.waits("the list", () -> page.path().equals(list));
        assertThat(page.has("dialog.drawer")).isFalse();
    }

    @Test
    void setsTagsAndFiltersByThem() {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        page.open("/console/templates");
        keys.enter(".tag-filter > summary").to("#tagKey").press(Keys.ESCAPE);
        assertThat(keys.isShown("#tagKey")).isFalse();
        assertThat(keys.isAt(".tag-filter > summary")).isTrue();
        keys.to("[data-all]").press(Keys.SPACE);
        keys.type("#batch-key", "team");
        keys.type("#batch-value", "growth");
        keys.enter("[data-selection] button:not([formaction])");
        page.says("已为 1 项设置标签 team");

        keys.enter(".tag-filter > summary").type("#tagKey", "team").press(Keys.ENTER);
        page.waits("the filtered list", () -> page.path().contains("team"));
        page.says("team=growth");
    }

    @Test
    void choosesARangeOfDays() throws Exception {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        String code = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        balances.credit(customer.id(), BigDecimal.TEN, UUID.randomUUID().toString(), "test");
        PagePlaces.send(server, clock, customer, "云帆科技", code);
        page.open("/console");
        keys.enter(".ranges a[href*='30d']");
        page.shows(".ranges a[href*='30d'][aria-current]");
        String from = page.find(".ranges input[name=from]").getDomProperty("value");
        keys.to(".ranges input[name=from]").press(Keys.ARROW_DOWN);
        assertThat(keys.at().getDomProperty("value")).isNotEqualTo(from);
        keys.press(Keys.ARROW_UP);
        assertThat(keys.at().getDomProperty("value")).isEqualTo(from);
        keys.enter(".ranges form button");

        page.waits("the chosen days", () -> page.path().contains("from="));
    }
}
