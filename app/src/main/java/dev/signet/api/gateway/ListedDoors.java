package dev.signet.api.gateway;

import dev.signet.access.ActionList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Does not let the application start with a path of an account's that is not on the list of actions: nobody would judge it. */
@Component
class ListedDoors implements SmartInitializingSingleton {

    private static final String V1 = "/v1/";
    private static final String CONSOLE = "/console";

    /** For people who log in; staff's are judged by their own chain, and logging in is open to everybody. */
    private static final List<String> OF_OTHERS =
            List.of("/v1/admin/", "/v1/reviews/", "/v1/me", "/v1/console/", "/v1/**");

    /** Open to everybody: the login, and its end. */
    private static final List<String> LOGIN = List.of("/console/login", "/console/logout");

    private final RequestMappingHandlerMapping mappings;
    private final ActionList actions;

    ListedDoors(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings, ActionList actions) {
        this.mappings = mappings;
        this.actions = actions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> unlisted = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> unlisted.addAll(unlisted(mapping)));
        if (!unlisted.isEmpty()) {
            throw new IllegalStateException("app/docs/api/actions.tsv has no line of " + unlisted);
        }
    }

    private Set<String> unlisted(RequestMappingInfo mapping) {
        Set<String> found = new TreeSet<>();
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        for (String path : mapping.getPatternValues()) {
            boolean page = path.startsWith(CONSOLE) && LOGIN.stream().noneMatch(path::startsWith);
            if (page || path.startsWith(V1) && OF_OTHERS.stream().noneMatch(path::startsWith)) {
                for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.values()) : methods) {
                    String call = (page ? "page " : "v1 ") + method + " " + path;
                    if (!actions.all().containsKey(call)) {
                        found.add(call);
                    }
                }
            }
        }
        return found;
    }
}
