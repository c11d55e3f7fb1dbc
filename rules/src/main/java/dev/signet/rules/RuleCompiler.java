package dev.signet.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.ResourceType;

/**
 * Compiles the rules of a rulebook, one base an area (the top folder). An area whose rules did not change since the
 * compiler's last run is taken as it was, so that a saved word list is active at once.
 */
final class RuleCompiler {

    static final String ROOT = "src/main/resources/";
    private static final AtomicLong BUILDS = new AtomicLong();

    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)", Pattern.MULTILINE);

    private record Compiled(String hash, KieBase base) {}

    private final Map<String, Compiled> last = new ConcurrentHashMap<>();

    /** Bases by area; what does not compile is added to the problems. */
    Map<String, KieBase> compile(PolicyFiles files, List<Problem> problems) {
        Map<String, KieBase> bases = new TreeMap<>();
        areas(files).forEach((area, texts) -> compile(area, texts, problems).ifPresent(base -> bases.put(area, base)));
        return bases;
    }

    private static SortedMap<String, SortedMap<String, String>> areas(PolicyFiles files) {
        SortedMap<String, SortedMap<String, String>> areas = new TreeMap<>();
        for (String path : files.contents().keySet()) {
            if (path.endsWith(".drl")) {
                areas.computeIfAbsent(PolicyFiles.area(path), a -> new TreeMap<>()).put(path, files.text(path));
            }
        }
        return areas;
    }

    private Optional<KieBase> compile(String area, SortedMap<String, String> texts, List<Problem> problems) {
        String hash = PolicyFiles.of(texts).hash();
        Compiled known = last.get(area);
        if (known != null && known.hash().equals(hash)) {
            return Optional.of(known.base());
        }
        Optional<KieBase> built = build(texts, problems);
        built.ifPresent(base -> last.put(area, new Compiled(hash, base)));
        return built;
    }

    private static Optional<KieBase> build(SortedMap<String, String> texts, List<Problem> problems) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = services.newReleaseId("dev.signet", "rulebook", String.valueOf(BUILDS.incrementAndGet()));
        KieFileSystem project = services.newKieFileSystem().generateAndWritePomXML(release);
        Map<String, String> original = new TreeMap<>();
        texts.forEach((path, text) -> original.put(place(path, text), path));
        original.forEach((place, path) -> project.write(
                place,
                services.getResources()
                        .newByteArrayResource(texts.get(path).getBytes(StandardCharsets.UTF_8), "UTF-8")
                        .setResourceType(ResourceType.DRL)));
        try {
            KieBuilder builder = services.newKieBuilder(project, RuleCompiler.class.getClassLoader());
            builder.buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                problems.addAll(new CompileErrors(texts, original).problems(errors));
                return Optional.empty();
            }
            return Optional.of(services.newKieContainer(release, RuleCompiler.class.getClassLoader())
                    .getKieBase());
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    /** Drools wants a rule file in the folder of its package; a rulebook orders files by norm. */
    private static String place(String path, String text) {
        Matcher matcher = PACKAGE.matcher(text);
        String folder = matcher.find() ? matcher.group(1).replace('.', '/') + "/" : "";
        return ROOT + folder + path.replace('/', '+');
    }
}
