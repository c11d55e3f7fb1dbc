package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderTest {

    /** As an officer's copy has it that was made before the types were moved, and rules written without a head. */
    private static final String OLD_HEAD = """
            package signature

            import dev.signet.rules.Findings
            import dev.signet.rules.Policies
            import dev.signet.rules.Texts
            import dev.signet.rules.fact.SignatureApplication

            global Findings findings
            global Policies policies

            """;

    private static final String RULE = """
            rule "SG-90 A name of this test is short."
            when
                SignatureApplication( $name : name, Texts.length(name) > policies.number("test.most") )
            then
                findings.refuse("SG-90", "太长", "too long", $name);
            end
            """;

    private static final String CASES = """
            fact: signature
            defaults: {applicant: enterprise, verifiedName: 甲, scenario: general, source: company}
            cases:
              - {name: short, given: {name: 甲乙}, expect: pass}
              - {name: long, given: {name: 甲乙丙}, expect: refuse}
            """;

    private static final String PARAMETERS = """
            name,value,kind,meaning
            test.most,2,number,longest
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "signature/short/Short.drl", RULE,
            "signature/short/cases.yaml", CASES,
            "parameters.csv", PARAMETERS));

    private final RulebookLoader loader = new RulebookLoader(Set.of());

    private List<Problem> problems() {
        RulebookRejected rejected =
                catchThrowableOfType(RulebookRejected.class, () -> loader.load(PolicyFiles.of(files)));
        assertThat(rejected).as("the rulebook should be rejected").isNotNull();
        return rejected.problems();
    }

    @Test
    void loadsWhatIsSound() {
        assertThatCode(() -> loader.load(PolicyFiles.of(files))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OLD_HEAD,
                "package other; import dev.signet.rules.Texts; global Findings findings; global Policies policies;\n",
                "/* package none\nimport java.io.File */\nimport dev.signet.rules.*\nimport java.util.List\n"
                        + "// global Other other\nimport dev.signet.rules.Table.Row\nimport java.util.Map.Entry\n",
                "\tpackage policies.signature\n\timport\n\t\tdev.signet.rules.text.Texts;\n",
            })
    void readsFilesWithTheHeadOfAnEarlierVersion(String head) {
        files.put("signature/short/Short.drl", head + RULE);
        assertThatCode(() -> loader.load(PolicyFiles.of(files))).doesNotThrowAnyException();

        int line = (int) head.lines().count() + 5;
        files.put("signature/short/Short.drl", head + RULE.replace("findings.refuse(", "findings.refuze("));
        assertProblem("signature/short/Short.drl", line, "refuze");
        files.put("signature/short/Short.drl", head + RULE.replace("findings.refuse(", "findings.refuse((("));
        assertProblem("signature/short/Short.drl", line, "Parse error");
        files.put("signature/short/Short.drl", head + RULE.replace("$name : name,", "$name : nam,"));
        assertProblem("signature/short/Short.drl", line - 2, "nam");
    }

    /** A rulebook's whole rules as they stood before heads were given up. */
    @Test
    void readsTheWholeRulebookWithTheHeadsOfAnEarlierVersion() {
        Map<String, String> earlier = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().forEach(path -> {
            String findings = path.startsWith("sending/") ? "SendFindings" : "Findings";
            String head = "package policies.earlier\n\nimport dev.signet.rules." + findings
                    + "\nimport dev.signet.rules.Policies\nimport dev.signet.rules.SendDesk\n"
                    + "import dev.signet.rules.fact.TemplateKind\n\nglobal " + findings
                    + " findings\nglobal Policies policies\n\n";
            earlier.put(path, (path.endsWith(".drl") ? head : "") + shipped.text(path));
        });

        List<Problem> problems = new ArrayList<>();
        assertThatCode(() -> ShippedRulebook.LOADER.read(PolicyFiles.of(earlier), problems))
                .doesNotThrowAnyException();
        assertThat(problems).isEmpty();
    }

    private void breakRule(String what, String with) {
        assertThat(RULE).contains(what);
        files.put("signature/short/Short.drl", RULE.replace(what, with));
    }

    private void assertProblem(String file, int line, String... words) {
        List<Problem> problems = problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).file()).isEqualTo(file);
        assertThat(problems.get(0).line()).isEqualTo(line);
        assertThat(problems.get(0).message()).contains(words).doesNotContain("\n");
    }

    @Test
    void namesTheLineOfASyntaxError() {
        breakRule("Texts.length(name) >", "Texts.length(name >");

        assertProblem("signature/short/Short.drl", 4, "mismatched input 'then'");
    }

    @Test
    void namesTheLineOfARuleThatDoesNotEnd() {
        breakRule("end", "");

        assertProblem("signature/short/Short.drl", 7, "mismatched input");
    }

    @Test
    void namesTheLineOfAnUnknownProperty() {
        breakRule("$name : name,", "$name : nam,");

        assertProblem("signature/short/Short.drl", 3, "nam");
    }

    @Test
    void namesTheLineOfAnUnknownMethodInACondition() {
        breakRule("Texts.length(name)", "Texts.lenth(name)");

        assertProblem("signature/short/Short.drl", 3, "Method lenth");
    }

    @Test
    void namesTheLineOfAnUnknownFact() {
        breakRule("SignatureApplication(", "SignaturApplication(");

        assertProblem("signature/short/Short.drl", 3, "SignaturApplication");
    }

    @Test
    void namesTheLineOfAConsequenceThatIsNoJava() {
        breakRule("findings.refuse(", "findings.refuse(((");

        assertProblem("signature/short/Short.drl", 5, "Parse error");
    }

    @Test
    void namesTheLineOfAConsequenceThatDoesNotCompile() {
        breakRule("findings.refuse(", "findings.refuze(");

        assertProblem("signature/short/Short.drl", 5, "refuze");
    }

    private static final String TEXTS = """
            rule,message_zh,message_en,advice_zh,advice_en
            SG-90,“{part}”有{length}字,“{part}” has {length} characters,。请缩短,Shorten it.
            SG-90/empty,空,empty,,
            """;

    private static final String REPORT = "\"SG-90\", \"part\", $name, \"length\", Texts.length($name)";

    @Test
    void fillsTheSentenceOfALineAndAddsItsAdvice() throws RulebookRejected {
        files.put("signature/signature-texts.csv", TEXTS);
        breakRule("\"SG-90\", \"太长\", \"too long\", $name", REPORT);

        assertThat(loader.load(PolicyFiles.of(files))
                        .judge(SignatureApplication.of(
                                        ApplicantKind.ENTERPRISE,
                                        "甲",
                                        "{part}",
                                        Scenario.GENERAL,
                                        SignatureSource.COMPANY)
                                .build())
                        .findings())
                .containsExactly(new Finding(
                        "SG-90",
                        Severity.REFUSE,
                        "“{part}”有6字。请缩短",
                        "“{part}” has 6 characters Shorten it.",
                        "{part}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"SG-90/long\"                         | signature/signature-texts.csv has no line whose rule is SG-90/long",
                "\"SG-90\", \"part\"                    | behind SG-90 stand the facts, names and values in turn",
                "\"SG-90\", \"part\", $name, \"length\" | behind SG-90 stand the facts, names and values in turn",
                "\"SG-90\", $name, $name                | behind SG-90 stand the facts, names and values in turn",
                "\"SG-\" + 90, \"part\", $name          | the line of the texts stands first in a report, written out",
            })
    void namesTheLineOfAReportThatCannotBeRead(String report, String fault) {
        files.put("signature/signature-texts.csv", TEXTS);
        breakRule(
                "findings.refuse(\"SG-90\", \"太长\", \"too long\", $name",
                "/* findings.refuse() */ findings.refuse(" + report);

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("signature/short/Short.drl");
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.message()).contains(fault);
        });
    }

    @Test
    void namesTheLineOfATableNameThatDoesNotExist() {
        breakRule("test.most", "test.moss");

        assertProblem("signature/short/Short.drl", 3, "test.moss", "test.most");
    }

    @Test
    void namesCaseExpectedAndActual() {
        files.put("parameters.csv", PARAMETERS.replace(",2,", ",3,"));

        assertProblem("signature/short/cases.yaml", 5, "\"long\"", "expected {SG-90 refuse}", "got pass");
    }

    @Test
    void rejectsANormWithoutCases() {
        files.remove("signature/short/cases.yaml");

        assertProblem("signature/short/cases.yaml", 0, "SG-90");
    }

    @Test
    void rejectsANormThatNoCaseBreaks() {
        files.put("signature/short/cases.yaml", CASES.substring(0, CASES.indexOf("  - {name: long")));

        assertProblem("signature/short/cases.yaml", 0, "SG-90 needs");
    }

    @Test
    void rejectsAnIdThatIsTaken() {
        files.put("signature/other/Other.drl", RULE.replace("is short.", "is shorter."));
        files.put("signature/other/cases.yaml", CASES);

        assertThat(problems())
                .contains(new Problem(
                        "signature/short/Short.drl", 1, "norm id SG-90 is taken already, in signature/other"));
    }

    @Test
    void rejectsARuleWithoutAnId() {
        breakRule("rule \"SG-90 A", "rule \"A");

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.message()).contains("norm id and a sentence");
        });
    }

    @Test
    void namesTheLineOfAMalformedTable() {
        files.put("parameters.csv", PARAMETERS + "test.least,1,number\n");

        assertProblem("parameters.csv", 3, "3 cells", "4 columns");
    }

    @Test
    void namesTheLineOfAParameterOfTheWrongKind() {
        files.put("parameters.csv", PARAMETERS.replace(",2,", ",two,"));

        assertProblem("parameters.csv", 2, "test.most must be a number", "two");
    }

    @Test
    void namesTheLineOfAQuoteThatStaysOpen() {
        files.put("parameters.csv", PARAMETERS + "a,1,number,\"never closed\n");

        assertProblem("parameters.csv", 3, "quote");
    }

    @Test
    void namesTheLineOfAPatternThatIsNone() {
        files.put("patterns.csv", "name,pattern,meaning\nbad,\"[0-9\",x\n");

        assertProblem("patterns.csv", 2, "bad");
    }

    @Test
    void namesTheLineOfMalformedCases() {
        files.put("signature/short/cases.yaml", CASES.replace("given: {name: 甲乙},", "given: {name: 甲乙"));

        assertProblem("signature/short/cases.yaml", 4, "not YAML");
    }

    @Test
    void namesTheLineOfAFactThatDoesNotExist() {
        files.put("signature/short/cases.yaml", CASES.replace("{name: 甲乙丙}", "{nam: 甲乙丙}"));

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.message()).contains("SignatureApplication has no nam");
        });
    }

    @Test
    void namesTheLineOfAListThatCannotBeReleased() {
        files.put("blacklist-release/x/X.drl", """
                rule "SG-91 A release of this test has a reason."
                when
                    ReleaseApplication( reasonLength() == 0 )
                then
                    findings.refuse("SG-91", "无", "none", null);
                end
                """);
        files.put("blacklist-release/x/cases.yaml", """
                fact: release
                defaults: {kind: notification}
                cases:
                  - {name: reason, given: {reason: 甲}, expect: pass}
                  - {name: none, given: {}, expect: refuse}
                """);
        files.put("blacklist-release/release-classes.csv", "list,kinds\nplatform,notification\ncomplaint,adverts\n");

        assertProblem("blacklist-release/release-classes.csv", 3, "kinds cannot be", "adverts");
    }

    @Test
    void rejectsARulebookThatLacksAnArea() {
        RulebookRejected rejected = catchThrowableOfType(
                RulebookRejected.class,
                () -> new RulebookLoader(Set.of("signature", "template", "sending")).load(PolicyFiles.of(files)));

        assertThat(rejected.problems()).extracting(Problem::file).containsExactly("sending", "template");
    }

    @Test
    void namesTheFoldersThatACopyOfAnEarlierVersionLacks() {
        Map<String, String> earlier = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().stream()
                .filter(path -> !path.matches("(log-export|blacklist-release|bulk)/.*"))
                .forEach(path -> earlier.put(path, shipped.text(path)));
        earlier.computeIfPresent(
                "records/patterns.csv", (path, text) -> text.replaceAll("(?m)^records.code-variable,.*\n", ""));

        RulebookRejected rejected = catchThrowableOfType(
                RulebookRejected.class, () -> RulebookFilesTest.LOADER.load(PolicyFiles.of(earlier)));

        assertThat(rejected.problems())
                .filteredOn(problem -> problem.line() == 0 && problem.message().contains("copy the folder"))
                .extracting(Problem::file)
                .containsExactly("blacklist-release", "log-export", "bulk", "records");
        assertThat(rejected.getMessage())
                .contains(
                        "records: this folder lacks records.code-variable",
                        "bulk.by-hand.max",
                        "copy the folder bulk of the shipped rulebook (rules/policies/bulk) into it");
    }

    @Test
    void givesEveryContentItsOwnVersion() throws RulebookRejected {
        String before = loader.load(PolicyFiles.of(files)).version();
        files.put("signature/words.txt", "甲\n");

        String after = loader.load(PolicyFiles.of(files)).version();

        assertThat(after).matches("0-[0-9a-f]{12}").isNotEqualTo(before);
    }
}
