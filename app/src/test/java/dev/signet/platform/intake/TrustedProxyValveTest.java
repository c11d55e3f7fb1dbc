package dev.signet.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxyValveTest {

    private final TrustedProxyValve valve =
            new TrustedProxyValve(new ProxySettings(List.of("127.0.0.1", "10.0.0.0/8", "2001:db8::/32")).networks());

    @ParameterizedTest // #9
    @CsvSource(
            delimiter = '|',
            value = {
                // called by   | header                            | client
                "127.0.0.1     | 203.0.113.7                       | 203.0.113.7",
                "203.0.113.9   | 198.51.100.1                      | 203.0.113.9",
                "127.0.0.1     | ''                                | 127.0.0.1",
                "127.0.0.1     | 198.51.100.1, 203.0.113.7         | 203.0.113.7",
                "127.0.0.1     | 198.51.100.1,203.0.113.7,10.1.2.3 | 203.0.113.7",
                "127.0.0.1     | 10.9.9.9, 10.1.2.3                | 10.9.9.9",
                "127.0.0.1     | 203.0.113.7:41000                 | 203.0.113.7",
                "127.0.0.1     | [2001:db9::1]:41000               | 2001:db9:0:0:0:0:0:1",
                "2001:db8::5   | 2001:db9::1                       | 2001:db9:0:0:0:0:0:1",
                "127.0.0.1     | evil.example                      | 127.0.0.1",
                "127.0.0.1     | 203.0.113.7, unknown              | 127.0.0.1",
                "127.0.0.1     | 203.0.113.999                     | 127.0.0.1",
                "127.0.0.1     | :::::                             | 127.0.0.1",
                "127.0.0.1     | 203.0.113.7, [                    | 127.0.0.1",
            })
    void believesWhomItsProxiesNameAndNobodyElse(String peer, String header, String client) {
        assertThat(valve.client(peer, List.of(header))).isEqualTo(client);
    }

    @Test // #9
    void readsHeadersInTheOrderInWhichTheyCame() {
        assertThat(valve.client("127.0.0.1", List.of("198.51.100.1", "203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }

    @Test // #9
    void saysWhatAProxyMayBe() {
        assertThatThrownBy(() -> new ProxySettings(List.of("proxy.example")))
                .hasMessageContaining("signet.trusted-proxies")
                .hasMessageContaining("proxy.example")
                .hasMessageContaining("10.0.0.0/8");
        assertThatThrownBy(() -> new ProxySettings(List.of("10.0.0.0/99"))).hasMessageContaining("10.0.0.0/99");
    }
}
