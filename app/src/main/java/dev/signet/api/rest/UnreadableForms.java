package dev.signet.api.rest;

import dev.signet.api.gateway.ApiError;
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

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<ApiError> tooLarge() {
        return answer(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "上传的文件或整个表单超过服务端上限。",
                "A file, or the form as a whole, is larger than the server takes.");
    }

    @ExceptionHandler(MultipartException.class)
    ResponseEntity<ApiError> notAForm() {
        return answer(
                HttpStatus.BAD_REQUEST,
                "请求体不是完整的 multipart/form-data 表单：请检查 boundary 与各部分的结尾。",
                "The body is no complete multipart/form-data form: check its boundary and the end of each part.");
    }

    private static ResponseEntity<ApiError> answer(HttpStatus status, String zh, String en) {
        return ResponseEntity.status(status).body(ApiError.of("InvalidParameter", zh, en));
    }
}
