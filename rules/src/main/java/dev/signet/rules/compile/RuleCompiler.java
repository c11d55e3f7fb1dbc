package dev.signet.rules.compile;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import dev.signet.rules.policy.RuleFile;
import dev.signet.rules.verdict.Collector;
import dev.signet.rules.verdict.RuleBroken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.ResourceType;

/**
 * Compiles the rules of a rulebook, one base an area (the top folder), and looks at what came out before any of it may
 * run. An area whose rules did not change since the compiler's last run is taken as it was, so that a saved word list is
 * active at once.
 */
public final class RuleCompiler {

    static final String ROOT = "src/main/resources/";
    private static final AtomicLong BUILDS = new AtomicLong();
    private static final String CLASS = ".class";
    /** What the compiler adds for projects, of which a rulebook is none. */
    private static final String PROJECT = "org/drools/project/model/";

    /** @param hash of the rules' texts */
    public record Compiled(String hash, RuleClasses classes) {}

    private final Function<String, Class<? extends Collector>> collectors;
    private final Supplier<Map<String, Compiled>> built;
    private final Map<String, Compiled> last = new ConcurrentHashMap<>();
    private final Map<String, KieBase> bases = new ConcurrentHashMap<>();
    private final Map<String, Compiled> offered = new ConcurrentHashMap<>();

    /**
     * @param collectors where the rules of an area report
     * @param built what was compiled when the product was built, by area; looked at as if it had been compiled here
     */
    public RuleCompiler(
            Function<String, Class<? extends Collector>> collectors, Supplier<Map<String, Compiled>> built) {
        this.collectors = collectors;
        this.built = built;
    }

    /** What the last rulebook's rules were compiled to, by area. */
    public Map<String, Compiled> compiled() {
        return Map.copyOf(last);
    }

    /** Gives what another process compiled; it is looked at as if it had been compiled here. */
    public void offer(Map<String, Compiled> compiled) {
        offered.clear();
        offered.putAll(compiled);
    }

    /** Names of the rules, of those given, whose code a method of the compiled rules is; see {@link RuleClasses#rulesOf}. */
    public Set<String> rulesOf(String type, String method, Set<String> ruleNames) {
        Set<String> rules = new TreeSet<>();
        last.values().forEach(compiled -> rules.addAll(compiled.classes().rulesOf(type, method, ruleNames)));
        return rules;
    }

    /**
     * Bases by area; what does not compile or is not allowed is added to the problems.
     *
     * @param step told of each area before it is compiled
     */
    public Map<String, KieBase> compile(
            PolicyFiles files, RuleCatalogue rules, List<Problem> problems, Consumer<String> step) {
        Map<String, KieBase> made = new TreeMap<>();
        areas(files).forEach((area, texts) -> {
            step.accept(area);
            compile(area, texts, rules, problems)
                    .flatMap(compiled -> base(area, compiled, problems))
                    .ifPresent(base -> made.put(area, base));
        });
        Set<String> hashes = last.values().stream().map(Compiled::hash).collect(Collectors.toSet());
        bases.keySet().retainAll(hashes);
        return made;
    }

    private Optional<KieBase> base(String area, Compiled compiled, List<Problem> problems) {
        try {
            return Optional.of(bases.computeIfAbsent(
                    compiled.hash(), hash -> compiled.classes().base()));
        } catch (RuntimeException | LinkageError e) {
            problems.add(new Problem(area, 0, "the compiled rules cannot be used: " + RuleBroken.root(e)));
            return Optional.empty();
        }
    }

    private static SortedMap<String, SortedMap<String, String>> areas(PolicyFiles files) {
        SortedMap<String, SortedMap<String, String>> areas = new TreeMap<>();
        for (String path : files.contents().keySet()) {
            if (path.endsWith(".drl")) {
                areas.computeIfAbsent(PolicyFiles.area(path), a -> new TreeMap<>())
                        .put(path, files.text(path));
            }
        }
        return areas;
    }

    private Optional<Compiled> compile(
            String area, SortedMap<String, String> texts, RuleCatalogue rules, List<Problem> problems) {
        String hash = PolicyFiles.of(texts).hash();
        Compiled known = last.get(area);
        if (known != null && known.hash().equals(hash)) {
            return Optional.of(known);
        }
        SortedMap<String, RuleFile> read = new TreeMap<>(rules.rules());
        read.keySet().retainAll(texts.keySet());
        if (read.values().stream().anyMatch(file -> !file.problems().isEmpty())) {
            return Optional.empty();
        }
        SortedMap<String, String> headed = headed(area, texts, problems);
        if (headed.size() < texts.size()) {
            return Optional.empty();
        }
        return Stream.of(offered, built.get())
                .flatMap(given -> Stream.ofNullable(given.get(area)))
                .filter(given -> given.hash().equals(hash))
                .findFirst()
                .or(() -> build(area, texts, headed, read, problems).map(classes -> new Compiled(hash, classes)))
                .filter(compiled -> isAllowed(area, compiled, texts, read, problems));
    }

    /** The texts as the compiler reads them, without those that name what is not theirs to name. */
    private SortedMap<String, String> headed(String area, SortedMap<String, String> texts, List<Problem> problems) {
        SortedMap<String, String> headed = new TreeMap<>();
        texts.forEach((path, text) -> {
            RuleHead head = RuleHead.of(area, collectors.apply(area).getSimpleName(), path, text);
            problems.addAll(head.problems());
            if (head.problems().isEmpty()) {
                headed.put(path, head.text());
            }
        });
        return headed;
    }

    private boolean isAllowed(
            String area,
            Compiled compiled,
            SortedMap<String, String> texts,
            SortedMap<String, RuleFile> read,
            List<Problem> problems) {
        List<Problem> complaints = new RulePlaces(texts, read).problems(area, compiled.classes());
        problems.addAll(complaints);
        if (complaints.isEmpty()) {
            last.put(area, compiled);
        }
        return complaints.isEmpty();
    }

    /** @param headed the texts as the compiler reads them */
    private static Optional<RuleClasses> build(
            String area,
            SortedMap<String, String> texts,
            SortedMap<String, String> headed,
            SortedMap<String, RuleFile> read,
            List<Problem> problems) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = services.newReleaseId("dev.signet", "rulebook", String.valueOf(BUILDS.incrementAndGet()));
        KieFileSystem project = services.newKieFileSystem().generateAndWritePomXML(release);
        Map<String, String> original = new TreeMap<>();
        texts.keySet().forEach(path -> original.put(place(area, path), path));
        original.forEach((place, path) -> project.write(
                place,
                services.getResources()
                        .newByteArrayResource(
                                requireNonNull(headed.get(path)).getBytes(StandardCharsets.UTF_8), "UTF-8")
                        .setResourceType(ResourceType.DRL)));
        RuleLoader loader = new RuleLoader(Map.of());
        try {
            KieBuilder builder = services.newKieBuilder(project, loader);
            builder.buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                problems.addAll(new RulePlaces(texts, read).problems(loader.refused()));
                problems.addAll(new CompileErrors(texts, original).problems(errors));
                return Optional.empty();
            }
            return Optional.of(new RuleClasses(classes((InternalKieModule) builder.getKieModule())));
        } catch (RuntimeException | StackOverflowError e) {
            problems.addAll(brokenOff(area, texts, headed, read, e));
            return Optional.empty();
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    /** The compiler did not say where it gave up: the file is the one with which it gives up alone. */
    private static List<Problem> brokenOff(
            String area,
            SortedMap<String, String> texts,
            SortedMap<String, String> headed,
            SortedMap<String, RuleFile> read,
            Throwable why) {
        List<Problem> alone = new ArrayList<>();
        if (texts.size() > 1) {
            texts.forEach((path, text) -> build(area, new TreeMap<>(Map.of(path, text)), headed, read, alone));
        }
        return alone.isEmpty()
                ? List.of(new Problem(
                        texts.firstKey(), 0, "these rules cannot be compiled: " + said(RuleBroken.root(why))))
                : alone;
    }

    private static String said(Throwable why) {
        return why instanceof StackOverflowError
                ? "they are nested too deeply"
                : String.valueOf(why.getMessage())
                        .lines()
                        .takeWhile(line -> !line.contains("stacktrace"))
                        .map(String::strip)
                        .collect(Collectors.joining(" "));
    }

    private static Map<String, byte[]> classes(InternalKieModule module) {
        Map<String, byte[]> classes = new HashMap<>();
        for (String file : module.getFileNames()) {
            if (file.endsWith(CLASS) && !file.startsWith(PROJECT)) {
                String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
                classes.put(name, module.getBytes(file));
            }
        }
        return classes;
    }

    /** Drools wants a rule file in the folder of its package; a rulebook orders files by norm. */
    private static String place(String area, String path) {
        return ROOT + RuleHead.packageOf(area).replace('.', '/') + "/" + path.replace('/', '+');
    }
}
