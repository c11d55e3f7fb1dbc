package dev.signet.access.login.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    @Test // #11
    void aValueIsTextWhateverItHolds() {
        String page = HtmlPage.render(
                "console-login.html", Map.of("csrf", "secret", "message", "<script>{{csrf}}</script>{{#csrf}}"));

        assertThat(page)
                .contains("&lt;script&gt;{{csrf}}&lt;/script&gt;{{#csrf}}")
                .doesNotContain("<script>");
    }

    @Test // #11
    void aPartStandsForEachLineOrNotAtAll() {
        Map<String, Object> values = new HashMap<>();
        values.put("codes", List.of(Map.of("code", "a-1"), Map.of("code", "b-2")));
        assertThat(HtmlPage.render("console-codes.html", values))
                .contains("<li><code>a-1</code></li><li><code>b-2</code></li>")
                .doesNotContain("{{");
    }
}
