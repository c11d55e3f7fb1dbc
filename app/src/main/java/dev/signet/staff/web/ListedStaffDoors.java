package dev.signet.staff.web;

import dev.signet.staff.StaffActions;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Does not let the application start with a path of staff's that the list of their actions does not have. */
@Component
class ListedStaffDoors implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping mappings;
    private final StaffActions actions;

    ListedStaffDoors(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings, StaffActions actions) {
        this.mappings = mappings;
        this.actions = actions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> unlisted = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> addServed(mapping, unlisted));
        unlisted.removeAll(actions.doors());
        if (!unlisted.isEmpty()) {
            throw new IllegalStateException("app/docs/staff.tsv has no line of " + unlisted);
        }
    }

    private static void addServed(RequestMappingInfo mapping, Set<String> served) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        mapping.getPatternValues().stream().filter(StaffDoor::isStaffs).forEach(path -> {
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.values()) : methods) {
                served.add(method + " " + path);
            }
        });
    }
}
