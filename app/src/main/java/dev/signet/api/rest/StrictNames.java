package dev.signet.api.rest;

import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A value is what stands under its own name, as the doors judge it. By itself the framework takes what stands under
 * {@code !name}, {@code _name} or {@code name[]} where that is missing.
 */
@ControllerAdvice(basePackages = "dev.signet")
class StrictNames implements WebMvcConfigurer, HandlerInterceptor {

    private static final Wording TEXTS = Wording.of("api");
    private static final List<String> WHERE = List.of("/v1/**", "/console", "/console/**", "/staff", "/staff/**");

    @InitBinder
    void bind(WebDataBinder binder) {
        binder.setFieldMarkerPrefix(null);
        binder.setFieldDefaultPrefix(null);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(WHERE).order(Ordered.HIGHEST_PRECEDENCE);
    }

    /** @throws dev.signet.platform.Refusal naming the first name that no value can have */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Stream<String> files =
                request instanceof MultipartRequest parts ? parts.getMultiFileMap().keySet().stream() : Stream.empty();
        Stream.concat(request.getParameterMap().keySet().stream(), files)
                .filter(name -> name.indexOf('[') >= 0 || name.indexOf(']') >= 0)
                .findFirst()
                .ifPresent(name -> {
                    throw TEXTS.refusal("InvalidParameter", "name.brackets", Quoted.of(name));
                });
        return true;
    }
}
