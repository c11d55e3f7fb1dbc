package dev.signet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.unit.DataSize;

/** No settings record starts with a number, a length of time or a size that cannot work. */
class SettingsTest {

    /** What is below zero is wrong for all of them. */
    private static final Map<Class<?>, String> NONSENSE =
            Map.of(int.class, "-1", long.class, "-1", Duration.class, "-1s", DataSize.class, "-1B");

    /** Without these there is nothing to try: they have no defaults. */
    private static final Map<String, String> NEEDED =
            Map.of("signet.carriers[0].name", "first", "signet.carriers[0].access-number", "1069");

    private record Setting(Class<?> record, String prefix, String name, Class<?> type) {

        void bind(String value) {
            Map<String, String> given = new HashMap<>();
            NEEDED.forEach((key, needed) -> {
                if (key.startsWith(prefix)) {
                    given.put(key, needed);
                }
            });
            given.put(prefix + "." + name, value);
            new Binder(new MapConfigurationPropertySource(given))
                    .bindOrCreate(
                            record.getAnnotation(ConfigurationProperties.class).value(), record);
        }

        @Override
        public String toString() {
            return prefix.replaceAll("\\[\\d+]", "[*]") + "." + name;
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void refuseWhatCannotWorkByNameValueAndRule(Setting setting) {
        String nonsense = NONSENSE.get(setting.type());

        assertThatThrownBy(() -> setting.bind(nonsense))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(setting + " is " + shown(setting.type(), nonsense) + "; it must be ");
    }

    @Test
    void areFoundInAllDomains() {
        assertThat(settings())
                .extracting(Setting::toString)
                .contains("signet.dispatch.batch", "signet.stop-within", "signet.carriers[*].rate")
                .hasSizeGreaterThan(60);
    }

    private static Object shown(Class<?> type, String value) {
        return type == Duration.class ? DurationStyle.detectAndParse(value) : value;
    }

    private static Stream<Setting> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents(SignetApplication.class.getPackageName()).stream()
                .map(found -> load(found.getBeanClassName()))
                .filter(Class::isRecord)
                .flatMap(type -> settings(
                        type,
                        type.getAnnotation(ConfigurationProperties.class).value(),
                        List.of(type.getRecordComponents())));
    }

    private static Stream<Setting> settings(Class<?> type, String prefix, List<RecordComponent> components) {
        return components.stream().flatMap(component -> {
            String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> nested
                    && nested.isRecord()) {
                return settings(type, prefix + "." + name + "[0]", List.of(nested.getRecordComponents()));
            }
            return NONSENSE.containsKey(component.getType())
                    ? Stream.of(new Setting(type, prefix, name, component.getType()))
                    : Stream.empty();
        });
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
