package dev.signet.review.door;

import java.lang.reflect.Field;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ClassUtils;

/** What a command of the engine is about, which each of them keeps to itself. */
final class CommandFields {

    private CommandFields() {}

    /** The task's id, where the command is about one task. */
    static Optional<String> taskId(Command<?> command) {
        return value(command, "taskId", String.class);
    }

    /** Empty where the command has no such field, or nothing in it. */
    static <T> Optional<T> value(Command<?> command, String name, Class<T> type) {
        for (Class<?> holder = command.getClass(); holder != null; holder = holder.getSuperclass()) {
            for (Field field : holder.getDeclaredFields()) {
                if (field.getName().equals(name)
                        && type.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(field.getType()))) {
                    return Optional.ofNullable(type.cast(read(field, command)));
                }
            }
        }
        return Optional.empty();
    }

    private static Object read(Field field, Command<?> command) {
        try {
            field.setAccessible(true);
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
