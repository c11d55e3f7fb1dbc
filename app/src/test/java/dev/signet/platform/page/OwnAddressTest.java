package dev.signet.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** #12: where a page may send its reader, and what it was given. */
class OwnAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/records?number=1&page=2",
                "/console?range=7",
                "/console/templates/%E4%BA%91",
                "/console/templates/a..b",
                "/console/records?from=../x;y//z"
            })
    void staysInTheConsole(String address) {
        assertThat(OwnAddress.or(address, "/console/account")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example/console",
                "/consoles",
                "/console\\..\\evil",
                "https://evil.example/console",
                "javascript:alert(1)",
                "/console/\r\nX: y",
                "/console/云帆",
                "/v1/account",
                "/console/../logout",
                "/console/..",
                "/console/.?x",
                "/console/%2e%2E/logout",
                "/console/.%2e#x",
                "/console//evil",
                "/console/x;y",
                "/staff/%2f../logout"
            })
    void leadsNowhereElse(String address) {
        assertThat(OwnAddress.or(address, "/console/account")).isEqualTo("/console/account");
    }

    @Test
    void aCommaMakesNoTwoValues() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addParameter("row", "1,2", "3");

        assertThat(GivenValues.of(request, "row")).containsExactly("1,2", "3");
        assertThat(GivenValues.of(request, "other")).isEmpty();
    }
}
