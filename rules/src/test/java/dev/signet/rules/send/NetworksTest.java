package dev.signet.rules.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.2.0/24, 10.1.2.255, true",
        "10.1.2.0/24, 10.1.3.0, false",
        "10.1.2.0/23, 10.1.3.255, true",
        "10.1.2.0/23, 10.1.4.0, false",
        "10.1.2.128/25, 10.1.2.127, false",
        "10.1.2.128/25, 10.1.2.128, true",
        "10.1.2.3/32, 10.1.2.3, true",
        "10.1.2.3/32, 10.1.2.2, false",
        "0.0.0.0/0, 9.9.9.9, true",
        "0.0.0.0/1, 127.0.0.1, true",
        "0.0.0.0/1, 128.0.0.1, false",
        "' 10.9.0.0/ 16', ' 10.9.8.7', true",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, ::1, true",
        "::1/128, ::2, false",
        "::/0, 10.1.2.3, false",
        "0.0.0.0/0, ::1, false",
        "::ffff:10.1.2.3, 10.1.2.3, true",
    })
    void knowsWhatLiesInANetwork(String network, String address, boolean inside) {
        assertThat(Networks.contains(List.of(network), address)).isEqualTo(inside);
        assertThat(Networks.contains(List.of("203.0.113.9", network), address)).isEqualTo(inside);
        assertThat(Networks.isNetwork(network)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.1.2.0/",
                "10.1.2.0/33",
                "10.1.2.0/-1",
                "::/129",
                "10.1.2.0/x",
                "10.1.2",
                "10.1.2.256",
                "01.1.2.3",
                "localhost",
                "g::1",
                ":",
                "fe80::1%eth0",
                "10.1.2.0/8/8",
                "１0.1.2.3"
            })
    void takesWhatIsNoNetworkForNone(String text) {
        assertThat(Networks.isNetwork(text)).isFalse();
        assertThat(Networks.contains(List.of(text), "10.1.2.0")).isFalse();
        assertThat(Networks.contains(List.of("0.0.0.0/0", "::/0"), text)).isFalse();
    }
}
