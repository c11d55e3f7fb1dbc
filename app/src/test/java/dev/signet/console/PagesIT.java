package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.access.ActionList;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * #12: every page of the list in a browser: nothing serious for those who cannot see it, nothing cut off or over another, no
 * error and no request to elsewhere. Once in Chinese; with the profile {@code pages} in both languages, at three widths,
 * light and dark, empty too.
 */
@SignetTest
@Tag("pages")
class PagesIT {

    private static final boolean ALL_WAYS = Boolean.getBoolean("signet.pages.all");
    private static final List<String> LANGUAGES = ALL_WAYS ? List.of("zh", "en") : List.of("zh");
    private static final int[] WIDTHS = ALL_WAYS ? new int[] {1440, 1024, 390} : new int[] {1440};
    private static final boolean[] THEMES = ALL_WAYS ? new boolean[] {false, true} : new boolean[] {false};

    /** Lines that answer no page of their own. */
    private static final List<String> PARTS = List.of(
            "/console/volume/{range}",
            "/console/access/users/~choice",
            "/console/access/policies/choice",
            "/console/bulk-tasks/{id}/live",
            "/console/bulk-tasks/{id}/row",
            "/console/bulk-tasks/recipient-lists/{id}",
            "/console/bulk-tasks/recipient-lists/{id}/rejected",
            "/console/bulk-tasks/recipient-lists/sample/{template}");

    /** Forms that refuse to be sent empty. */
    private static final List<String> FORMS = List.of(
            "/console/signatures/new",
            "/console/templates/new",
            "/console/bulk-tasks/new",
            "/console/log-exports/new",
            "/console/settings/contacts/new",
            "/console/access/users/~new",
            "/console/access/groups/~new",
            "/console/access/policies/new",
            "/console/access/roles/~new",
            "/console/access/resource-groups/~new");

    private static final String FORM = "main form[hx-post]:not([hx-post*='/tags'])";
    private static final String SEND_EMPTY = """
            const form = document.querySelector(arguments[0]);
            form.noValidate = true;
            form.requestSubmit();""";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    ActionList actions;

    @Autowired
    Approved approved;

    @Autowired
    AutowireCapableBeanFactory beans;

    /** Everything that can be opened on a page, once a way of looking at it. */
    @Test
    void eachCanBeReadByEverybody() {
        PagePlaces places = beans.createBean(PagePlaces.class);
        Collection<String> pages = pages(places);
        try (ConsoleBrowser browser = new ConsoleBrowser(server, places.owner())) {
            walk(browser, pages, true);
        }
    }

    /** What floats over every page: the account's menu, and the navigation where there is little room. */
    @Test
    void theFrameCanBeReadByEverybody() {
        SoftAssertions all = new SoftAssertions();
        try (ConsoleBrowser browser =
                new ConsoleBrowser(server, logins.owner(accounts.enterprise("Yunfan Technology")))) {
            PageLook look = new PageLook(browser);
            for (String language : LANGUAGES) {
                look.open("/console/notices", language);
                for (int width : WIDTHS) {
                    browser.width(width);
                    look.eachOfTheFrame((what, faults) -> all.assertThat(faults)
                            .as("%s, %d px, %s", language, width, what)
                            .isEmpty());
                }
            }
        }
        all.assertAll();
    }

    /** With nothing in it yet, and with less than an enterprise has. */
    @Test
    void eachCanBeReadWhereThereIsNothing() {
        assumeTrue(ALL_WAYS, "with -Ppages");
        ConsoleVisitor nobody = logins.owner(accounts.individual());
        List<String> pages = placeless().toList();
        try (ConsoleBrowser browser = new ConsoleBrowser(server, nobody)) {
            walk(browser, pages, false);
        }
    }

    /** What a form that is sent empty is answered, page by page, and what somebody sees who may not. */
    @Test
    void whatIsRefusedCanBeReadByEverybody() {
        Customer customer = accounts.enterprise("Yunfan Technology");
        ConsoleVisitor owner = logins.owner(customer);
        approved.signature(customer.id(), "yunfan", Scenario.GENERAL);
        approved.template(customer.id(), TemplateKind.NOTIFICATION, "Your parcel is waiting.", "{}");
        SoftAssertions all = new SoftAssertions();
        try (ConsoleBrowser browser = new ConsoleBrowser(server, owner)) {
            PageLook look = new PageLook(browser);
            for (String language : LANGUAGES) {
                for (String form : FORMS) {
                    look.open(form, language);
                    browser.shows(FORM).driver().executeScript(SEND_EMPTY, FORM);
                    browser.shows("main .problem > div");
                    look.comesToRest();
                    ways(browser, look, all, form + ", sent empty, " + language);
                }
            }
        }
        try (ConsoleBrowser browser =
                new ConsoleBrowser(server, logins.user(customer, "reader", "AliyunDysmsReadOnlyAccess"))) {
            PageLook look = new PageLook(browser);
            for (String language : LANGUAGES) {
                for (String page : List.of("/console", "/console/signatures", "/console/signatures/new")) {
                    look.open(page, language);
                    ways(browser, look, all, page + ", by a reader, " + language);
                }
            }
        }
        all.assertAll();
    }

    private static void walk(ConsoleBrowser browser, Collection<String> pages, boolean open) {
        PageLook look = new PageLook(browser);
        SoftAssertions all = new SoftAssertions();
        for (String language : LANGUAGES) {
            for (String page : pages) {
                look.open(page, language);
                ways(browser, look, all, page + ", " + language);
                if (open) {
                    for (int width : WIDTHS) {
                        browser.width(width);
                        look.eachOpened((what, faults) -> all.assertThat(faults)
                                .as("%s, %s, %d px, %s", page, language, width, what)
                                .isEmpty());
                    }
                }
                all.assertThat(look.saidAndAsked()).as("%s, %s", page, language).isEmpty();
            }
        }
        all.assertAll();
    }

    private static void ways(ConsoleBrowser browser, PageLook look, SoftAssertions all, String page) {
        for (int width : WIDTHS) {
            browser.width(width);
            for (boolean dark : THEMES) {
                browser.dark(dark);
                all.assertThat(look.faults(dark))
                        .as("%s, %d px, %s", page, width, dark ? "dark" : "light")
                        .isEmpty();
            }
            browser.dark(false);
        }
    }

    /** Of every line of the list that answers a page; the others are asked for as well, and answer. */
    private Collection<String> pages(PagePlaces places) {
        List<String> whole = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        assertSoftly(all -> places.all().forEach((line, address) -> {
            ConsoleVisitor.Answer answer = places.owner().get(address);
            if (answer.status() == 303) { // who asks for a part alone is sent to its page
                answer = places.owner().part("GET", address, null);
            }
            all.assertThat(answer.status()).as("%s: %s", line, address).isEqualTo(line.endsWith("**") ? 404 : 200);
            if (answer.body().startsWith("<!DOCTYPE html>")) {
                whole.add(address);
            } else {
                parts.add(line);
            }
        }));
        assertThat(parts).as("what is a part of a page or a file").containsExactlyInAnyOrderElementsOf(PARTS);
        whole.remove("/console/nowhere");
        return whole;
    }

    private Stream<String> placeless() {
        return actions.all().keySet().stream()
                .filter(call -> call.startsWith("page GET /console") && !call.contains("{") && !call.contains("*"))
                .map(call -> call.substring("page GET ".length()))
                .filter(page -> !PARTS.contains(page))
                .sorted();
    }

    private ConsoleVisitor owner() {
        return logins.owner(accounts.enterprise());
    }

    /** What another site's page could send with our cookie: each form of the list, without its token and with another's. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesNoFormThatAnotherSiteSends(boolean withAnothersToken) {
        ConsoleVisitor visitor = owner();
        ConsoleVisitor other = owner();
        List<String> forms = actions.all().keySet().stream()
                .filter(call -> call.startsWith("page POST "))
                .map(call -> call.substring("page POST ".length()).replaceAll("\\{[^}]*}", "1"))
                .toList();

        assertThat(forms).isNotEmpty();
        assertSoftly(all -> forms.forEach(form -> {
            ConsoleVisitor.Answer answer = visitor.forged(form, withAnothersToken ? other : null);
            all.assertThat(answer.status()).as(form).isEqualTo(302);
            all.assertThat(answer.location()).as(form).endsWith("/console/login");
        }));
    }

    @Test
    void standsInNoFrameAndInNoCache() {
        ConsoleVisitor visitor = owner();

        assertSoftly(all -> placeless().forEach(page -> {
            var headers = visitor.headersOf(page);
            all.assertThat(headers.firstValue("X-Frame-Options")).as(page).contains("DENY");
            all.assertThat(headers.firstValue("Cache-Control").orElse(""))
                    .as(page)
                    .contains("no-store");
            all.assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(page)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
        }));
    }

    /** A cookie that was there before the login is not the session after it. */
    @Test
    void theSessionOfALoginIsANewOne() {
        Customer customer = accounts.enterprise();
        ConsoleVisitor visitor = logins.visitor();
        visitor.cookies().put("SIGNET-CONSOLE", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        logins.owner(visitor, customer);

        assertThat(visitor.cookies().get("SIGNET-CONSOLE")).isNotEqualTo("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(visitor.get("/console/account").status()).isEqualTo(200);
    }

    /** After the login one is where one wanted to be, but never elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"/console/notices?unread=true", "/console/account"})
    void whoIsSentToTheLoginComesBack(String wanted) {
        Customer customer = accounts.enterprise();
        logins.owner(customer);
        ConsoleVisitor visitor = logins.visitor();
        assertThat(visitor.get(wanted).location()).endsWith("/console/login");

        assertThat(visitor.loginOnPage(customer.account().name(), ConsoleLogins.PASSWORD)
                        .location())
                .endsWith(wanted);
    }
}
