package dev.signet.platform.intake;

import dev.signet.platform.Network;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's connections, of which one address may not take all: while more than half of {@code
 * server.tomcat.max-connections} are taken, nobody gets more than half of what is left. Proxies that are trusted stand for many,
 * and may. And nobody keeps one by a head that never ends. Public for the server, which makes it by its name.
 */
public final class SharedConnections extends Http11NioProtocol {

    private static final Logger log = LoggerFactory.getLogger(SharedConnections.class);

    private volatile long headNanos = Long.MAX_VALUE;

    public SharedConnections() {
        super(new Endpoint());
    }

    /** @param exempt addresses that may have as many connections as there are */
    void exempt(Predicate<String> exempt) {
        ((Endpoint) getEndpoint()).exempt = exempt;
    }

    /** @param deadline for the head of a request, from its first byte */
    void endHeadsAfter(Duration deadline) {
        headNanos = deadline.toNanos();
    }

    @Override
    protected Processor createProcessor() {
        return new Http11Processor(this, getAdapter()) {

            /** Each byte that comes brings us here; the server itself counts from the last one. */
            @Override
            public SocketState service(SocketWrapperBase<?> socket) throws IOException {
                SocketState state = super.service(socket);
                boolean headIsOnItsWay = state == SocketState.LONG && !isAsync();
                return headIsOnItsWay && isLate(request.getStartTimeNanos()) ? SocketState.CLOSED : state;
            }

            /** @param begun when the first byte of this request was read; negative before that */
            private boolean isLate(long begun) {
                return begun >= 0 && System.nanoTime() - begun > headNanos;
            }
        };
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
            if (exempt.test(address)) {
                return false;
            }
            long own = owned(Network.of(address));
            if (!Shares.isTooManyOf(getMaxConnections(), connections.size(), own)) {
                return false;
            }
            log.warn(
                    "{} has {} of {} connections and gets no more of them. Should that be a proxy, name it in"
                            + " signet.trusted-proxies",
                    address,
                    own,
                    connections.size());
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
                return peer instanceof InetSocketAddress inet
                        ? inet.getAddress().getHostAddress()
                        : "";
            } catch (IOException closed) {
                return "";
            }
        }
    }
}
