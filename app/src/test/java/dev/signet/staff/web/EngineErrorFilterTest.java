package dev.signet.staff.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.FailedRequest;
import dev.signet.platform.node.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class EngineErrorFilterTest {

    private final ObjectMapper json = new ObjectMapper();
    private final EngineErrorFilter errors = new EngineErrorFilter(json, mock(Ids.class));
    private final EngineRequestFilter requests = new EngineRequestFilter();
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/engine-rest/task");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void aRequest() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void isOver() {
        RequestContextHolder.resetRequestAttributes();
    }

    private JsonNode answer(FilterChain engine) throws Exception {
        errors.doFilter(request, response, (asked, answered) -> requests.doFilter(asked, answered, engine));
        assertThat(response.getContentType()).startsWith("application/json");
        return json.readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }

    private static FilterChain says(int status, String type, String body) {
        return (request, response) -> {
            ((HttpServletResponse) response).setStatus(status);
            response.setContentType(type);
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        };
    }

    @Test // #9
    void takesTheEnginesFiveHundredForTheCallersFault() throws Exception {
        JsonNode told = answer(
                says(500, "application/json", "{\"type\":\"NullPointerException\",\"message\":\"java.lang.X\"}"));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(told.get("type").asText()).isEqualTo("InvalidRequest");
        assertThat(told.get("message").asText()).contains("请求不合法").doesNotContain("java.lang");
    }

    @Test // #9
    void tellsWhatFailedInsideAsOurs() throws Exception {
        JsonNode told = answer((asked, answered) -> {
            FailedRequest.mark();
            says(500, "application/json", "{\"type\":\"RestException\",\"message\":\"\"}")
                    .doFilter(asked, answered);
        });

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(told.get("type").asText()).isEqualTo("InternalError");
    }

    @Test // #9
    void hasOneFormForEveryRefusal() throws Exception {
        assertThat(answer(says(404, "text/html", "<h1>nothing</h1>"))
                        .get("message")
                        .asText())
                .startsWith("没有这个地址或对象。");
        assertThat(response.getStatus()).isEqualTo(404);
    }

    @Test // #9
    void keepsErrorsFromTheContainersPage() throws Exception {
        JsonNode told = answer(
                (asked, answered) -> ((HttpServletResponse) answered).sendError(403, "CSRFPreventionFilter: no token"));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getErrorMessage()).isNull();
        assertThat(told.get("message").asText()).startsWith("页面打开过久");
    }

    @Test // #13: a missing right and a missing token were one sentence
    void tellsAMissingRightFromAMissingToken() throws Exception {
        JsonNode told = answer((asked, answered) -> ((HttpServletResponse) answered).sendError(403, "no group"));

        assertThat(told.get("message").asText()).startsWith("没有权限").doesNotContain("页面");
    }

    @Test // #9
    void answersWhereAFilterOfTheEngineFallsOver() throws Exception {
        JsonNode told = answer((asked, answered) -> {
            throw new ServletException("no such path");
        });

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(told.get("message").asText()).doesNotContain("no such path");
    }

    @Test // #9
    void readsNoMoreThanIsEverNeeded() throws Exception {
        request.setContent(new byte[EngineRequestFilter.LONGEST]);
        requests.doFilter(
                request,
                response,
                (asked, answered) ->
                        assertThat(asked.getInputStream().readAllBytes()).hasSize(EngineRequestFilter.LONGEST));
        assertThat(response.getStatus()).isEqualTo(200);

        request.setContent(new byte[EngineRequestFilter.LONGEST + 1]);
        assertThat(answer((asked, answered) -> assertThat(true).isFalse())
                        .get("message")
                        .asText())
                .contains("65536");
        assertThat(response.getStatus()).isEqualTo(413);
    }

    @Test // #9
    void readsNoLongBodyThatDoesNotSayItsLength() throws Exception {
        var unsaid = new MockHttpServletRequest("POST", "/engine-rest/task") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        unsaid.setContent(new byte[EngineRequestFilter.LONGEST + 1]);

        requests.doFilter(unsaid, response, (asked, answered) -> {
            try {
                asked.getInputStream().readAllBytes();
            } catch (IOException tooLong) {
                ((HttpServletResponse) answered).setStatus(400);
            }
        });

        assertThat(response.getStatus()).isEqualTo(413);
    }

    @ParameterizedTest // #9
    @ValueSource(
            strings = {
                "/camunda/%61pi/engine/engine/default/task",
                "/camunda/api/engine/%65ngine/default/task",
                "/camunda/api/engine/engine/%64efault/task",
                "/%63%61%6D%75nda/api/engine/default/task",
                "/engine-rest/task/%39"
            })
    void takesNoAddressThatHidesALetter(String address) throws Exception {
        request.setRequestURI(address);

        assertThat(answer((asked, answered) -> assertThat(true).isFalse())
                        .get("message")
                        .asText())
                .startsWith("地址中的字母、数字不得编码。");
        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test // #9
    void takesAddressesThatEncodeWhatTheyMust() throws Exception {
        request.setRequestURI("/engine-rest/task/%E6%B5%B7%20%40%60%5B%7B");

        requests.doFilter(request, response, (asked, answered) -> ((HttpServletResponse) answered).setStatus(204));

        assertThat(response.getStatus()).isEqualTo(204);
    }

    @Test // #9
    void takesPagesThatAreNumbers() throws Exception {
        request.setParameter("maxResults", "50");
        request.setParameter("firstResult", "-1");

        assertThat(answer((asked, answered) -> assertThat(true).isFalse())
                        .get("message")
                        .asText())
                .startsWith("firstResult 须为不超过 9 位的非负整数。");
        assertThat(response.getStatus()).isEqualTo(400);
    }
}
