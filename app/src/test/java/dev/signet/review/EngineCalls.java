package dev.signet.review;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Every call that the engine's REST interface takes, as its classes declare it; those that name the engine are the same. */
final class EngineCalls {

    /** @param path with names in braces where a caller's values go */
    record Call(String method, String path) {

        boolean hasBody() {
            return !Set.of("GET", "OPTIONS").contains(method);
        }

        String with(String value) {
            return path.replaceAll("\\{[^}]*}", value);
        }
    }

    private EngineCalls() {}

    static List<Call> all() {
        Set<Call> found = new LinkedHashSet<>();
        collect(DefaultProcessEngineRestServiceImpl.class, "/engine-rest", Set.of(), found);
        return List.copyOf(found);
    }

    private static void collect(Class<?> type, String at, Set<Class<?>> above, Set<Call> found) {
        for (Method method : type.getMethods()) {
            Path path = AnnotatedElementUtils.findMergedAnnotation(method, Path.class);
            HttpMethod verb = AnnotatedElementUtils.findMergedAnnotation(method, HttpMethod.class);
            String here = path == null ? at : at + "/" + path.value();
            if (verb != null) {
                found.add(new Call(verb.value(), here.replaceAll("/+", "/").replaceAll("(.)/$", "$1")));
            } else if (path != null && !above.contains(method.getReturnType())) {
                Set<Class<?>> below = new LinkedHashSet<>(above);
                below.add(method.getReturnType());
                collect(method.getReturnType(), here, below, found);
            }
        }
    }
}
