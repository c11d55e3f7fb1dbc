package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.CounterScope;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What officers write into files of cases is read as they mean it, or refused with its line. */
class CaseReaderTest {

    private static final String FILE = "template/length/cases.yaml";
    private static final String TEMPLATE = """
            fact: template
            defaults: {applicant: enterprise, verifiedName: 云帆, kind: notification, name: 发货, content: "您的订单已发货"}
            cases:
            """;
    private static final String SEND = """
            fact: send
            defaults:
              at: 2026-06-18T02:00:30Z
              sender: {accountId: 1, kind: enterprise, outsideWindow: refuse}
              signature: {id: 1, name: 云帆科技, scenario: general}
              template: {id: 1, kind: verification}
              recipient: {number: "+8613800000000", domestic: yes, zone: Asia/Shanghai}
              text: 【云帆科技】您的订单已发货
              segments: 1
              volume: {today: 0, thisMonth: 0}
            cases:
            """;

    private final List<Problem> problems = new ArrayList<>();

    private List<NormCase> read(String file, String yaml, String... norms) {
        List<Norm> all = Arrays.stream(norms)
                .map(id -> new Norm(id, "…", RuleCatalogue.folder(file) + "/Rules.drl", 1))
                .toList();
        return CaseReader.read(PolicyFiles.of(Map.of(file, yaml)), all, problems);
    }

    private NormCase only(String yaml, String... norms) {
        List<NormCase> cases = read(FILE, yaml, norms);
        assertThat(problems).isEmpty();
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private static String cased(String given) {
        return "  - {name: x, given: " + given + ", expect: pass}\n";
    }

    @Test
    void bindsWhatIsGivenOverWhatIsTheDefault() {
        TemplateApplication fact = (TemplateApplication) only(TEMPLATE
                        + cased(
                                "{name: 到货, variableAttributes: {no: other_number2, at: time}, icpFiled: yes, remark: ~, domain: ~}"))
                .fact();

        assertThat(fact.name()).isEqualTo("到货");
        assertThat(fact.content()).isEqualTo("您的订单已发货");
        assertThat(fact.variableAttributes()).isEqualTo(Map.of("no", "other_number2", "at", "time"));
        assertThat(fact.icpFiled()).isTrue();
        assertThat(fact.remark()).as("empty where it is always known").isEmpty();
        assertThat(fact.domain()).as("unknown where that may be").isNull();
        assertThat(fact.membersOnly()).isNull();
        assertThat(fact.kind()).isEqualTo(TemplateKind.NOTIFICATION);
    }

    @Test
    void bindsRecordsListsSetsAndWhatWasSentBefore() {
        SendFacts fact = (SendFacts) only(SEND
                        + cased(
                                "{sender: {dailyLimit: 7}, recipient: {blacklists: [complaint, near-miss]}, "
                                        + "values: [{name: no, attribute: others, value: a}, {name: at, attribute: time}], "
                                        + "history: {number: [2026-06-18T01:00:00Z, 2026-06-18T00:00:00Z], content-number: []}}"))
                .fact();

        assertThat(fact.sender().accountId()).as("of the default").isEqualTo(1);
        assertThat(fact.sender().dailyLimit()).isEqualTo(7);
        assertThat(fact.sender().monthlyLimit()).isNull();
        assertThat(fact.sender().inArrears()).isFalse();
        assertThat(fact.recipient().blacklists()).isEqualTo(Set.of(BlacklistKind.COMPLAINT, BlacklistKind.NEAR_MISS));
        assertThat(fact.values()).extracting(SendFacts.Value::name).containsExactly("no", "at");
        assertThat(fact.values().get(1).value()).isNull();
        long first = Instant.parse("2026-06-18T00:00:00Z").toEpochMilli();
        long second = Instant.parse("2026-06-18T01:00:00Z").toEpochMilli();
        assertThat(fact.history().count(CounterScope.NUMBER, first, second)).isEqualTo(1);
        assertThat(fact.history().count(CounterScope.NUMBER, first, second + 1)).isEqualTo(2);
        assertThat(fact.history().nthNewest(CounterScope.NUMBER, 1)).isEqualTo(second);
        assertThat(fact.history().nthNewest(CounterScope.NUMBER, 2)).isEqualTo(first);
        assertThat(fact.history().nthNewest(CounterScope.NUMBER, 3)).isEqualTo(Long.MIN_VALUE);
        assertThat(fact.history().count(CounterScope.CONTENT_NUMBER, 0, second)).isZero();
    }

    /** #10: a line that somebody can read, whatever it takes to reach a limit. */
    @Test
    void bindsHistoriesAndLongTextsThatAreWrittenShortly() {
        SendFacts fact = (SendFacts) only(SEND
                        + cased("{text: {before: 【云】, repeat: 字, times: 5, after: 。}, history: "
                                + "{number: 40 since 2026-06-18T00:00Z every minute, verification-number: 3 at"
                                + " 2026-06-18T00:00:10Z, content-number: [2026-06-18T00:00:00Z, 2 since"
                                + " 2026-06-18T01:00Z every 90 minutes]}}"))
                .fact();

        long first = Instant.parse("2026-06-18T00:00:00Z").toEpochMilli();
        assertThat(fact.text()).isEqualTo("【云】字字字字字。");
        assertThat(fact.history().count(CounterScope.NUMBER, first, first + 39 * 60_000))
                .isEqualTo(39);
        assertThat(fact.history().nthNewest(CounterScope.NUMBER, 40)).isEqualTo(first);
        assertThat(fact.history().count(CounterScope.VERIFICATION_NUMBER, first + 10_000, first + 10_001))
                .isEqualTo(3);
        assertThat(fact.history().nthNewest(CounterScope.CONTENT_NUMBER, 1))
                .isEqualTo(Instant.parse("2026-06-18T02:30:00Z").toEpochMilli());
        assertThat(fact.history().nthNewest(CounterScope.CONTENT_NUMBER, 3)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{history: {number: 40 since 2026-06-18T00:00Z}}; a list of instants is expected here, or 40 since",
                "{history: {number: 40 since today every minute}}; it is written 40 since 2026-11-22T01:00Z every minute",
                "{history: {number: 4 since 2026-06-18T00:00Z every moment}}; is no history",
                "{text: {repeat: a, times: 10001}}; times is 1 to 10000",
                "{text: {repeat: a}}; a mapping with repeat and times",
            })
    void tellsHowWhatIsWrittenShortlyIsWritten(String given, String told) {
        read(FILE, SEND + "# a remark\n" + cased(given));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{name: [a]}; one value is expected here, not a list or mapping",
                "{nam: a}; TemplateApplication has no nam; it has",
                "{sceneContent: a}; TemplateApplication has no sceneContent; it has [applicant, verifiedName, kind, name, content, variableAttributes, relatedSignature, domain",
                "{intlType: 1}; TemplateApplication has no intlType; it has",
                "{name: a, name: b}; name is given twice",
                "{variableAttributes: [a]}; a mapping is expected here",
                "{icpFiled: perhaps}; yes or no is expected here, not perhaps",
                "{kind: advert}; advert is none of",
                "{kind: ~}; kind must be given",
            })
    void tellsWhatOfATemplateCannotBe(String given, String told) {
        read(FILE, TEMPLATE + "# a remark\n" + cased(given));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.message()).contains(told);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{values: {name: no}}; a list is expected here",
                "{values: [no]}; a mapping is expected here",
                "{recipient: someone}; a mapping is expected here",
                "{history: [2026-06-18T01:00:00Z]}; history is a mapping of counter scope to instants",
                "{history: {number: 2026-06-18T01:00:00Z}}; a list of instants is expected here",
                "{history: {number: [yesterday]}}; `\"yesterday\" is no Instant`",
                "{history: {letters: []}}; letters is none of",
                "{segments: many}; `\"many\" is no int`",
                "{recipient: {zone: Moon/Base}}; `\"Moon/Base\" is no ZoneId`",
            })
    void tellsWhatOfAMessageCannotBe(String given, String told) {
        read(FILE, SEND + cased(given));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "cases: []\\nfacts: send; unknown entry facts; there are [cases, defaults, fact, norm]",
                "fact: send; `cases: a list of cases is needed`",
                "cases: [a]; a case is a mapping with name, given and expect",
                "cases: [{name: x, expects: pass}]; unknown entry expects",
                "cases: [{name: x, verdict: pass}]; unknown entry verdict",
                "cases: [{expect: pass}]; `name: is needed here`",
                "cases: [{name: x, expect: pass}]; `fact: is needed here`",
                "fact: letter\\ncases: [{name: x, expect: pass}]; fact is one of",
                "[a]; a file of cases is a mapping with fact, defaults and cases",
                "cases: [; not YAML",
            })
    void tellsWhatIsNoFileOfCases(String yaml, String told) {
        read(FILE, yaml.replace("\\n", "\n"));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(told));
    }

    @Test
    void takesAFactOfACaseWithoutTheDefaultsOfTheOthers() {
        NormCase asked = read(
                        FILE,
                        TEMPLATE + "  - {name: x, fact: limit, given: {parameter: a.b, value: 3}, expect: at}\n",
                        "TP-1",
                        "TP-2")
                .get(0);

        assertThat(asked.fact()).isInstanceOf(Lookup.Limit.class);
        assertThat(asked.norms()).isEmpty();
        assertThat(asked.expected()).isEqualTo(new NormCase.AnswerExpected("at"));
    }

    @Test
    void expectsTheWholeVerdictInWorkedCases() {
        String file = "template/worked-cases.yaml";
        List<NormCase> cases = read(file, TEMPLATE + """
                  - {name: x, given: {}, verdict: reject, norms: [TP-10, TP-2]}
                  - {name: y, given: {}, verdict: pass}
                  - {name: z, given: {}, verdict: perhaps}
                  - {name: w, given: {}, verdict: pass, boundary: yes}
                """);

        assertThat(cases)
                .extracting(NormCase::expected)
                .containsExactly(
                        new NormCase.VerdictExpected("reject", Set.of("TP-2", "TP-10")),
                        new NormCase.VerdictExpected("pass", Set.of()));
        assertThat(cases.get(0).norms()).containsExactly("TP-2", "TP-10");
        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactly(
                        message -> assertThat(message).isEqualTo("verdict is pass, reject or needs-human, not perhaps"),
                        message -> assertThat(message).startsWith("unknown entry boundary"));
    }

    @Test
    void expectsAnApprovalOfTheFolderThatApproves() {
        String file = "auto-approval/own-name/cases.yaml";
        List<NormCase> cases = read(file, TEMPLATE + """
                  - {name: x, given: {}, expect: approve}
                  - {name: y, given: {}, expect: person}
                  - {name: z, given: {}, expect: pass}
                """, "AA-1");

        assertThat(cases)
                .extracting(NormCase::expected)
                .containsExactly(new NormCase.ApprovalExpected(true), new NormCase.ApprovalExpected(false));
        assertThat(cases).allSatisfy(approval -> assertThat(approval.norms()).containsExactly("AA-1"));
        assertThat(problems).extracting(Problem::message).containsExactly("expect is approve or person here, not pass");
    }

    @Test
    void expectsFindingsOfTheFoldersNorms() {
        List<NormCase> cases = read(FILE, TEMPLATE + """
                  - {name: a, given: {}, expect: pass}
                  - {name: b, given: {}, norm: TP-2, expect: refuse, part: 发}
                  - {name: c, given: {}, expect: {TP-1: human, TP-2: note}}
                  - {name: d, given: {}, expect: {}}
                  - {name: e, given: {}, expect: refuse}
                  - {name: f, given: {}, expect: {TP-9: refuse}}
                  - {name: g, given: {}, norm: TP-9, expect: refuse}
                  - {name: h, given: {}, expect: {TP-1: forbid}}
                  - {name: i, given: {}, boundary: yes, norm: TP-1, expect: pass}
                """, "TP-1", "TP-2");
        Set<String> both = Set.of("TP-1", "TP-2");

        assertThat(cases).extracting(NormCase::name).containsExactly("a", "b", "c", "d", "i");
        assertThat(cases)
                .extracting(NormCase::expected)
                .containsExactly(
                        new NormCase.FindingsExpected(both, Map.of(), null),
                        new NormCase.FindingsExpected(both, Map.of("TP-2", "refuse"), "发"),
                        new NormCase.FindingsExpected(both, Map.of("TP-1", "human", "TP-2", "note"), null),
                        new NormCase.FindingsExpected(both, Map.of(), null),
                        new NormCase.FindingsExpected(both, Map.of(), null));
        assertThat(cases).extracting(NormCase::norms).containsExactly(both, Set.of("TP-2"), both, both, Set.of("TP-1"));
        assertThat(cases).extracting(NormCase::boundary).containsExactly(false, false, false, false, true);
        assertThat(cases.get(1).line()).isEqualTo(5);
        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactly(
                        message ->
                                assertThat(message).startsWith("this folder has the norms [TP-1, TP-2]: say norm: …"),
                        message -> assertThat(message).startsWith("no rule of this folder has the id TP-9"),
                        message -> assertThat(message).startsWith("no rule of this folder has the id TP-9"),
                        message -> assertThat(message)
                                .isEqualTo("expect is pass or one of [refuse, human, defer, flag, note], not forbid"));
    }

    @Test
    void needsNoIdWhereTheFolderHasOneNorm() {
        List<NormCase> cases = read(FILE, TEMPLATE + """
                  - {name: a, given: {}, expect: pass}
                  - {name: b, given: {}, expect: refuse}
                """, "TP-1");

        assertThat(problems).isEmpty();
        assertThat(cases.get(1).expected())
                .isEqualTo(new NormCase.FindingsExpected(Set.of("TP-1"), Map.of("TP-1", "refuse"), null));
    }

    @Test
    void wantsEveryNormShownFromBothSides() {
        read(FILE, TEMPLATE + """
                  - {name: a, given: {}, norm: TP-1, expect: pass}
                  - {name: b, given: {}, norm: TP-2, expect: pass}
                  - {name: c, given: {}, norm: TP-2, expect: refuse}
                  - {name: d, given: {}, norm: TP-3, expect: refuse}
                """, "TP-1", "TP-2", "TP-3", "TP-4");

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "TP-1 needs at least one case that passes and one that does not",
                        "TP-3 needs at least one case that passes and one that does not",
                        "TP-4 needs at least one case that passes and one that does not");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.file()).isEqualTo(FILE));
    }

    @Test
    void takesWorkedCasesForNoProofOfASingleNorm() {
        String worked = TEMPLATE + """
                  - {name: a, given: {}, verdict: pass, norms: [TP-1]}
                  - {name: b, given: {}, verdict: reject, norms: [TP-1]}
                """;

        assertThat(read("template/worked-cases.yaml", worked, "TP-1")).hasSize(2);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("TP-1 needs at least one case that passes and one that does not");
    }
}
