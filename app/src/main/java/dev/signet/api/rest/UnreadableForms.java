package dev.signet.api.rest;

import dev.signet.api.gateway.ApiError;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.intake.OversizedForm;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * A body that says to be a form and is none: no boundary, cut off, or too large. It is read before anybody knows which
 * controller it is for, so this advice is bound to none.
 */
@RestControllerAdvice
class UnreadableForms {

    private static final Wording TEXTS = Wording.of("api");

    @ExceptionHandler(MultipartException.class)
    static ResponseEntity<ApiError> told(MultipartException form) {
        return form instanceof MaxUploadSizeExceededException
                ? answer(
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        OversizedForm.told(form).orElseGet(() -> TEXTS.text("form.too-large")))
                : answer(HttpStatus.BAD_REQUEST, TEXTS.text("form.broken"));
    }

    private static ResponseEntity<ApiError> answer(HttpStatus status, Bilingual words) {
        return RestErrors.answered(status).body(ApiError.of("InvalidParameter", words));
    }
}
