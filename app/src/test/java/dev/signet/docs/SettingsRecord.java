package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A settings record as its page shows it: what is set, and the sentences of its Javadoc. */
record SettingsRecord(String prefix, Class<?> type, List<Setting> settings) {

    record Setting(String name, SettingType type, Parameter parameter) {

        String shipped() {
            DefaultValue value = parameter.getAnnotation(DefaultValue.class);
            if (value != null) {
                return value.value().length == 0 ? "none" : "`" + String.join(",", value.value()) + "`";
            }
            boolean optional = Arrays.stream(parameter.getAnnotatedType().getAnnotations())
                    .anyMatch(annotation ->
                            annotation.annotationType().getSimpleName().equals("Nullable"));
            return optional ? "–" : "to be given";
        }
    }

    private static final String ROOT = "dev.signet.";
    private static final Pattern LINK = Pattern.compile("\\{@(?:code|link) ([^}]*)}");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    String domain() {
        String room = type.getPackageName().substring(ROOT.length());
        return room.contains(".") ? room.substring(0, room.indexOf('.')) : room;
    }

    String name() {
        return type.getSimpleName();
    }

    /** As one writes it: {@code queueWait} is {@code queue-wait}. */
    static String spelling(String component) {
        return HUMP.matcher(component).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    String section() {
        if (settings.isEmpty()) {
            return "";
        }
        String intro = plain(javadoc().split("(?m)^@param ", 2)[0]);
        return settings.stream()
                .map(setting -> "| `%s.%s` | %s | %s | %s |\n"
                        .formatted(
                                prefix,
                                spelling(setting.name()),
                                setting.type().words(),
                                setting.shipped(),
                                said(setting).replace("|", "\\|")))
                .collect(Collectors.joining(
                        "",
                        "\n## %s\n\n%s| setting | what | default | meaning |\n|---|---|---|---|\n"
                                .formatted(name(), intro.isEmpty() ? "" : intro + "\n\n"),
                        ""));
    }

    List<String> unsaid() {
        return settings.stream()
                .filter(setting -> said(setting).isEmpty())
                .map(setting -> name() + "#" + setting.name())
                .toList();
    }

    private String said(Setting setting) {
        Matcher param = Pattern.compile("(?ms)^@param " + setting.name() + "\\s+(.*?)(?=^@|\\z)")
                .matcher(javadoc());
        return param.find() ? plain(param.group(1)) : "";
    }

    private String plain(String javadoc) {
        String text =
                LINK.matcher(javadoc).replaceAll(link -> Matcher.quoteReplacement("`" + word(link.group(1)) + "`"));
        return text.replaceAll("\\s+", " ").strip();
    }

    private String word(String named) {
        boolean setting = settings.stream().anyMatch(one -> one.name().equals(named));
        return setting ? spelling(named) : named.replace('#', '.');
    }

    /** What stands above the record, without the stars. */
    private String javadoc() {
        String source = source();
        Matcher record =
                Pattern.compile("(?m)^\\s*(public )?record " + name() + "\\(").matcher(source);
        if (!record.find()) {
            throw new IllegalStateException(name() + " is not where its package says");
        }
        String above = source.substring(0, record.start());
        int begin = above.lastIndexOf("/**");
        int end = above.indexOf("*/", Math.max(begin, 0));
        boolean itsOwn = begin >= 0 && above.substring(end + 2).lines().allMatch(SettingsRecord::annotates);
        return itsOwn ? above.substring(begin + 3, end).replaceAll("(?m)^\\s*\\* ?", "") : "";
    }

    private static boolean annotates(String line) {
        return line.isBlank() || line.startsWith("@");
    }

    private String source() {
        Class<?> outermost = type.getNestHost();
        try {
            return Files.readString(Path.of("src/main/java", outermost.getName().replace('.', '/') + ".java"), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
