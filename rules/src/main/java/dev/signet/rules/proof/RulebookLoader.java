package dev.signet.rules.proof;

import dev.signet.rules.Rulebook;
import dev.signet.rules.access.SystemPolicies;
import dev.signet.rules.compile.RuleArea;
import dev.signet.rules.compile.RuleCompiler;
import dev.signet.rules.content.NumberRanges;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.DeclaredPolicies;
import dev.signet.rules.policy.MissingFolders;
import dev.signet.rules.policy.MissingNorms;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import dev.signet.rules.policy.Shipped;
import dev.signet.rules.review.ReviewTables;
import dev.signet.rules.send.ReleaseClasses;
import dev.signet.rules.send.SendDesk;
import dev.signet.rules.verdict.FindingTexts;
import dev.signet.rules.verdict.Findings;
import dev.signet.rules.verdict.SendFindings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kie.api.KieBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a rulebook of files: reads its tables, compiles its rules, proves it by its own cases. All of it or nothing. One
 * loader should serve all versions of a rulebook, for it need not compile again what did not change.
 */
public final class RulebookLoader {

    private static final Logger log = LoggerFactory.getLogger(RulebookLoader.class);

    private static final Pattern UNKNOWN_FACT = Pattern.compile(" has no \\w+; it has \\[");
    private static final Pattern UNKNOWN_METHOD =
            Pattern.compile("is undefined for|not applicable for|Method .* is missing");

    private final Supplier<BuiltRulebook> built;
    private final RuleCompiler compiler;
    private final Set<String> neededAreas;
    private final boolean complete;

    /** Takes rulebooks of the product: whatever folder of rules is shipped with it must be there. */
    public RulebookLoader() {
        this(Shipped.rulebook().areas(), true);
    }

    public RulebookLoader(Set<String> neededAreas) {
        this(neededAreas, false);
    }

    public RulebookLoader(Set<String> neededAreas, boolean complete) {
        this(neededAreas, complete, BuiltRulebook::ofProduct);
    }

    /** @param built what need not be done again, for the build did it */
    RulebookLoader(Set<String> neededAreas, boolean complete, Supplier<BuiltRulebook> built) {
        this.neededAreas = Set.copyOf(neededAreas);
        this.complete = complete;
        this.built = built;
        this.compiler = new RuleCompiler(
                area -> area.equals(Rulebook.SENDING) ? SendFindings.class : Findings.class,
                () -> built.get().compiled());
    }

    /**
     * For rulebooks that come with the product: whatever their rules do, they do here.
     *
     * @throws RulebookRejected with every problem found, each with file and, where there is one, line
     */
    public Rulebook load(PolicyFiles files) throws RulebookRejected {
        return tellUnasked(files, proved(files, new RulebookProofStep()));
    }

    /**
     * For rulebooks from elsewhere: compiled and proved by a process of its own before any of it runs here.
     *
     * @throws RulebookRejected with every problem found; where the limits do not suffice with the rule, if it can be told
     */
    public Rulebook load(PolicyFiles files, RulebookProof proof) throws RulebookRejected {
        RulebookProofWire.Result result = proof.run(new RulebookProofWire.Request(
                files, neededAreas, complete, compiler.compiled(), proof.time().toMillis()));
        rejectIfAny(result.problems());
        compiler.offer(result.compiled());
        return tellUnasked(files, read(files, new ArrayList<>()).rulebook());
    }

    /** What the process of a proof does; the answer is what it compiled. */
    Map<String, RuleCompiler.Compiled> prove(
            PolicyFiles files, Map<String, RuleCompiler.Compiled> known, RulebookProofStep step)
            throws RulebookRejected {
        compiler.offer(known);
        proved(files, step);
        return compiler.compiled();
    }

    /** See {@link RuleCompiler#compiled}. */
    Map<String, RuleCompiler.Compiled> compiled() {
        return compiler.compiled();
    }

    /** See {@link RuleCompiler#rulesOf}. */
    Set<String> rulesOf(String type, String method, Set<String> ruleNames) {
        return compiler.rulesOf(type, method, ruleNames);
    }

    private Rulebook proved(PolicyFiles files, RulebookProofStep step) throws RulebookRejected {
        List<Problem> problems = new ArrayList<>();
        Loaded loaded = read(files, problems, step);
        rejectIfAny(problems);
        if (!files.hash().equals(built.get().proved())) {
            problems.addAll(failures(loaded, step));
        }
        if (!problems.isEmpty()) {
            loaded.rulebook().retire();
        }
        rejectIfAny(problems);
        return loaded.rulebook();
    }

    private Rulebook tellUnasked(PolicyFiles files, Rulebook rulebook) {
        if (complete) {
            RuleCatalogue.unasked(files, rulebook.policies()).forEach(unasked -> log.warn("rulebook, {}", unasked));
        }
        return rulebook;
    }

    /**
     * Cases that do not hold. A case on the edge of a limit is written for the shipped limit: where it fails with the
     * value in force it is tried with the shipped one, so that a limit can be changed without rewriting its cases.
     */
    private static List<Problem> failures(Loaded loaded, RulebookProofStep step) {
        List<NormCase> failing = loaded.cases().stream()
                .filter(normCase -> {
                    step.tries(loaded.rulebook(), normCase);
                    return normCase.run(loaded.rulebook()).isPresent();
                })
                .toList();
        if (failing.isEmpty()) {
            return List.of();
        }
        Rulebook shippedLimits =
                loaded.rulebook().withParameters(Shipped.rulebook().policies().parameters());
        List<Problem> failures = failing.stream()
                .filter(normCase -> {
                    step.tries(shippedLimits, normCase);
                    return normCase.run(shippedLimits).isPresent();
                })
                .flatMap(normCase -> normCase.run(loaded.rulebook()).stream())
                .toList();
        shippedLimits.retire();
        return failures;
    }

    /** A compiled rulebook and the cases that were not run yet. */
    record Loaded(Rulebook rulebook, List<NormCase> cases) {}

    public Loaded read(PolicyFiles files, List<Problem> problems) throws RulebookRejected {
        return read(files, problems, new RulebookProofStep());
    }

    private Loaded read(PolicyFiles files, List<Problem> problems, RulebookProofStep step) throws RulebookRejected {
        problems.addAll(files.unreadable());
        rejectIfAny(problems);
        Policies policies = new PolicyReader(files, problems).read();
        List<Problem> misfits = new ArrayList<>();
        RuleCatalogue rules = RuleCatalogue.read(files, problems);
        DeclaredPolicies.ofProduct().check(policies, rules.facts(), misfits);
        problems.addAll(misfits);
        // What a declaration finds wrong is told once; what would follow from it is not looked for.
        ReviewTables review = ReviewTables.read(
                misfits.isEmpty() ? policies : Shipped.rulebook().policies(), problems);
        rules.checkNames(files, policies);
        List<NormCase> cases = CaseReader.read(files, rules.norms(), problems);
        checkAreas(files, problems);
        if (complete) {
            MissingFolders.report(files, policies, neededAreas, problems);
            MissingNorms.report(files, rules.norms(), policies, problems);
        }
        List<Problem> errors = new ArrayList<>();
        Map<String, KieBase> bases = compiler.compile(files, rules, errors, step::compiles);
        problems.addAll(errors);
        problems.replaceAll(RulebookLoader::withRemedy);
        if (misfits.isEmpty() && bases.containsKey(Rulebook.SENDING)) {
            checkTables(Rulebook.SENDING, () -> SendDesk.of(policies), problems);
            checkTables(Rulebook.SENDING, () -> NumberRanges.of(policies), problems);
            checkTables(Rulebook.SENDING, () -> SignedTexts.of(policies), problems);
        }
        if (misfits.isEmpty() && policies.names("table").contains(ReleaseClasses.TABLE)) {
            checkTables(
                    PolicyFiles.area(policies.table(ReleaseClasses.TABLE).file()),
                    () -> ReleaseClasses.of(policies),
                    problems);
        }
        SystemPolicies.check(policies, problems);
        if (misfits.isEmpty()) {
            bases.keySet().forEach(area -> checkTables(area, () -> FindingTexts.of(policies, area), problems));
        }
        rejectIfAny(problems);
        Rulebook rulebook = new Rulebook(
                version(files, policies),
                areas(bases, policies),
                bases.containsKey(Rulebook.SENDING)
                        ? new RuleArea<>(bases.get(Rulebook.SENDING), policies, SendFindings::new)
                        : null,
                policies,
                review.calendar(),
                review.rejectionReasons(),
                review.apiCodes(),
                rules.norms(),
                files);
        return new Loaded(rulebook, cases);
    }

    /**
     * A copy made by an earlier version asks the product's helpers for what has become a rule since, or for what has gone
     * together with its norm.
     */
    private static Problem withRemedy(Problem error) {
        String folder = RuleCatalogue.folder(error.file());
        boolean gone = UNKNOWN_FACT.matcher(error.message()).find() && !MissingFolders.isShipped(folder);
        return gone || UNKNOWN_METHOD.matcher(error.message()).find()
                ? new Problem(error.file(), error.line(), error.message() + "; " + MissingFolders.remedy(folder))
                : error;
    }

    private static Map<String, RuleArea<Findings>> areas(Map<String, KieBase> bases, Policies policies) {
        Map<String, RuleArea<Findings>> areas = new HashMap<>();
        bases.forEach((area, base) -> {
            if (!area.equals(Rulebook.SENDING)) {
                FindingTexts texts = FindingTexts.of(policies, area);
                areas.put(area, new RuleArea<>(base, policies, () -> new Findings(texts)));
            }
        });
        return areas;
    }

    /** What is read once and kept must be readable, or a wrong cell would show with the first message. */
    private static void checkTables(String area, Runnable reader, List<Problem> problems) {
        try {
            reader.run();
        } catch (BadTable e) {
            problems.add(e.problem());
        } catch (RuntimeException e) {
            problems.add(new Problem(area, 0, "the tables of this area cannot be used: " + e.getMessage()));
        }
    }

    private void checkAreas(PolicyFiles files, List<Problem> problems) {
        neededAreas.stream()
                .sorted()
                .filter(area -> files.contents().keySet().stream()
                        .noneMatch(path -> path.startsWith(area + "/") && path.endsWith(".drl")))
                .forEach(area -> problems.add(
                        new Problem(area, 0, "there are no rules in this folder; " + MissingFolders.remedy(area))));
    }

    private static String version(PolicyFiles files, Policies policies) {
        String edition = policies.names("text").contains("rulebook.edition") ? policies.text("rulebook.edition") : "0";
        return edition + "-" + files.hash();
    }

    private static void rejectIfAny(List<Problem> problems) throws RulebookRejected {
        if (!problems.isEmpty()) {
            throw new RulebookRejected(problems);
        }
    }
}
