package dev.signet.api.rest;

import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Staff's programs, and those that read figures and costs, are told of a parameter that a call does not have, and of one that is given twice: left out as the framework
 * would, a mistyped filter shows, or exports, everything.
 */
@Component
class KnownNames implements WebMvcConfigurer, HandlerInterceptor {

    private static final Wording TEXTS = Wording.of("api");
    private static final String INVALID = "InvalidParameter";

    /** By name, whether it may be given more than once. */
    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/v1/admin/**",
                        "/v1/me/**",
                        "/v1/reviews/**",
                        "/v1/figures",
                        "/v1/records/**",
                        "/v1/statistics/**",
                        "/v1/costs/**",
                        "/v1/bills/**",
                        "/v1/transactions/**",
                        "/v1/budget",
                        "/v1/packages/**",
                        "/v1/vouchers");
    }

    /** @throws dev.signet.platform.Refusal naming the first parameter that is wrong, and those that there are */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Map<String, Boolean> names = known.computeIfAbsent(method.getMethod(), m -> names(method));
            request.getParameterMap().forEach((name, values) -> check(name, values, names));
        }
        return true;
    }

    private static void check(String name, String[] values, Map<String, Boolean> names) {
        Boolean many = names.get(name);
        if (many == null) {
            throw names.isEmpty()
                    ? TEXTS.refusal(INVALID, "name.none", Quoted.of(name))
                    : TEXTS.refusal(INVALID, "name.unknown", Quoted.of(name), String.join(", ", names.keySet()));
        }
        if (values.length > 1 && !many) {
            throw TEXTS.refusal(INVALID, "mismatch.once", name, Quoted.of(values[0]));
        }
    }

    private static Map<String, Boolean> names(HandlerMethod method) {
        Map<String, Boolean> names = new TreeMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                String name = named.name().isEmpty() ? parameter.getParameter().getName() : named.name();
                names.put(name, isMany(parameter.getParameterType()));
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .forEach((RecordComponent part) -> names.put(part.getName(), isMany(part.getType())));
            }
        }
        return names;
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
