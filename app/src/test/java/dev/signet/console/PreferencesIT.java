package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.rules.fact.Scenario;
import dev.signet.support.Approved;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** #12: language, theme and the look of lists are a person's, whichever browser they come with. */
@SignetTest
class PreferencesIT {

    private static final String API = "/v1/console/preferences";
    private static final String SIGNATURES = "/console/signatures";

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Approved approved;

    private Customer customer;
    private ConsoleVisitor alice;

    @BeforeEach
    void somebodyIsAtTheConsole() {
        customer = accounts.enterprise();
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        alice = logins.user(customer, "alice", "AdministratorAccess");
    }

    private ConsoleVisitor elsewhere() {
        ConsoleVisitor browser = logins.visitor();
        assertThat(browser.login("alice@" + customer.account().name(), ConsoleLogins.PASSWORD)
                        .stage())
                .isEqualTo("OPEN");
        return browser;
    }

    @Test
    void languageAndThemeAreFoundInAnotherBrowser() {
        alice.get(SIGNATURES + "?lang=en");
        assertThat(alice.form("/console/theme", "theme=dark").status()).isEqualTo(303);

        ConsoleVisitor other = elsewhere();
        assertThat(other.get(SIGNATURES).body()).contains("lang=\"en\"", "data-theme=\"dark\"", "Signatures");
        assertThat(other.cookies()).containsEntry("SIGNET-LANGUAGE", "en").containsEntry("SIGNET-THEME", "dark");
        assertThat(other.get(SIGNATURES).body()).contains("lang=\"en\"", "data-theme=\"dark\"");
        assertThat(logins.user(customer, "bob", "AdministratorAccess")
                        .get(SIGNATURES)
                        .body())
                .contains("lang=\"zh-CN\"")
                .doesNotContain("data-theme");
    }

    /** What the browser was told last counts in it, also where another chose before in the same one. */
    @Test
    void whatIsChosenHereHoldsHereAtOnce() {
        alice.get(SIGNATURES + "?lang=en");
        ConsoleVisitor other = elsewhere();
        other.get(SIGNATURES);

        assertThat(other.get(SIGNATURES + "?lang=zh").body()).contains("lang=\"zh-CN\"");
        assertThat(other.get(SIGNATURES).body()).contains("lang=\"zh-CN\"");
        assertThat(elsewhere().get(SIGNATURES).body()).contains("lang=\"zh-CN\"");
    }

    @Test
    void columnsAndDensityOfAListAreAPersons() {
        assertThat(alice.get(SIGNATURES).body())
                .contains("适用场景</span>", "创建时间")
                .doesNotContain("class=\"table dense\"");

        assertThat(alice.form(
                                "/console/preferences/lists",
                                "list=signatures&columns=scenario,tags,created&shown=scenario&dense=true&from="
                                        + SIGNATURES)
                        .location())
                .isEqualTo(SIGNATURES);

        String seen = elsewhere().get(SIGNATURES).body();
        assertThat(seen).contains("class=\"table dense\"", "data-name=\"适用场景\"");
        assertThat(seen).doesNotContain("data-name=\"标签\"", "data-name=\"创建时间\"");
        assertThat(logins.owner(customer).get(SIGNATURES).body())
                .contains("data-name=\"标签\"", "data-name=\"创建时间\"")
                .doesNotContain("class=\"table dense\"");
    }

    @Test
    void areReadAndSetByApi() {
        assertThat(alice.put(API + "/theme", Map.of("value", "dark")).status()).isEqualTo(204);
        assertThat(alice.put(API + "/list.templates", Map.of("value", "dense,tags"))
                        .status())
                .isEqualTo(204);

        assertThat(elsewhere().get(API).json().path("preferences"))
                .isEqualTo(alice.get(API).json().path("preferences"))
                .hasToString("{\"list.templates\":\"dense,tags\",\"theme\":\"dark\"}");
        assertThat(logins.owner(customer).get(API).json().path("preferences")).isEmpty();

        assertThat(alice.put(API + "/theme", Map.of("value", "")).status()).isEqualTo(204);
        assertThat(alice.get(API).json().path("preferences")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "colour, dark, 404, PreferenceNotFound",
        "list.everything, dense, 404, PreferenceNotFound",
        "theme, pink, 400, InvalidParameter.Value",
        "language, fr, 400, InvalidParameter.Value",
        "list.records, 'dense,<b>', 400, InvalidParameter.Value",
        "list.records, 'dense,a,b,c,d,e,f,g,h,i', 400, InvalidParameter.Value"
    })
    void onlyWhatIsKnownIsKept(String name, String value, int status, String code) {
        ConsoleVisitor.Answer answer = alice.put(API + "/" + name, Map.of("value", value));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(alice.get(API).json().path("preferences")).isEmpty();
    }

    @Test
    void nobodyIsAskedWithoutASession() {
        assertThat(logins.visitor().get(API).status()).isEqualTo(401);
    }
}
