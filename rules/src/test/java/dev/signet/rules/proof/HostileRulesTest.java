package dev.signet.rules.proof;

import static dev.signet.rules.proof.SmallRulebook.CONDITION;
import static dev.signet.rules.proof.SmallRulebook.CONSEQUENCE;
import static dev.signet.rules.proof.SmallRulebook.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.verdict.RuleBroken;
import dev.signet.rules.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write into the officers' directory says what is judged, and runs nothing else on the server. */
class HostileRulesTest {

    private final SmallRulebook rulebook = new SmallRulebook();

    /** A property that a rule would leave behind had it run. */
    private static final String TRACE = "signet.test.hostile-rule";

    private void assertRefused(String... words) {
        List<Problem> problems = rulebook.problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(SmallRulebook.FILE);
            assertThat(problem.message()).contains(words);
        });
        assertThat(System.getProperty(TRACE)).isNull();
    }

    @Test
    void takesWhatRulesNeed() {
        rulebook.rule("", """
                SignatureApplication( $name : name, name != null, Texts.length(name) > 2, name.length() in (3, 4, 5),
                        !name.startsWith("x") || name contains "x" )
                    exists( String( length > 0 ) from List.of($name, "x") )
                    not( String( this == "y" ) from List.of($name) )
                    accumulate( $part : String() from List.of($name, "x"); $parts : count($part); $parts == 2 )
                """, """
                String found = "";
                    for (int i = 0; i < 3; i++) { found += $name.charAt(i); }
                    for (String one : List.of(found)) { findings.refuse("SG-90", "太长" + one.length(), "too long", one); }
                """);

        assertThatCode(rulebook::load).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Runtime.getRuntime().exec(\"true\");                                      | Runtime",
                "java.lang.Runtime.getRuntime().exec(\"true\");                            | Runtime",
                "\\u0052untime.getRuntime().exec(\"true\");                                | Runtime",
                "java.lang.\\u0052untime.getRuntime().exec(\"true\");                      | Runtime",
                "new ProcessBuilder(\"true\").start();                                     | ProcessBuilder",
                "System.exit(3);                                                           | System",
                "System.setProperty(\"signet.test.hostile-rule\", \"ran\");                | System",
                "System.getenv();                                                          | System",
                "new Thread(() -> {}).start();                                             | Thread",
                "new java.io.File(\"x\").delete();                                         | File",
                "java.nio.file.Files.readString(java.nio.file.Path.of(\"x\"));             | Files",
                "new java.net.URL(\"http://127.0.0.1/\").openStream();                     | URL",
                "$name.getClass();                                                         | getClass",
                "((Object) $name).getClass().getClassLoader();                             | getClass",
                "findings.getClass().getMethods();                                         | getClass",
                "String.class.getClassLoader();                                            | getClassLoader",
                "Class.forName(\"java.lang.Runtime\");                                     | forName",
                "java.lang.invoke.MethodHandles.lookup();                                  | lookup",
                "java.lang.reflect.Array.newInstance(String.class, 1 << 30);               | Array",
                "java.util.ServiceLoader.load(Runnable.class);                             | ServiceLoader",
                "new javax.script.ScriptEngineManager();                                   | ScriptEngineManager",
                "drools.getRuntime(org.kie.api.runtime.KieRuntime.class);                  | getRuntime",
                "kcontext.getKieRuntime().halt();                                          | getKieRuntime",
                "insert(new Object());                                                     | insert",
                "insertLogical($name);                                                     | insertLogical",
                "findings.clear();                                                         | clear",
                "java.time.Instant.now();                                                  | now",
                "Math.random();                                                            | random",
                "$name.repeat(1 << 30);                                                    | repeat",
                "String.format(\"%5000000000d\", 1);                                       | format",
                "new dev.signet.rules.proof.RulebookLoader();                                    | RulebookLoader",
                "dev.signet.rules.policy.PolicyFiles.shipped();                                   | PolicyFiles",
                "policies.table(\"none\").rows().add(null);                                | add",
                "policies.problem(\"words\", \"x\");                                       | problem",
                "java.util.regex.Pattern.compile(\"((a+a?)+)\\\\1?c\").matcher($name).find();  | Pattern",
                "$name.matches(\"(a+a?)+\");                                              | matches",
                "$name.split(\"(a+a?)+\");                                                | split",
                "$name.replaceAll(\"(a+a?)+\", \"\");                                     | replaceAll",
                "dev.signet.rules.text.TextPattern.compile(\"x\", \"x\").occursIn($name);       | compile",
                "org.drools.modelcompiler.dsl.pattern.D.rules(null);                       | rules",
            })
    void refusesNamesInAConsequence(String hostile, String name) {
        rulebook.rule("", CONDITION, CONSEQUENCE + "\n    " + hostile);

        assertRefused(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SignatureApplication( $name : name, Runtime.getRuntime() != null )                        | Runtime",
                "SignatureApplication( $name : name, eval(Runtime.getRuntime() != null) )                  | Runtime",
                "SignatureApplication( $name : name, name.getClass() != null )                             | getClass",
                "SignatureApplication( $name : name, name.class != null )                                  | ",
                "SignatureApplication( $name : name, class.classLoader != null )                           | ",
                "SignatureApplication( $name : name, $x : name.getClass().getName() )                      | getClass",
                "SignatureApplication( $name : name ) eval( System.setProperty(\"signet.test.hostile-rule\", \"ran\") == null ) | System",
                "SignatureApplication( $name : name ) Object() from Runtime.getRuntime()                   | Runtime",
                "SignatureApplication( $name : name ) Object() from java.nio.file.Path.of(\"/\").toFile().listFiles() | Path",
                "SignatureApplication( $name : name ) accumulate( Object() from System.getenv().keySet(); $n : count() ) | System",
                "SignatureApplication( $name : name ) Number() from accumulate( $s : String() from $name, init( int n = 0; System.exit(3); ) action( n++; ) result( n ) ) | ",
                "SignatureApplication( $name : name ) Number() from accumulate( $s : String() from $name, init( int n = 0; ) action( n++; ) result( n ) ) | ",
                "$t : Thread() SignatureApplication( $name : name )                                        | Thread",
                "SignatureApplication( $name : name, name matches \".+\" )                                  | Pattern",
                "SignatureApplication( $name : name, name not matches \".+\" )                              | Pattern",
                "SignatureApplication( $name : name, name matches $name )                                  | ",
                "SignatureApplication( $name : name, java.util.regex.Pattern.compile(\".+\").matcher(name).find() ) | Pattern",
                "SignatureApplication( $name : name ) String() from java.util.Arrays.asList($name.split(\".+\")) | split",
                "SignatureApplication( $name : name ) not( java.io.File() )                                | File",
            })
    void refusesNamesInACondition(String when, String name) {
        rulebook.rule("", when, CONSEQUENCE);

        assertThat(rulebook.problems())
                .isNotEmpty()
                .extracting(Problem::toString)
                .anySatisfy(problem ->
                        assertThat(problem).contains(name == null ? "" : name).contains("signature"));
        assertThat(System.getProperty(TRACE)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "import static java.lang.Runtime.getRuntime                               | import static",
                "import function java.lang.Runtime.getRuntime                             | import static",
                "import accumulate java.lang.Thread spin                                  | import accumulate",
                "function void run() { System.exit(3); }                                  | function",
                "function void run() {} } class Other { static { System.exit(3); }        | ",
                "declare Other x : int end                                                | declare",
                "declare Other x : java.lang.Runtime = Runtime.getRuntime() end           | declare",
                "declare enum Other A(1); x : int end                                     | declare",
                "declare trait Other end                                                  | declare",
                "query \"q\" String() end                                                 | query",
                "dialect \"mvel\"                                                         | dialect",
                "unit Other;                                                              | ",
            })
    void refusesWhatIsNoRule(String beside, String what) {
        rulebook.rule(beside, CONDITION, CONSEQUENCE);

        assertThat(rulebook.problems())
                .isNotEmpty()
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem)
                        .contains(SmallRulebook.FILE)
                        .contains(what == null ? "" : what + ": a file of rules has"));
        assertThat(System.getProperty(TRACE)).isNull();
    }

    /** What a rule could not use it need not name; that it does says that somebody means to, or moved a file. */
    @ParameterizedTest
    @CsvSource({
        "import java.lang.Runtime, java.lang.Runtime",
        "import java.io.*, java.io.*",
        "import dev.signet.rules.proof.RulebookLoader, dev.signet.rules.proof.RulebookLoader",
        "import com.example.Texts, com.example.Texts",
        "import java.util.Map.Other, java.util.Map.Other",
        "global java.util.List<String> other, global java.util.List<String> other",
        "global SendFindings findings, global SendFindings findings",
    })
    void refusesHeadsThatNameAnythingElse(String beside, String named) {
        rulebook.rule("// a file of an officer\n" + beside, CONDITION, CONSEQUENCE);

        assertThat(rulebook.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(SmallRulebook.FILE);
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).contains(named, "take out this line and what uses it");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dialect \"mvel\"",
                "salience 10",
                "salience ($name.length())",
                "no-loop",
                "enabled false",
                "timer (int: 0 1)",
                "duration 1",
                "date-effective \"01-Jan-2020\"",
                "agenda-group \"x\"",
                "lock-on-active",
                "calendars \"x\"",
            })
    void refusesAttributes(String attribute) {
        String file = rulebook.files.get(SmallRulebook.FILE);
        rulebook.files.put(SmallRulebook.FILE, file.replace("\nwhen", "\n" + attribute + "\nwhen"));

        assertThat(rulebook.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo(SmallRulebook.FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Object() { { System.setProperty(\"signet.test.hostile-rule\", \"ran\"); } };",
                "class Other { static { System.setProperty(\"signet.test.hostile-rule\", \"ran\"); } } new Other();",
                "class Other { void again() { again(); again(); } } new Other().again();",
                "record Other(int x) {} new Other(1);",
                "interface Other { int X = Integer.valueOf(1); } int x = Other.X;",
                "Runnable r = () -> Runtime.getRuntime(); r.run();",
                "java.util.function.Supplier s = Runtime::getRuntime; s.get();",
                "java.util.function.Function<Object, Object> f = Object::getClass; f.apply($name);",
                "java.util.stream.Stream.generate(() -> 1).forEach(x -> {});",
                "try { findings.note(\"SG-90\", \"a\", \"b\", \"c\"); } catch (Throwable t) { }",
                "while (true) { try { Integer.parseInt(\"x\"); } finally { continue; } }",
                "synchronized (policies) { findings.note(\"SG-90\", \"a\", \"b\", \"c\"); }",
                "} static { System.setProperty(\"signet.test.hostile-rule\", \"ran\"); } void x() {",
                "} } class Other { static { System.setProperty(\"signet.test.hostile-rule\", \"ran\"); } } class Third { void x() { {",
            })
    void refusesCodeOfItsOwn(String hostile) {
        rulebook.rule("", CONDITION, hostile);

        assertThat(rulebook.problems()).isNotEmpty();
        assertThat(System.getProperty(TRACE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int i = 0; while (i < 1) { i = 0; }",
                "for (int i = 0; i >= 0; i = i + 1 - 1) { }",
                "int i = 0; do { i = 1 - i; } while (i < 2);",
                "int i = 0; out: while (i < 1) { while (i < 1) { continue out; } }",
                "int i = 1; while (i < 3) { switch (i) { case 1: i = 2; continue; case 2: i = 1; continue; default: i = 0; } }",
            })
    void endsALoopThatDoesNotEnd(String endless) {
        rulebook.rule("", CONDITION, endless + "\n    " + CONSEQUENCE);

        assertThat(rulebook.problems())
                .singleElement()
                .asString()
                .contains(
                        "signature/short/cases.yaml:5",
                        "the rules broke in \"" + NAME + "\"",
                        "a loop does not come to an end");
    }

    /** A rule adds nothing to what is judged; combinations of a long list are still many. */
    @Test
    void endsRulesThatFireTooOften() {
        rulebook.files.put(
                "lists/many.txt", IntStream.range(0, 101).mapToObj(i -> "w" + i).collect(Collectors.joining("\n")));
        rulebook.rule("", CONDITION + """

                    $a : String() from policies.words("many").words()
                    $b : String() from policies.words("many").words()
                """, CONSEQUENCE);

        assertThat(rulebook.problems())
                .singleElement()
                .asString()
                .contains(
                        "signature/short/cases.yaml:5",
                        "the rules broke in \"" + NAME + "\"",
                        "the rules do not come to an end");
    }

    private static Verdict judged(Rulebook loaded, String name) {
        return loaded.judge(
                SignatureApplication.of(ApplicantKind.ENTERPRISE, "甲", name, Scenario.GENERAL, SignatureSource.COMPANY)
                        .build());
    }

    /** No case has such a value, and so no proof sees what the rule does with it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "policies.pattern(\"test.slow\").occursIn(name)                                 | findings.refuse(\"SG-90\", \"太长\", \"too long\", $name);",
                "name != null | for (int i = 0; i < 900000; i++) { policies.pattern(\"test.slow\").matches($name.substring(50)); }",
                "Symbols.first(policies.pattern(\"test.slow\"), name) == \"\"                    | findings.refuse(\"SG-90\", \"太长\", \"too long\", $name);",
            })
    void endsPatternsThatGoOnForEverForAValueThatNoCaseHas(String condition, String consequence)
            throws RulebookRejected {
        rulebook.files.put("patterns.csv", "name,pattern,meaning\ntest.slow,((a|aa)+)\\1?c,takes years\n");
        rulebook.rule("", CONDITION, CONSEQUENCE);
        String file = rulebook.files.get(SmallRulebook.FILE);
        rulebook.files.put(
                SmallRulebook.FILE,
                file + "rule \"SG-90 Another.\"\nwhen\n    SignatureApplication( $name : name, name.endsWith(\"爆\"), "
                        + condition + " )\nthen\n    " + consequence + "\nend\n");
        Rulebook loaded = rulebook.load();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> judged(loaded, "a".repeat(60) + "爆"))
                    .isInstanceOf(RuleBroken.class)
                    .hasMessageContainingAll(
                            "the pattern test.slow does not come to an end", "more than 50000000 characters");
            assertThat(judged(loaded, "甲乙丙").findings()).hasSize(1);
        }
    }

    @Test
    void refusesPatternsThatTryWithoutReading() {
        rulebook.files.put(
                "patterns.csv", "name,pattern,meaning\ntest.slow,x" + "(|)".repeat(60) + "y,reads nothing\n");

        assertThat(rulebook.problems())
                .singleElement()
                .asString()
                .contains(
                        "patterns.csv:2: the pattern of test.slow is no regular expression that can be used: two alternatives may match nothing");
    }

    /** The name was looked for in double quotes alone, and such a rule needed neither an id nor a case. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Foo", "'Foo'", "'refuses all'", "\"Foo\"", "\"Concept: a name\"", "/* \"SG-90 A name.\" */ Foo"
            })
    void asksEveryRuleForItsNormHoweverItIsNamed(String name) {
        String file = rulebook.files.get(SmallRulebook.FILE);
        rulebook.files.put(SmallRulebook.FILE, file + "rule " + name + " when SignatureApplication() then end\n");

        assertThat(rulebook.problems())
                .singleElement()
                .asString()
                .contains(SmallRulebook.FILE + ":7: a rule's name is its norm id and a sentence");
    }

    @Test
    void asksARuleBehindAnotherOnItsLine() {
        String file = rulebook.files.get(SmallRulebook.FILE).stripTrailing();
        rulebook.files.put(SmallRulebook.FILE, file + " rule Foo when SignatureApplication() then end\n");

        assertThat(rulebook.problems())
                .singleElement()
                .asString()
                .contains("a rule's name is its norm id and a sentence");
    }

    @Test
    void asksForCasesOfANormInSingleQuotes() {
        rulebook.files.put(
                "signature/other/Other.drl",
                "rule 'SG-91 A name of this test is no cat.' when " + CONDITION + " then " + CONSEQUENCE + " end\n");

        assertThat(rulebook.problems()).singleElement().asString().contains("signature/other/cases.yaml", "SG-91");
    }
}
