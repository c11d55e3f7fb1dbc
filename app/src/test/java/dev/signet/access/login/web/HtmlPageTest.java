package dev.signet.access.login.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    @Test // #11
    void aValueIsTextWhateverItHolds() {
        String page = HtmlPage.render(
                "console-login.html",
                Map.of("csrf", "secret", "wrong", true, "message", "<script>{{csrf}}</script>{{#csrf}}{{a|b}}"),
                false);

        assertThat(page)
                .contains("&lt;script&gt;{{csrf}}&lt;/script&gt;{{#csrf}}{{a|b}}")
                .doesNotContain("<script>");
    }

    @Test // #11
    void aPartStandsForEachLineOrNotAtAll() {
        assertThat(HtmlPage.render(
                        "console-codes.html",
                        Map.of("codes", List.of(Map.of("code", "a-1"), Map.of("code", "b-2"))),
                        false))
                .contains("<li><code>a-1</code></li><li><code>b-2</code></li>")
                .doesNotContain("{{");
    }

    @Test // #11
    void eachPageIsInOneLanguage() {
        for (String page : List.of("login", "second-factor", "new-password", "enrolment", "codes", "account")) {
            Map<String, Object> all = Map.of(
                    "bound",
                    true,
                    "unbound",
                    true,
                    "removable",
                    true,
                    "required",
                    true,
                    "cancel",
                    true,
                    "sessions",
                    List.of(Map.of("current", true, "other", true, "mfa", true)));

            assertThat(HtmlPage.render("console-" + page + ".html", all, true))
                    .as(page)
                    .doesNotContainPattern("\\p{IsHan}");
            assertThat(HtmlPage.render("console-" + page + ".html", all, false)
                            .replaceAll("(?s)<[^>]*>", "")
                            .replace("Signet", "")
                            .replace("RAM", ""))
                    .as(page)
                    .doesNotContainPattern("[A-Za-z]{3,} [a-z]{2,} ");
        }
    }
}
