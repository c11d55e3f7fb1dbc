package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.secret.Secret;
import dev.signet.processes.review.ReviewOutrun;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;

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

    @Test
    void keepsItsFaultsToItself() {
        var answer = new RestErrors().failed(new IllegalStateException("insert into secret"));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("secret");
    }
}
