package dev.signet.console;

import dev.signet.api.gateway.ApiError;
import dev.signet.api.rest.RestErrors;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.BarePage;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.PagePart;
import dev.signet.platform.page.PagePlace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * What {@code /v1} would answer as JSON, said on the page: at the form that was sent, where the page's script puts each
 * finding to its field, or as a page of its own. So is what is refused before it is known which page it is for: a method or
 * a kind of body that no page takes, a form that is too large or cut off.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors implements HandlerExceptionResolver {

    private static final Wording TEXTS = Wording.of("console");
    private static final Map<Integer, String> WORDS = Map.of(
            HttpStatus.METHOD_NOT_ALLOWED.value(), "problem.method",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE.value(), "problem.body");

    private final RestErrors errors;
    private final List<PageFrame> frames;
    private final BarePage bare;

    PageErrors(RestErrors errors, List<PageFrame> frames, BarePage bare) {
        this.errors = errors;
        this.frames = List.copyOf(frames);
        this.bare = bare;
    }

    /** @return null where it is security's to answer, or no page */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        PageFrame frame = frames.stream()
                .filter(each -> isOf(each, request, handler))
                .findFirst()
                .orElse(null);
        if (frame == null) {
            return null;
        }
        ResponseEntity<ApiError> answer;
        try {
            answer = errors.answer(failure, new ServletWebRequest(request, response));
        } catch (Exception securitys) {
            return null;
        }
        ApiError error = failure instanceof NoResourceFoundException
                ? ApiError.of("PageNotFound", frame.nowhere(PagePlace.asked(request)))
                : worded(answer, request);
        response.setStatus(answer.getStatusCode().value());
        PageFailures.besideItsForm(answer)
                .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        return frame.hasReader(request)
                ? framed(frame, error, request, response)
                : bare(error, PageFailures.besideItsForm(answer), request, response);
    }

    private static boolean isOf(PageFrame frame, HttpServletRequest request, @Nullable Object handler) {
        if (handler instanceof HandlerMethod method) {
            return method.getBeanType().isAnnotationPresent(frame.pages());
        }
        String path = request.getRequestURI();
        return path.equals(frame.root()) || path.startsWith(frame.root() + "/");
    }

    /** The framework's own sentences are for programs. */
    private static ApiError worded(ResponseEntity<ApiError> answer, HttpServletRequest request) {
        ApiError error = Objects.requireNonNull(answer.getBody());
        String key = WORDS.get(answer.getStatusCode().value());
        return key == null ? error : ApiError.of(error.code(), TEXTS.text(key, request.getMethod()));
    }

    private static ModelAndView framed(
            PageFrame frame, ApiError error, HttpServletRequest request, HttpServletResponse response) {
        ExtendedModelMap model = new ExtendedModelMap();
        frame.fill(model, request, response);
        model.addAttribute(
                "problem",
                Problem.of(
                        response.getStatus(),
                        error,
                        new FieldNames(request.getRequestURI()),
                        PageLanguage.isEnglish(PageLanguage.of(request))));
        String template = !PagePart.isAsked(request) ? "console/problem" : "console/pieces :: problem";
        return new ModelAndView(template, model);
    }

    private ModelAndView bare(
            ApiError error, HttpHeaders headers, HttpServletRequest request, HttpServletResponse response) {
        Bilingual words = new Bilingual(error.message(), error.messageEn());
        try {
            bare.write(request, response, response.getStatus(), error.code(), words, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
