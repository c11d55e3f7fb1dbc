package dev.signet.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.api.wire.GatewayRefusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all lists of the gateway read alike. */
class ListPageTest {

    @Test // #8
    void isTheFirstTenUnlessTheCallSays() {
        assertThat(ListPage.of(RpcCallTest.call(Map.of()))).isEqualTo(new ListPage(1, 10));
        assertThat(ListPage.of(RpcCallTest.call(Map.of("PageIndex", "", "PageSize", ""))))
                .isEqualTo(new ListPage(1, 10));
        assertThat(ListPage.of(RpcCallTest.call(Map.of("PageIndex", "7", "PageSize", "50"))))
                .isEqualTo(new ListPage(7, 50));
    }

    @ParameterizedTest // #8
    @CsvSource({
        "PageIndex, 0, 1 to 2147483647",
        "PageIndex, x, 1 to 2147483647",
        "PageSize, 0, 1 to 50",
        "PageSize, 51, 1 to 50"
    })
    void namesTheParameterThatIsOutOfRange(String name, String value, String range) {
        assertThatThrownBy(() -> ListPage.of(RpcCallTest.call(Map.of(name, value))))
                .isInstanceOfSatisfying(
                        GatewayRefusal.class, e -> assertThat(e.code()).isEqualTo("Invalid" + name))
                .hasMessageContaining("It was '" + value + "'; it must be a whole number from " + range);
    }
}
