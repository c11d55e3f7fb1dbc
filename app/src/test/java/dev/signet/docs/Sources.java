package dev.signet.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the modules are made of, by name. */
final class Sources {

    private static final List<Path> MODULES =
            List.of(Path.of("../rules"), Path.of("../processes"), Path.of("../ui-forms"), Path.of("."));

    private Sources() {}

    /** Types with a file of their own, tests included. */
    static Set<String> types() throws IOException {
        return names("src", ".java");
    }

    /** The BPMN models. */
    static Set<String> models() throws IOException {
        return names("src/main/resources", ".bpmn");
    }

    private static Set<String> names(String folder, String ending) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path module : MODULES) {
            if (Files.isDirectory(module.resolve(folder))) {
                try (Stream<Path> files = Files.walk(module.resolve(folder))) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(ending))
                            .forEach(name -> names.add(name.substring(0, name.length() - ending.length())));
                }
            }
        }
        return names;
    }
}
