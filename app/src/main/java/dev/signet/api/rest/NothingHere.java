package dev.signet.api.rest;

import dev.signet.api.gateway.ApiError;
import dev.signet.platform.Wording;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what no controller of {@code /v1} serves, in the API's own error body. */
@Hidden
@RestController
class NothingHere {

    private static final Wording TEXTS = Wording.of("api");

    @RequestMapping("/v1/**")
    ResponseEntity<ApiError> notFound(HttpServletRequest request) {
        String asked = request.getMethod() + " " + request.getRequestURI();
        return RestErrors.answered(HttpStatus.NOT_FOUND)
                .body(ApiError.of("InvalidApi.NotFound", TEXTS.text("nothing-here", asked)));
    }
}
