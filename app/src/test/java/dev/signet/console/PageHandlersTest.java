package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.ActionList;
import dev.signet.platform.page.ConsolePage;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestParam;

/** #12: pages read a value as their door judged it. */
class PageHandlersTest {

    private static final Pattern PLACE = Pattern.compile("\\{#?([^}]*)}");

    /** A framework that makes a list of one value splits it at its commas, after the door judged the whole. */
    @Test
    void noneLetsTheFrameworkMakeAListOfWhatTheDoorJudges() throws Exception {
        Set<String> judged = judged();
        List<String> split = new ArrayList<>();
        List<Class<?>> pages = pages();
        for (Class<?> page : pages) {
            for (Method method : page.getDeclaredMethods()) {
                Arrays.stream(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                        .filter(parameter -> isMany(parameter) && judged.contains(parameter.getName()))
                        .forEach(parameter -> split.add(method + " " + parameter.getName()));
            }
        }

        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(judged).contains("row", "name", "id");
        assertThat(split).as("use GivenValues").isEmpty();
    }

    private static boolean isMany(Parameter parameter) {
        return parameter.getType().isArray() || Collection.class.isAssignableFrom(parameter.getType());
    }

    private static List<Class<?>> pages() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConsolePage.class));
        List<Class<?>> pages = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("dev.signet")) {
            pages.add(Class.forName(candidate.getBeanClassName()));
        }
        return pages;
    }

    private static Set<String> judged() {
        try (var context = new AnnotationConfigApplicationContext(ActionList.class)) {
            return context.getBean(ActionList.class).all().entrySet().stream()
                    .filter(call -> call.getKey().startsWith("page "))
                    .flatMap(call -> call.getValue().stream())
                    .flatMap(line -> line.resources().stream())
                    .flatMap(resource -> PLACE.matcher(resource).results().map(place -> place.group(1)))
                    .collect(Collectors.toSet());
        }
    }
}
