package dev.signet.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All forms of the folder {@code forms}, by their deployment name. What several forms share is written once under {@code forms/shared} and put in
 * place of {@code <!-- include path -->} here, so that a deployed form is whole: a running task keeps the form it was
 * started with.
 */
public final class FormLibrary {

    private static final String ROOT = "forms/";
    private static final String SHARED = ROOT + "shared/";

    private static final Pattern INCLUDE = Pattern.compile("<!-- include (forms/shared/[a-z.-]+) -->");

    private static final Pattern VARIABLE =
            Pattern.compile("\\{ variable: '(\\w+)', type: '(String|Boolean)', longest: (\\d+) }");

    private static final Map<String, Map<String, Variable>> DECLARED = forms().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, form -> declared(form.getValue())));

    private FormLibrary() {}

    /**
     * A variable that a form gives with the completion of its task.
     *
     * @param longest in UTF-16 units of its value as text
     */
    public record Variable(String name, Class<?> type, int longest) {}

    /** By their names, all variables that a form declares; none where there is no such form. */
    public static Map<String, Variable> variables(String form) {
        return DECLARED.getOrDefault(form, Map.of());
    }

    /** The name under which a form is deployed, which is what a form key says, with its text; by name. */
    public static Map<String, String> forms() {
        var forms = new TreeMap<String, String>();
        files().stream()
                .filter(name -> name.endsWith(".html") && !name.startsWith(SHARED))
                .forEach(name -> forms.put(name, whole(name)));
        return forms;
    }

    /** Whatever stands in the folder, of every jar and directory of the class path. */
    private static Set<String> files() {
        var names = new TreeSet<String>();
        try {
            for (URL root : Collections.list(FormLibrary.class.getClassLoader().getResources(ROOT))) {
                if (root.openConnection() instanceof JarURLConnection jar) {
                    jar.getJarFile().stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(ROOT))
                            .forEach(names::add);
                } else {
                    Path folder = Path.of(root.toURI());
                    try (var files = Files.walk(folder)) {
                        files.map(file -> ROOT
                                        + folder.relativize(file).toString().replace('\\', '/'))
                                .forEach(names::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no folder of forms", e);
        }
        if (names.isEmpty()) {
            throw new IllegalStateException("no folder " + ROOT + " on the class path: tasks would have no forms");
        }
        return names;
    }

    private static Map<String, Variable> declared(String form) {
        var variables = new LinkedHashMap<String, Variable>();
        VARIABLE.matcher(form)
                .results()
                .forEach(found -> variables.put(
                        found.group(1),
                        new Variable(
                                found.group(1),
                                found.group(2).equals("Boolean") ? Boolean.class : String.class,
                                Integer.parseInt(found.group(3)))));
        return variables;
    }

    private static String whole(String name) {
        return INCLUDE.matcher(read(name)).replaceAll(found -> Matcher.quoteReplacement(read(found.group(1))));
    }

    private static String read(String name) {
        try (InputStream in = FormLibrary.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no form part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
