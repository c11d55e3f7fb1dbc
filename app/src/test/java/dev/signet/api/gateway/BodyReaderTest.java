package dev.signet.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.Credential;
import dev.signet.account.AccessKey;
import dev.signet.account.Principal;
import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.GatewayRefusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/** Who finds room for an upload: 8 at a time, 2 of each, 4 of strangers together. */
class BodyReaderTest {

    private static final int LARGE = 2_000;

    private final BodyReader bodies = new BodyReader(
            new GatewaySettings(DataSize.ofBytes(1_000), DataSize.ofBytes(LARGE), 8, Duration.ofSeconds(30)));

    private static Authenticator.Signer account(long id) {
        return new Authenticator.Signer(
                new Credential(new AccessKey("key", id, true, "secret"), Principal.owner(id)),
                "nonce",
                Instant.EPOCH,
                "hash");
    }

    private BodyReader.Body upload(Authenticator.@Nullable Signer signer, String address, int bytes)
            throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setRemoteAddr(address);
        request.setContent(new byte[bytes]);
        return bodies.read(request, signer, () -> true);
    }

    private void assertNoRoom(Authenticator.@Nullable Signer signer, String address) {
        assertThatThrownBy(() -> upload(signer, address, LARGE))
                .isInstanceOfSatisfying(
                        GatewayRefusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(503));
    }

    @Test // #9 8
    void oneAccountLeavesRoomToAnother() throws IOException {
        upload(account(1), "192.0.2.1", LARGE);
        BodyReader.Body second = upload(account(1), "192.0.2.2", LARGE);
        assertNoRoom(account(1), "192.0.2.3");
        upload(account(2), "192.0.2.1", LARGE);

        second.close();
        second.close();

        assertThat(bodies.uploads()).isEqualTo(2);
        upload(account(1), "192.0.2.1", LARGE);
    }

    @Test // #9 8
    void strangersLeaveRoomToCustomers() throws IOException {
        for (int i = 1; i <= 4; i++) {
            upload(null, "192.0.2." + i, LARGE);
        }
        assertNoRoom(null, "192.0.2.5");
        upload(account(1), "192.0.2.5", LARGE);
        upload(account(2), "192.0.2.5", LARGE);
    }

    @Test // #9 8
    void oneStrangerLeavesRoomToAnother() throws IOException {
        upload(null, "2001:db8::1", LARGE);
        BodyReader.Body second = upload(null, "2001:db8::2", LARGE);
        assertNoRoom(null, "2001:db8::3");
        upload(null, "2001:db9::1", LARGE);

        second.close();

        upload(null, "2001:db8::3", LARGE);
    }

    @Test // #9 8
    void smallBodiesNeedNoRoomAndLargeOnesLeaveItWhenTheyFail() throws IOException {
        upload(account(1), "192.0.2.1", 1_000);
        assertThatThrownBy(() -> upload(account(1), "192.0.2.1", LARGE + 1)).isInstanceOf(GatewayRefusal.class);

        assertThat(bodies.uploads()).isZero();
    }
}
