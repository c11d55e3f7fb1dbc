package dev.signet.rules.compile;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;

/**
 * What the rules of one area were compiled to: classes by name. Nothing of it runs before {@link #complaints} found that
 * it names only what rules may name.
 */
public final class RuleClasses {

    private static final RuleNames NAMES = RuleNames.ofProduct();
    /** The classes that the rule compiler makes: conditions, consequences, the rules around them, the facts' properties. */
    private static final Pattern OF_COMPILER =
            Pattern.compile("(?:[\\w$]+\\.)*(?:P[0-9A-F]{2}\\.Lambda(?:Predicate|Extractor|Consequence)[0-9A-F]{32}"
                    + "|Rules[0-9A-F]{32}(?:RuleMethods\\d+)?|DomainClassesMetadata[0-9A-F]{32}(?:\\$\\w+_Metadata)?)");

    /** What the constructor of the rules does, and no rule may: lists that are shown to it stay as they are. */
    private static final CompiledClass.Use LISTS_GLOBALS = new CompiledClass.Use("java.util.List", "add");

    private final SortedMap<String, byte[]> classes;
    private final Map<String, CompiledClass> read = new TreeMap<>();

    public RuleClasses(Map<String, byte[]> classes) {
        this.classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
        classes.forEach((name, code) -> read.put(name, CompiledClass.read(code)));
    }

    public SortedMap<String, byte[]> classes() {
        return classes;
    }

    /**
     * Something that rules must not do.
     *
     * @param rules names of the rules concerned; empty where none can be told
     * @param what the name as it would be searched in a rule, and nothing where it has none
     */
    record Complaint(Set<String> rules, String what, String message) {}

    /** @param ruleNames names of all rules of the area */
    List<Complaint> complaints(Set<String> ruleNames) {
        Set<Complaint> complaints = new LinkedHashSet<>();
        read.values().forEach(type -> {
            if (!OF_COMPILER.matcher(type.name()).matches()) {
                complaints.add(new Complaint(
                        rulesOf(type.name().replaceFirst("\\$.*", ""), "", ruleNames),
                        "",
                        "a rule has conditions and a consequence and declares no class of its own"));
            }
            type.above().stream()
                    .filter(above -> !NAMES.shows(above))
                    .forEach(above -> complaints.add(unlisted(rulesOf(type.name(), "", ruleNames), above, null)));
            type.methods().forEach(method -> complaints(type, method, ruleNames, complaints));
        });
        return new ArrayList<>(complaints);
    }

    private void complaints(
            CompiledClass type, CompiledClass.Method method, Set<String> ruleNames, Set<Complaint> complaints) {
        if (method.catches()) {
            complaints.add(new Complaint(
                    rulesOf(type.name(), method.name(), ruleNames),
                    "try",
                    "a rule catches nothing and locks nothing: try and synchronized are not for rules"));
        }
        if (method.linksFreely()) {
            complaints.add(new Complaint(
                    rulesOf(type.name(), method.name(), ruleNames), "", "a rule calls what is not on rule-names.txt"));
        }
        method.uses().stream()
                .filter(use -> !isAllowed(use) && !(method.name().equals("<init>") && use.equals(LISTS_GLOBALS)))
                .forEach(use -> complaints.add(
                        unlisted(rulesOf(type.name(), method.name(), ruleNames), use.type(), use.member())));
    }

    /** A type, or its member, that is not on the list. */
    static Complaint unlisted(Set<String> rules, String type, @Nullable String member) {
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        boolean ofType = member == null || member.equals("<init>") || !NAMES.shows(type);
        String name = member == null ? type : member.equals("<init>") ? "new " + type : type + "." + member;
        return new Complaint(
                rules,
                member == null || ofType ? simple : member,
                name + " is not among the names that rules may use (rule-names.txt)");
    }

    private boolean isAllowed(CompiledClass.Use use) {
        CompiledClass own = read.get(use.type());
        if (own == null) {
            return use.member() == null ? NAMES.shows(use.type()) : NAMES.allow(use.type(), use.member());
        }
        return use.member() == null
                || own.members().contains(use.member())
                || own.above().stream().anyMatch(above -> NAMES.allow(above, use.member()));
    }

    /** The rules to which a method belongs: those that it names, or that are named where it or its class is used. */
    Set<String> rulesOf(String type, String method, Set<String> ruleNames) {
        Set<String> rules = new TreeSet<>();
        CompiledClass own = read.get(type);
        if (own != null) {
            own.methods().stream().filter(m -> m.name().equals(method)).forEach(m -> rules.addAll(m.strings()));
        }
        rules.retainAll(ruleNames);
        if (rules.isEmpty()) {
            read.values().stream()
                    .flatMap(other -> other.methods().stream())
                    .filter(m -> uses(m, type, method))
                    .forEach(m -> rules.addAll(m.strings()));
            rules.retainAll(ruleNames);
        }
        return rules;
    }

    /** Code of a rule that stands in no class of its own is a method beside the rules. */
    private static boolean uses(CompiledClass.Method user, String type, String method) {
        return user.uses().stream()
                .anyMatch(use -> use.type().equals(type) && (type.contains(".Lambda") || method.equals(use.member())));
    }

    /** Makes the rules ready to judge. */
    KieBase base() {
        RuleLoader loader = new RuleLoader(classes);
        List<Model> models = new ArrayList<>();
        for (CompiledClass type : read.values()) {
            if (type.above().contains(Model.class.getName())) {
                models.add(model(loader, type.name()));
            }
        }
        return KieBaseBuilder.createKieBaseFromModel(models, KieServices.get().newKieBaseConfiguration());
    }

    private static Model model(RuleLoader loader, String name) {
        try {
            return (Model) loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e instanceof InvocationTargetException thrown ? thrown.getTargetException() : e;
            throw new IllegalStateException(name + ": " + cause, cause);
        }
    }
}
