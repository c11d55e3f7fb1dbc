package dev.signet.api.rest;

import dev.signet.access.AccessDenied;
import dev.signet.api.gateway.ApiError;
import dev.signet.api.wire.RequestIds;
import dev.signet.platform.Bilingual;
import dev.signet.platform.DatabaseFaults;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.platform.text.Quoted;
import dev.signet.processes.review.ReviewOutrun;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every way in which a REST request can fail, as one body; nothing of the server's inside goes out. */
@RestControllerAdvice(basePackages = "dev.signet")
public class RestErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(RestErrors.class);
    private static final String ONCE = "once";
    private static final String RANGE = "range";
    /** Whoever fills a form has heard of no null. */
    private static final Set<String> REQUIRED = Set.of("NotNull", "NotBlank", "NotEmpty");

    private static final Wording TEXTS = Wording.of("api");

    /**
     * The same for whoever shows it in another form.
     *
     * @throws Exception the failure itself where it is security's to answer
     */
    @SuppressWarnings("unchecked")
    public ResponseEntity<ApiError> answer(Exception failure, WebRequest request) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure;
        }
        if (failure instanceof Refusal refusal) {
            return refused(refusal);
        }
        if (failure instanceof AccessDenied denied) {
            return denied(denied);
        }
        if (failure instanceof ConstraintViolationException violations) {
            return violated(violations);
        }
        if (failure instanceof RequestRejectedException rejected) {
            return rejected(rejected);
        }
        if (failure instanceof MultipartException form) {
            return UnreadableForms.told(form);
        }
        try {
            // All that this class answers has one kind of body.
            return (ResponseEntity<ApiError>)
                    (ResponseEntity<?>) Objects.requireNonNull(handleException(failure, request));
        } catch (Exception unknown) {
            return failed(unknown);
        }
    }

    /** Always in the one form that programs read, whatever else they wanted: nothing of it is converted. */
    static ResponseEntity.BodyBuilder answered(HttpStatusCode status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    @ExceptionHandler(Refusal.class)
    ResponseEntity<ApiError> refused(Refusal refusal) {
        return answered(HttpStatusCode.valueOf(ApiError.status(refusal.code()))).body(ApiError.of(refusal));
    }

    /** Who may do what is answered by the security filters. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler(ConstraintViolationException.class)
    ResponseEntity<ApiError> violated(ConstraintViolationException e) {
        Bilingual details = all(e.getConstraintViolations().stream()
                .map(v -> rule(
                        v.getPropertyPath().toString(), quotable(v) ? v.getInvalidValue() : null, v.getMessage())));
        return answered(HttpStatus.BAD_REQUEST).body(invalid(details));
    }

    /** Found in a form where it is read, behind the filters. */
    @ExceptionHandler(RequestRejectedException.class)
    ResponseEntity<ApiError> rejected(RequestRejectedException e) {
        return answered(HttpStatus.BAD_REQUEST).body(invalid("a name or value holds characters that cannot be read"));
    }

    @ExceptionHandler(AccessDenied.class)
    ResponseEntity<ApiError> denied(AccessDenied denied) {
        return answered(HttpStatus.FORBIDDEN).body(ApiError.of(denied));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ApiError> failed(Exception e) {
        if (DatabaseFaults.isLostRace(e) || isOutrun(e)) {
            log.warn("Request {} lost a race: {}", RequestIds.current(), String.valueOf(e.getMessage()));
            return answered(HttpStatus.CONFLICT).body(ApiError.of("Conflict", TEXTS.text("lost-race")));
        }
        if (DatabaseFaults.passes(e)) {
            ApiError later = ApiError.unavailable();
            log.error("Request {} found no database", later.requestId(), e);
            return answered(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, ApiError.AGAIN_AFTER_SECONDS)
                    .body(later);
        }
        ApiError error = ApiError.of("InternalError", TEXTS.text("failed"));
        log.error("Request {} failed", error.requestId(), e);
        return answered(HttpStatus.INTERNAL_SERVER_ERROR).body(error);
    }

    /** The engine's own words for it are no cause of this one any more. */
    private static boolean isOutrun(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(ReviewOutrun.class::isInstance);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(status, headers, invalid(fields(e, e.getTarget())));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Bilingual details = all(e.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors whole
                        ? Stream.of(fields(whole, whole.getArgument()))
                        : result.getResolvableErrors().stream().map(error -> rule(result, error))));
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
        return answer(status, headers, invalid(mismatched(name, e.getValue(), e)));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(status, headers, invalid(TEXTS.text("missing", e.getParameterName())));
    }

    /**
     * In both languages: a mistyped address or form of a page comes to this.
     *
     * @param value null where it is not to be said again
     */
    private static Bilingual mismatched(String name, @Nullable Object value, TypeMismatchException e) {
        Class<?> type = target(e);
        String quoted = value == null ? "" : said(value);
        String choices = type == null || !type.isEnum() ? "" : Arrays.toString(type.getEnumConstants());
        return new Bilingual(
                TEXTS.zh("mismatch." + kind(e, type), name, quoted, choices),
                rule(name, value, form(e)).en());
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
        return answered(status).headers(headers).body(error);
    }

    private static ApiError invalid(String details) {
        return invalid(new Bilingual(details, details));
    }

    private static ApiError invalid(Bilingual details) {
        return ApiError.of("InvalidParameter", TEXTS.text("invalid", details));
    }

    private static Bilingual rule(ParameterValidationResult result, MessageSourceResolvable error) {
        MethodParameter parameter = result.getMethodParameter();
        return rule(
                String.valueOf(parameter.getParameterName()),
                parameter.hasParameterAnnotation(Secret.class) ? null : result.getArgument(),
                text(error));
    }

    private static Bilingual fields(Errors e, @Nullable Object body) {
        return all(e.getAllErrors().stream()
                .map(error -> error instanceof FieldError field
                        ? field(field, quotable(body, field) ? field.getRejectedValue() : null)
                        : rule("", null, text(error))));
    }

    private static Bilingual field(FieldError field, @Nullable Object value) {
        if (field.isBindingFailure() && field.contains(TypeMismatchException.class)) {
            return mismatched(field.getField(), value, field.unwrap(TypeMismatchException.class));
        }
        Bilingual rule =
                rule(field.getField(), value, field.isBindingFailure() ? "does not have the right form" : text(field));
        return REQUIRED.contains(String.valueOf(field.getCode()))
                ? new Bilingual(TEXTS.zh("missing", field.getField()), rule.en())
                : rule;
    }

    /** One behind the other, each about one field. */
    private static Bilingual all(Stream<Bilingual> rules) {
        return rules.reduce((one, next) -> one.plus(new Bilingual("；", "; ")).plus(next))
                .orElse(new Bilingual("", ""));
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
    private static Bilingual rule(String field, @Nullable Object value, String rule) {
        if (value == null) {
            String sentence = (field + " " + rule).strip();
            return new Bilingual(sentence, sentence);
        }
        return TEXTS.text("was", field, rule, said(value));
    }

    private static String said(Object value) {
        return Quoted.of(String.valueOf(value instanceof Object[] several ? Arrays.asList(several) : value));
    }

    private static String text(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static String form(TypeMismatchException e) {
        Class<?> type = target(e);
        return switch (kind(e, type)) {
            case ONCE -> "must be said once";
            case RANGE -> "is a number out of range";
            default -> type == null ? "must be of another type" : "must be " + UnreadableBody.wanted(type);
        };
    }

    /** The key of the text that says what is wrong. */
    private static String kind(TypeMismatchException e, @Nullable Class<?> type) {
        if (type != null && e.getValue() instanceof Object[] && !type.isArray()) {
            return ONCE;
        }
        return type != null
                        && String.valueOf(e.getValue()).matches("-?[0-9]+")
                        && Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type))
                ? RANGE
                : UnreadableBody.form(type);
    }

    /** Of one among several what that one must be. */
    private static @Nullable Class<?> target(TypeMismatchException e) {
        return e.getCause() instanceof ConversionFailedException failed
                ? failed.getTargetType().getType()
                : e.getRequiredType();
    }
}
