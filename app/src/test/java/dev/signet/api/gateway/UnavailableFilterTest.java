package dev.signet.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UnavailableFilterTest {

    private static final FilterChain NO_DATABASE = (request, response) -> {
        response.getWriter().write("half an answ");
        throw new CannotGetJdbcConnectionException(
                "no connection", new SQLTransientConnectionException("away", "08001"));
    };

    private final ObjectMapper json = new ObjectMapper();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private boolean away;
    private final UnavailableFilter filter = new UnavailableFilter(() -> away, json);

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private void assertUnavailable() throws IOException {
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
        JsonNode body = json.readTree(response.getContentAsByteArray());
        assertThat(body.get("code").asText()).isEqualTo("ServiceUnavailable");
        assertThat(body.get("message").asText()).isNotEmpty();
        assertThat(body.get("messageEn").asText()).doesNotContain("Exception");
    }

    @Test // #9 14: /v1 answered 500
    void answersAtOnceWhileTheDatabaseIsAway() throws Exception {
        away = true;

        filter.doFilter(get("/v1/bulk-tasks"), response, (request, answer) -> {
            throw new AssertionError("nobody behind may be asked");
        });

        assertUnavailable();
    }

    @Test // #9 14
    void answersForACallThatMetItGoing() throws Exception {
        filter.doFilter(get("/v1/bulk-tasks"), response, NO_DATABASE);

        assertUnavailable();
    }

    @ParameterizedTest // #9 14
    @ValueSource(strings = {"/actuator/health/readiness", "/queues/Alicom-Queue-1-SmsReport/messages"})
    void leavesHealthAndQueuesToAnswerForThemselves(String path) throws Exception {
        away = true;
        MockFilterChain door = new MockFilterChain();

        filter.doFilter(get(path), response, door);

        assertThat(door.getRequest()).isNotNull();
    }

    @Test
    void leavesFaultsOfTheProgramToOthers() {
        assertThatThrownBy(() -> filter.doFilter(get("/v1/bulk-tasks"), response, (request, answer) -> {
                    throw new IllegalStateException("a fault");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
