package dev.signet.docs;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What may be given as a setting, in words; or the record with settings of its own that a list of it holds. */
record SettingType(String words, @Nullable Class<?> nested) {

    private static final Map<Class<?>, String> WORDS = Map.of(
            Duration.class, "duration",
            DataSize.class, "size",
            Path.class, "path",
            ZoneId.class, "time zone",
            String.class, "text",
            int.class, "number",
            long.class, "number",
            boolean.class, "true or false",
            Boolean.class, "true or false");

    static SettingType of(RecordComponent component) {
        if (!Collection.class.isAssignableFrom(component.getType())) {
            return new SettingType(words(component.getType()), null);
        }
        Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return element.isRecord() ? new SettingType("", element) : new SettingType("list of " + words(element), null);
    }

    private static String words(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> "`" + constant + "`")
                    .collect(Collectors.joining(", "));
        }
        String words = WORDS.get(type);
        if (words == null) {
            throw new IllegalStateException("no word for settings of " + type + "; add one to SettingType");
        }
        return words;
    }
}
