package dev.signet.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Refusal;
import dev.signet.platform.intake.IntakeSituations;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class IntakeFilterTest {

    private static final Refusal SLOW = new Refusal("RequestTimeout", "请求体到得太慢", "too slow");
    private static final Refusal BUSY = new Refusal("ServiceUnavailable", "太忙", "too busy");

    private final ObjectMapper json = new ObjectMapper();
    private final IntakeFilter filter = new IntakeFilter(json);
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/admin/accounts");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private void assertTold(int status, Refusal refusal) throws IOException {
        JsonNode body = json.readTree(response.getContentAsByteArray());
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(body.path("code").asText()).isEqualTo(refusal.code());
        assertThat(body.path("message").asText()).isEqualTo(refusal.messageZh());
        assertThat(body.path("messageEn").asText()).isEqualTo(refusal.messageEn());
    }

    @Test // #9 8
    void saysWhyWhateverADoorMadeOfABodyThatBreaksOff() throws Exception {
        filter.doFilter(request, response, (given, answer) -> {
            IntakeSituations.refuse(request, SLOW);
            ((HttpServletResponse) answer).setStatus(400);
            answer.getWriter().write("no valid JSON");
        });

        assertTold(408, SLOW);
    }

    @Test // #9 8
    void saysWhyWhereADoorFellOverIt() throws Exception {
        filter.doFilter(request, response, (given, answer) -> {
            IntakeSituations.refuse(request, BUSY);
            throw new ServletException("Request processing failed", BUSY);
        });

        assertTold(503, BUSY);
        assertThat(response.getHeader("Retry-After")).isNotNull();
    }

    @Test // #9 7
    void asksNobodyBehindWhereTheHeadIsTooLong() throws Exception {
        Refusal head = new Refusal("RequestHeaderFieldsTooLarge", "太长", "too long");
        IntakeSituations.refuse(request, head);

        filter.doFilter(request, response, (given, answer) -> {
            throw new AssertionError("nobody behind may be asked");
        });

        assertTold(431, head);
    }

    @Test // #9 8
    void leavesQueuesAndEverythingElseAlone() throws Exception {
        MockHttpServletRequest queue = new MockHttpServletRequest("DELETE", "/queues/Alicom-Queue-1-SmsUp/messages");
        IntakeSituations.refuse(queue, SLOW);
        MockFilterChain door = new MockFilterChain();
        FilterChain fault = (given, answer) -> {
            throw new IllegalStateException("a fault");
        };

        filter.doFilter(queue, response, door);

        assertThat(door.getRequest()).isNotNull();
        assertThatThrownBy(() -> filter.doFilter(request, response, fault)).isInstanceOf(IllegalStateException.class);
    }
}
