package dev.signet.platform.intake;

import dev.signet.platform.Network;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's connections, of which one address may not take all: while more than half of {@code
 * server.tomcat.max-connections} are taken, whoever has a quarter gets no more. Proxies that are trusted stand for many, and
 * may. Public for the server, which makes it by its name.
 */
public final class SharedConnections extends Http11NioProtocol {

    private static final Logger log = LoggerFactory.getLogger(SharedConnections.class);

    public SharedConnections() {
        super(new Endpoint());
    }

    /** @param exempt addresses that may have as many connections as there are */
    void exempt(Predicate<String> exempt) {
        ((Endpoint) getEndpoint()).exempt = exempt;
    }

    /** Whether one more connection is too many for who has some already. */
    static boolean isRefused(long taken, long own, int all) {
        return taken > all / 2 && own >= Math.max(1, all / 4);
    }

    private static final class Endpoint extends NioEndpoint {

        private Predicate<String> exempt = address -> false;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (isOneTooMany(socket)) {
                destroySocket(socket);
                return false;
            }
            return super.setSocketOptions(socket);
        }

        private boolean isOneTooMany(SocketChannel socket) {
            // That many are looked at only then.
            if (connections.size() <= getMaxConnections() / 2) {
                return false;
            }
            String address = address(socket);
            if (!isRefused(connections.size(), owned(Network.of(address)), getMaxConnections()) || exempt.test(address)) {
                return false;
            }
            log.warn("{} has a quarter of all connections and gets no more of them. Should that be a proxy, name it in"
                    + " signet.trusted-proxies", address);
            return true;
        }

        private long owned(String network) {
            return connections.keySet().stream()
                    .filter(other -> network.equals(Network.of(address(other))))
                    .count();
        }

        /** Of one that is gone, nobody's. */
        private static String address(SocketChannel socket) {
            try {
                SocketAddress peer = socket.getRemoteAddress();
                return peer instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : "";
            } catch (IOException closed) {
                return "";
            }
        }
    }
}
