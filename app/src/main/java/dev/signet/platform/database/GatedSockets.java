package dev.signet.platform.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/** Makes the sockets of a pool's connections known to its {@link Gate}; the driver finds this class by its name. */
public final class GatedSockets extends ConfigurableSocketFactory {

    private @Nullable Gate gate;

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        gate = Gate.named(configuration.nonMappedOptions().getProperty(Gate.OPTION));
    }

    @Override
    public Socket createSocket() {
        return gate == null ? new Socket() : new GatedSocket(gate);
    }

    private static final class GatedSocket extends Socket {

        private final Gate gate;

        GatedSocket(Gate gate) {
            this.gate = gate;
        }

        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
            gate.awaitOpen();
            super.connect(address, timeout);
            if (getLocalSocketAddress().equals(getRemoteSocketAddress())) {
                // Nobody listens, and the system gave us that very port for our own end.
                close();
                throw new ConnectException("Connection refused");
            }
            gate.opened(this);
        }

        @Override
        public void close() throws IOException {
            gate.closed(this);
            super.close();
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }
}
