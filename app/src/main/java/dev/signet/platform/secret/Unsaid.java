package dev.signet.platform.secret;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records as texts, without what is {@link Secret} in them. */
public final class Unsaid {

    private static final String HIDDEN = "***";

    private Unsaid() {}

    /** What {@code toString} of a record answers that holds a secret. */
    public static String text(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> component.getName() + "="
                        + (component.isAnnotationPresent(Secret.class) ? HIDDEN : value(record, component)))
                .collect(Collectors.joining(", ", record.getClass().getSimpleName() + "[", "]"));
    }

    /** @return whether a record of this type has a component of this name that is secret */
    public static boolean isSecret(@Nullable Class<?> type, String component) {
        return type != null
                && type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(one -> one.getName().equals(component) && one.isAnnotationPresent(Secret.class));
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
