package dev.signet.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedConnectionsTest {

    private static final String STRANGER = "127.0.0.2";
    private static final String US = "127.0.0.1";
    private static final int ALL = 40;
    private static final String CALL = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final SharedConnections protocol = new SharedConnections();
    private final Tomcat tomcat = new Tomcat();
    private final List<RawSocket> open = new ArrayList<>();

    @BeforeEach
    void listen(@TempDir Path base) throws Exception {
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector(protocol);
        connector.setPort(0);
        protocol.setMaxConnections(ALL);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", base.toString());
        Tomcat.addServlet(context, "hello", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print("hello");
            }
        });
        context.addServletMappingDecoded("/", "hello");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (RawSocket socket : open) {
            socket.close();
        }
        tomcat.stop();
        tomcat.destroy();
    }

    /** @return of so many calls that leave their connection open, how many were answered */
    private int calls(String from, int times) throws IOException {
        int answered = 0;
        for (int i = 0; i < times; i++) {
            RawSocket socket = new RawSocket(from, tomcat.getConnector().getLocalPort());
            open.add(socket);
            try {
                socket.say(CALL);
                socket.answer();
                answered++;
            } catch (IOException hungUp) {
                // one too many
            }
        }
        return answered;
    }

    @Test // #9 8
    void oneAddressLeavesConnectionsToOthers() throws Exception {
        assertThat(calls(STRANGER, 3 * ALL)).isEqualTo(ALL / 2 + 1);
        assertThat(calls("127.0.0.3", ALL)).as("half of what is left").isEqualTo(6);
        assertThat(calls(US, 4)).isEqualTo(4);

        for (RawSocket socket : open.subList(0, 4 * ALL)) {
            socket.close();
        }
        // When the server notices that they are closed is its own affair; had it counted the refused, it never would.
        await().untilAsserted(() ->
                assertThat(calls(US, 1)).as("what was refused is not counted").isEqualTo(1));
    }

    @Test // #9 8: a byte a second and a half kept a connection for ever
    void aHeadThatNeverEndsKeepsNoConnection() throws Exception {
        protocol.endHeadsAfter(Duration.ofMillis(200));
        RawSocket slow = new RawSocket(STRANGER, tomcat.getConnector().getLocalPort());
        open.add(slow);
        slow.say("GET / HTTP/1.1\r\nHost: a\r\nX-A: ");

        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            try {
                slow.say("b");
                return false;
            } catch (IOException hungUp) {
                return true;
            }
        });
        assertThat(calls(STRANGER, 1)).isEqualTo(1);
    }

    @Test // #9 8
    void aProxyThatIsTrustedMayHaveAll() throws Exception {
        protocol.exempt(STRANGER::equals);

        assertThat(calls(STRANGER, ALL)).isEqualTo(ALL);
    }
}
