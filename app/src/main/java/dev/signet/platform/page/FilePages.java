package dev.signet.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Which addresses take files: known by the marks of their handlers, and so before anything of a request is read. */
@Component
public class FilePages {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable SortedMap<PathPattern, Boolean> forms;

    FilePages(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    public boolean take(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return forms().entrySet().stream()
                .filter(form -> form.getKey().matches(path))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(false);
    }

    /** The more specific address before others that it might be taken for. */
    private SortedMap<PathPattern, Boolean> forms() {
        SortedMap<PathPattern, Boolean> found = forms;
        if (found == null) {
            SortedMap<PathPattern, Boolean> all = new TreeMap<>();
            mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                    .filter(form ->
                            form.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                    .forEach(form -> form.getKey()
                            .getPathPatternsCondition()
                            .getPatterns()
                            .forEach(pattern -> all.merge(
                                    pattern,
                                    form.getValue().hasMethodAnnotation(TakesFiles.class),
                                    Boolean::logicalOr)));
            forms = all;
            found = all;
        }
        return found;
    }
}
