package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.signet.platform.secret.Secret;
import dev.signet.processes.review.ReviewOutrun;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class RestErrorsTest {

    @Test // #9 14: /v1 answered 500 without a database
    void saysThatACallMayDoWellLaterWhereTheDatabaseIsAway() {
        var away = new CannotGetJdbcConnectionException(
                "no connection", new SQLTransientConnectionException("away", "08001"));

        var answer = new RestErrors().failed(away);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isNotNull();
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().code()).isEqualTo("ServiceUnavailable");
    }

    @Test // #9 12
    void saysThatAnotherRequestCameAtTheSameMoment() {
        var answer = new RestErrors()
                .failed(new CannotAcquireLockException("update", new SQLException("Deadlock found", "40001", 1213)));

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().code()).isEqualTo("Conflict");
    }

    @Test // #10: answered 500
    void saysSoWhereTheEngineSaysIt() {
        var outrun = new ReviewOutrun("已变化。", "It has changed.");

        var answer = new RestErrors().failed(new FormFieldValidationException("changed", "changed", outrun));

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().code()).isEqualTo("Conflict");
    }

    @Test // #9 12
    void blamesTheCallerForCharactersThatTheFirewallRefuses() {
        var answer =
                new RestErrors().rejected(new RequestRejectedException("the parameter name \u0000 is not allowed"));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().code()).isEqualTo("InvalidParameter");
    }

    private record Login(
            @Size(max = 3) String name,
            @Secret @Size(max = 3) String password) {}

    @Test // #11: a password that was too long stood in the refusal
    void saysNoSecretAgain() {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            var violations = factory.getValidator().validate(new Login("alice", "hunter22"));

            var answer = new RestErrors().violated(new ConstraintViolationException(violations));

            assertThat(String.valueOf(answer.getBody()))
                    .contains("alice", "password")
                    .doesNotContain("hunter22");
        }
    }

    private enum Kind {
        VERIFICATION,
        NOTIFICATION
    }

    private record Search(
            @Size(max = 3) String name,
            @Secret @Size(max = 3) String password) {}

    @RestController
    @RequestMapping("/things")
    static final class Things {

        @GetMapping("/numbers")
        int number(@RequestParam int page) {
            return page;
        }

        @GetMapping("/kinds")
        int kinds(@RequestParam Set<Kind> kind) {
            return kind.size();
        }

        @GetMapping
        int found(@Valid Search search, @RequestParam(defaultValue = "1") @Min(1) int page) {
            return page;
        }
    }

    /** What is told of an address where something else was meant. */
    @ParameterizedTest // #12: named classes, and what nobody had asked for
    @CsvSource(
            delimiter = '|',
            value = {
                "/things/numbers?page=x         | page must be a number, in the digits 0 to 9 (was 'x')",
                "/things/numbers?page=100000000000 | page is a number out of range (was '100000000000')",
                "/things/numbers?page=1&page=2  | page must be said once (was '[1, 2]')",
                "/things/kinds?kind=X           | kind must be one of [VERIFICATION, NOTIFICATION] (was 'X')",
                "/things?name=alice             | name size must be between 0 and 3 (was 'alice')",
                "/things?password=hunter22      | password size must be between 0 and 3",
            })
    void tellsOfAnAddressWhatIsWrongInIt(String address, String told) throws Exception {
        String answer = MockMvcBuilders.standaloneSetup(new Things())
                .setControllerAdvice(new RestErrors(), new StrictNumbers())
                .build()
                .perform(get(address).locale(Locale.ENGLISH))
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(answer).contains(told).doesNotContain("hunter22", "java", "Search");
    }

    @ParameterizedTest // #13: answered 500 or 406 without a word, with a stack in the log
    @CsvSource({"/things/numbers?page=x, 400", "/v1/nowhere, 404"})
    void isSaidInItsOneFormWhateverElseWasWanted(String address, int status) throws Exception {
        for (String wanted : List.of("text/html", "application/xml", "image/png", "text/plain;q=0.5")) {
            MockMvcBuilders.standaloneSetup(new Things(), new NothingHere())
                    .setControllerAdvice(new RestErrors(), new StrictNumbers())
                    .build()
                    .perform(get(address).header("Accept", wanted))
                    .andExpect(status().is(status))
                    .andExpect(content().contentType("application/json"));
        }
    }

    @Test
    void keepsItsFaultsToItself() {
        var answer = new RestErrors().failed(new IllegalStateException("insert into secret"));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("secret");
    }
}
