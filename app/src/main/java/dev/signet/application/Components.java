package dev.signet.application;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Components of records by their names, for facts of which only the name is known. */
final class Components {

    private Components() {}

    static Class<?> type(Class<? extends Record> type, String name) {
        return component(type, name).getType();
    }

    static @Nullable Object get(Record facts, String name) {
        return get(facts, component(facts.getClass(), name));
    }

    /** The record with one component replaced. */
    @SuppressWarnings("unchecked")
    static <R extends Record> R with(R facts, String name, @Nullable Object value) {
        RecordComponent replaced = component(facts.getClass(), name);
        RecordComponent[] components = facts.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> component.getName().equals(replaced.getName()) ? value : get(facts, component))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = facts.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(facts.getClass() + " cannot be made with another " + name, e);
        }
    }

    private static RecordComponent component(Class<? extends Record> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no " + name));
    }

    private static @Nullable Object get(Record facts, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(facts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
