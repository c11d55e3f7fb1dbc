package dev.signet.event.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "198.18.0.1",
                "240.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "::127.0.0.1",
                "::ffff:0:7f00:1",
                "64:ff9b:1::a00:1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2400:3200::5efe:a00:1",
                "2400:3200::200:5efe:a00:1"
            })
    void takesPrivateAddressesForWhatTheyAre(String address) throws Exception {
        assertThat(TargetAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "203.0.114.1",
                "172.32.0.1",
                "100.128.0.1",
                "2400:3200::1",
                "2001:4860:4860::8888",
                "2001:db9::5efe"
            })
    void letsPublicAddressesThrough(String address) throws Exception {
        assertThat(TargetAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void refusesAHostOfThisMachineUnlessAllowed() throws Exception {
        URI here = TargetAddress.parse("http://127.0.0.1:8080/receipts");

        assertThatThrownBy(() -> TargetAddress.require(here, false)).isInstanceOf(IllegalArgumentException.class);
        TargetAddress.require(here, true);
    }

    /** Or our network's names could be found out one by one (9.13). */
    @Test
    void saysOfPrivateNamesWhatItSaysOfUnknownOnes() {
        String ofUnknown = refusal("http://no-such-host.invalid/receipts");

        assertThat(refusal("http://localhost/receipts")).isEqualTo(ofUnknown);
        assertThat(refusal("http://192.168.1.1/receipts")).isEqualTo(ofUnknown);
        assertThat(ofUnknown).doesNotContain("private").doesNotContain("invalid");
    }

    private static String refusal(String url) {
        return catchThrowable(() -> TargetAddress.require(TargetAddress.parse(url), false))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com",
                "file:///etc/passwd",
                "http://user@example.com/",
                "//example.com",
                "http:",
                "a b",
                "http://example.com:0/",
                "http://example.com:99999/"
            })
    void refusesWhatIsNoPlainWebAddress(String url) {
        assertThatThrownBy(() -> TargetAddress.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
