package dev.signet.api.rest;

import dev.signet.access.AccessDenied;
import dev.signet.api.gateway.ApiError;
import dev.signet.api.wire.RequestIds;
import dev.signet.platform.DatabaseFaults;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.platform.text.Quoted;
import dev.signet.processes.review.ReviewOutrun;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every way in which a REST request can fail, as one body; nothing of the server's inside goes out. */
@RestControllerAdvice(basePackages = "dev.signet")
class RestErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(RestErrors.class);
    private static final Wording TEXTS = Wording.of("api");

    @ExceptionHandler(Refusal.class)
    ResponseEntity<ApiError> refused(Refusal refusal) {
        return ResponseEntity.status(ApiError.status(refusal.code())).body(ApiError.of(refusal));
    }

    /** Who may do what is answered by the security filters. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler(ConstraintViolationException.class)
    ResponseEntity<ApiError> violated(ConstraintViolationException e) {
        String details = e.getConstraintViolations().stream()
                .map(v ->
                        rule(v.getPropertyPath().toString(), quotable(v) ? v.getInvalidValue() : null, v.getMessage()))
                .collect(Collectors.joining("; "));
        return ResponseEntity.badRequest().body(invalid(details));
    }

    /** Found in a form where it is read, behind the filters. */
    @ExceptionHandler(RequestRejectedException.class)
    ResponseEntity<ApiError> rejected(RequestRejectedException e) {
        return ResponseEntity.badRequest().body(invalid("a name or value holds characters that cannot be read"));
    }

    @ExceptionHandler(AccessDenied.class)
    ResponseEntity<ApiError> denied(AccessDenied denied) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(ApiError.of(denied));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ApiError> failed(Exception e) {
        if (DatabaseFaults.isLostRace(e) || isOutrun(e)) {
            log.warn("Request {} lost a race: {}", RequestIds.current(), String.valueOf(e.getMessage()));
            return ResponseEntity.status(HttpStatus.CONFLICT).body(ApiError.of("Conflict", TEXTS.text("lost-race")));
        }
        if (DatabaseFaults.passes(e)) {
            ApiError later = ApiError.unavailable();
            log.error("Request {} found no database", later.requestId(), e);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, ApiError.AGAIN_AFTER_SECONDS)
                    .body(later);
        }
        ApiError error = ApiError.of("InternalError", TEXTS.text("failed"));
        log.error("Request {} failed", error.requestId(), e);
        return ResponseEntity.internalServerError().body(error);
    }

    /** The engine's own words for it are no cause of this one any more. */
    private static boolean isOutrun(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(ReviewOutrun.class::isInstance);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(status, headers, invalid(fields(e)));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String details = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> rule(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                result.getMethodParameter().hasParameterAnnotation(Secret.class)
                                        ? null
                                        : result.getArgument(),
                                text(error))))
                .collect(Collectors.joining("; "));
        return answer(status, headers, invalid(details));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(status, headers, invalid("the body cannot be read: " + UnreadableBody.explain(e)));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException mismatch
                ? mismatch.getName()
                : String.valueOf(e.getPropertyName());
        return answer(status, headers, invalid(rule(name, e.getValue(), mustBe(e.getRequiredType()))));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            log.error("A request failed", e);
        }
        HttpStatus known = HttpStatus.resolve(status.value());
        String sentence = e instanceof org.springframework.web.ErrorResponse response
                        && response.getBody().getDetail() != null
                ? response.getBody().getDetail()
                : "the request is not valid";
        ApiError error = known == HttpStatus.NOT_FOUND
                ? ApiError.of("NotFound", TEXTS.text("no-resource", sentence))
                : invalid(sentence);
        return answer(status, headers, error);
    }

    private static ResponseEntity<Object> answer(HttpStatusCode status, HttpHeaders headers, ApiError error) {
        return ResponseEntity.status(status).headers(headers).body(error);
    }

    private static ApiError invalid(String details) {
        return ApiError.of("InvalidParameter", TEXTS.text("invalid", details));
    }

    private static String fields(BindException e) {
        return e.getAllErrors().stream()
                .map(error -> error instanceof FieldError field
                        ? rule(
                                field.getField(),
                                quotable(e.getTarget(), field) ? field.getRejectedValue() : null,
                                field.isBindingFailure() ? form(field) : text(field))
                        : text(error))
                .collect(Collectors.joining("; "));
    }

    private static boolean quotable(@Nullable Object body, FieldError field) {
        if (field.contains(ConstraintViolation.class)) {
            return quotable(field.unwrap(ConstraintViolation.class));
        }
        return body == null || !Unsaid.isSecret(body.getClass(), field.getField());
    }

    /** What is secret is refused without being said again. */
    private static boolean quotable(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String component = path.substring(path.lastIndexOf('.') + 1);
        return violation.getLeafBean() == null
                || !Unsaid.isSecret(violation.getLeafBean().getClass(), component);
    }

    /** Field, value and rule in one sentence. */
    private static String rule(String field, @Nullable Object value, String rule) {
        if (value == null) {
            return field + " " + rule;
        }
        return field + " " + rule + " (was '" + Quoted.of(String.valueOf(value)) + "')";
    }

    private static String text(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static String form(FieldError field) {
        return field.contains(TypeMismatchException.class)
                ? mustBe(field.unwrap(TypeMismatchException.class).getRequiredType())
                : "does not have the right form";
    }

    private static String mustBe(@Nullable Class<?> type) {
        return "must be " + (type == null ? "of another type" : UnreadableBody.wanted(type));
    }
}
