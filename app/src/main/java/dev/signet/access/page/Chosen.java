package dev.signet.access.page;

import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * What was ticked in a form. Read value by value, as the door has judged them: bound to a list, one value with commas in it
 * would become several.
 */
final class Chosen {

    private Chosen() {}

    static List<String> of(MultiValueMap<String, String> form, String name) {
        return form.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    static boolean is(MultiValueMap<String, String> form, String name) {
        return !of(form, name).isEmpty();
    }
}
