package dev.signet.platform.intake;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Proxies in front of Signet.
 *
 * @param trustedProxies addresses or networks (for example {@code 10.0.0.0/8}) whose {@code X-Forwarded-For} and
 *     {@code X-Forwarded-Proto} are believed; nobody's unless set
 */
@ConfigurationProperties("signet")
record ProxySettings(@DefaultValue List<String> trustedProxies) {

    ProxySettings {
        trustedProxies.forEach(ProxySettings::network);
    }

    List<IpAddressMatcher> networks() {
        return trustedProxies.stream().map(ProxySettings::network).toList();
    }

    private static IpAddressMatcher network(String text) {
        try {
            return new IpAddressMatcher(text.strip());
        } catch (IllegalArgumentException notOne) {
            throw new IllegalArgumentException(
                    "signet.trusted-proxies has '" + text
                            + "'; it must have addresses or networks such as 127.0.0.1 or 10.0.0.0/8, separated by commas",
                    notOne);
        }
    }
}
