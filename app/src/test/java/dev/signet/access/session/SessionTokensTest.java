package dev.signet.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.account.Principal;
import dev.signet.platform.secret.SecretBox;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTokensTest {

    private final SessionTokens tokens = new SessionTokens(new SecretBox(new byte[32]));

    private static RoleSession session(String policy) {
        return new RoleSession(
                "STS.1",
                1001,
                7,
                "laptop",
                policy,
                Instant.parse("2026-11-30T05:00:00Z"),
                Instant.parse("2026-11-30T06:00:00Z"),
                List.of(new Principal.Assumer(Principal.Kind.USER, 1001, 5)));
    }

    private TokenRefused.Fault faultOf(String token) {
        return catchThrowableOfType(() -> tokens.open(token), TokenRefused.class)
                .fault();
    }

    @Test
    void opensOnAnotherNodeWhatWasSealedHere() {
        SessionTokens elsewhere = new SessionTokens(new SecretBox(new byte[32]));

        String token = tokens.seal(session("{\"策略\":1}"));

        assertThat(elsewhere.open(token)).isEqualTo(session("{\"策略\":1}"));
        assertThat(elsewhere.secret("STS.1")).isEqualTo(tokens.secret("STS.1")).isNotEqualTo(tokens.secret("STS.2"));
        assertThat(token).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void staysSmallEnoughForAHeaderWithTheLongestPolicy() {
        assertThat(tokens.seal(session("策".repeat(1024)))).hasSizeLessThan(6 * 1024);
    }

    @Test
    void refusesWhatWasChangedAnywhere() {
        String token = tokens.seal(session("{}"));

        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(faultOf(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEqualTo(TokenRefused.Fault.MALFORMED);
        }
    }

    @Test
    void refusesWhatItDidNotMake() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        String ofAnotherPlatform = new SessionTokens(new SecretBox(otherKey)).seal(session("{}"));

        assertThat(List.of("", "token", "***", ofAnotherPlatform))
                .allSatisfy(token -> assertThat(faultOf(token)).isEqualTo(TokenRefused.Fault.MALFORMED));
    }
}
