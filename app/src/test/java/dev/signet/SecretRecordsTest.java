package dev.signet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** #11: whatever a record of people's logins holds in secret stands in no text that is made of it. */
class SecretRecordsTest {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|present|recoveryCodes|csrfToken|deviceCookie|securityToken)");
    private static final String VALUE = "not-to-be-said";

    @TestFactory
    Stream<DynamicTest> saysNoSecret() {
        List<? extends Class<?>> records = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(
                                "dev.signet.access", "dev.signet.account", "dev.signet.staff", "dev.signet.api.ram")
                        .stream()
                        .map(JavaClass::reflect)
                        .filter(Class::isRecord)
                        .filter(type ->
                                Arrays.stream(type.getRecordComponents()).anyMatch(SecretRecordsTest::isSecret))
                        .toList();
        assertThat(records).hasSizeGreaterThan(15);
        return records.stream()
                .map(type -> DynamicTest.dynamicTest(
                        type.getName(), () -> assertThat(made(type).toString()).doesNotContain(VALUE)));
    }

    private static boolean isSecret(RecordComponent component) {
        return SECRET.matcher(component.getName()).matches()
                && (component.getType() == String.class || component.getType() == List.class);
    }

    private static Object made(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(Arrays.stream(components)
                .map(component -> isSecret(component) ? secret(component.getType()) : any(component.getType()))
                .toArray());
    }

    private static Object secret(Class<?> type) {
        return type == String.class ? VALUE : List.of(VALUE);
    }

    /** Nothing, as far as the type allows it. */
    private static Object any(Class<?> type) {
        return Map.<Class<?>, Object>of(boolean.class, false, int.class, 0, long.class, 0L)
                .get(type);
    }
}
