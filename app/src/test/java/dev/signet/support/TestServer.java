package dev.signet.support;

import org.springframework.core.env.Environment;

/** Where the application under test listens. */
public final class TestServer {

    private final Environment environment;

    TestServer(Environment environment) {
        this.environment = environment;
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** As the official SDKs want their endpoint: host and port. */
    public String endpoint() {
        return "127.0.0.1:" + port();
    }

    /** @param path begins with a slash */
    public String url(String path) {
        return "http://" + endpoint() + path;
    }
}
