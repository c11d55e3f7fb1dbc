package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The declaration of what is asked by name agrees with the code that asks, and holds the tables to their pairs. */
class DeclaredPoliciesTest {

    private static final List<String> ACCESSORS = List.of("words", "table", "pattern", "text");
    private static final Pattern ASKED = Pattern.compile(
            "\\b(words|table|mapping|number|decimal|time|flag|text|pattern)\\(\\s*(?:[^()\"]*\\?\\s*)?\"([a-z][a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9.-]+)\"");

    /** Of a kind that these tests bring along; each kind has its table of texts. */
    private static final String FURTHER = "number-texts";

    private static Policies shipped() {
        return new PolicyReader(PolicyFiles.shipped(), new ArrayList<>()).read();
    }

    /** Sources that speak of policies; others use the same words for columns and parameters of their own. */
    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("../app/src/main/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String text = Files.readString(file);
                    if (text.contains("olicies.") || text.contains("olicies()")) {
                        sources.add(text);
                    }
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(20);
        return sources;
    }

    @Test
    void declaresEveryNameThatTheProgramAsksFor() throws IOException {
        Policies shipped = shipped();
        Set<String> undeclared = new TreeSet<>();
        for (String source : sources()) {
            Matcher asked = ASKED.matcher(source);
            Set<String> names = new HashSet<>();
            while (asked.find()) {
                names.add(asked.group(2));
            }
            Matcher literal = LITERAL.matcher(source);
            while (literal.find()) {
                if (ACCESSORS.stream()
                        .anyMatch(accessor -> shipped.names(accessor).contains(literal.group(1)))) {
                    names.add(literal.group(1));
                }
            }
            names.stream()
                    .filter(name -> ACCESSORS.stream()
                            .noneMatch(accessor ->
                                    DeclaredPolicies.ofProduct().names(accessor).contains(name)))
                    .forEach(undeclared::add);
        }

        assertThat(undeclared).isEmpty();
    }

    @Test
    void declaresNothingThatTheShippedRulebookLacks() {
        Policies shipped = shipped();

        for (String accessor : ACCESSORS) {
            Set<String> declared = DeclaredPolicies.ofProduct().names(accessor);
            declared.remove(FURTHER);
            assertThat(shipped.names(accessor)).containsAll(declared);
        }
    }

    @Test
    void declaresEveryTableOfTheShippedRulebook() {
        Set<String> shippedAndFurther = new TreeSet<>(shipped().names("table"));
        shippedAndFurther.add(FURTHER);

        assertThat(DeclaredPolicies.ofProduct().names("table")).isEqualTo(shippedAndFurther);
    }

    private static List<Problem> problemsWith(Map<String, String> changed) {
        Map<String, String> texts = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().stream()
                .filter(path -> path.matches(".*\\.(csv|txt|drl)"))
                .forEach(path -> texts.put(path, shipped.text(path)));
        texts.putAll(changed);
        List<Problem> problems = new ArrayList<>();
        PolicyFiles files = PolicyFiles.of(texts);
        DeclaredPolicies.ofProduct()
                .check(
                        new PolicyReader(files, problems).read(),
                        RuleCatalogue.read(files, problems).facts(),
                        problems);
        return problems;
    }

    /** Lists that must agree: what one gains or loses the other must, or the rulebook does not judge. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // an ending of a promotional template that nobody would hear when it is sent back
                "template/promotional-opt-out/opt-out-endings.txt; +; 回QX退订; must be in uplink-opt-out",
                // an ending that asks for a letter that nobody would hear
                "template/promotional-opt-out/opt-out-endings.txt; +; 回QX退订; asks for \"qx\"",
                // an ending that a verification or notification could carry unseen
                "template/promotional-opt-out/opt-out-endings.txt; +; 不收请回TD; must hold a phrase of opt-out-phrases",
                "uplink/uplink-opt-out.txt; 退订回复N; ; \"退订回复n\" must be in uplink-opt-out",
                "uplink/uplink-opt-out-weak.txt; 取消; jc0000; must not be in uplink-release",
                "uplink/uplink-opt-out.txt; 退定; 取消; must not be in uplink-opt-out-weak",
                "blacklist-release/releasable/release-platform-codes.txt; isv.CUSTOMER_REFUSED; isv.CUSTOMER_REFUSES; must be in blacklist-classes.code",
                "signature/evidence/source-documents.csv; trademark,trademark_c; brand,trademark_c; must be in signature-sources.source",
                "signature/well-known/well-known-names.csv; carrier; carriers; must be in well-known-kinds.kind",
                "template-library/template-library.csv; numberCaptcha; numberCapcha; a value of variable-attributes.code",
            })
    void holdsListsTogetherThatMustAgree(String file, String what, String with, String message) {
        String text = PolicyFiles.shipped().text(file);
        String changed = what.equals("+") ? text + with + "\n" : text.replace(what, with == null ? "" : with);
        assertThat(changed).isNotEqualTo(text);

        assertThat(problemsWith(Map.of())).isEmpty();
        assertThat(problemsWith(Map.of(file, changed))).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).as("the line of " + problem).isPositive();
        });
    }

    /** What would be told to callers, contacts and subscribers as it is, or never. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sending/sending-texts.csv; 短信内容含违禁词“{word}”; 短信内容含违禁词“{wort}”; nothing is filled in for {wort}; {word}",
                "sending/sending-texts.csv; 今日已用{used}条，限额; 今日已用${used}条，限额; nothing is filled in for ${used}; {limit}, {used}",
                "sending/sending-texts.csv; {closes}发送，接收方; {closes发送，接收方; nothing is filled in for {closes发送; {receiverTime}",
                "sending/sending-texts.csv; 账户欠费，业务停机，已; 账户欠费{amount}，业务停机，已; nothing is filled in for {amount}; {accountState}",
                "sending/sending-texts.csv; SR-01,isv.OUT_OF_SERVICE; SR-01,isv.OUT_OF_SERVCE; code cannot be \"isv.OUT_OF_SERVCE\"; error-catalogue",
                "sending/sending-texts.csv; SR-01,isv.OUT_OF_SERVICE; SR-01,isv.out_of_service; code cannot be; error-catalogue",
                "sending/sending-texts.csv; AM-2/stop,; AM-7/stop,; rule cannot be \"AM-7/stop\": no norm has this id; AM-1, AM-2",
                "signature/signature-texts.csv; 当前为{length}个; 当前为{size}个; nothing is filled in for {size}; {length}",
                "signature/signature-texts.csv; 将于{until}到期; 将于{part}到期; nothing is filled in for {part}; {until}",
                "signature/signature-texts.csv; A signature must not consist of digits only.; ''; message_en cannot be \"\"; something must be written here",
                "template/template-texts.csv; TP-53,; TP-59,; rule cannot be \"TP-59\": no norm has this id; TP-53",
                "log-export/log-export-texts.csv; 最多 {limit} 天; 最多 ${limit} 天; nothing is filled in for ${limit}; {limit}",
                "blacklist-release/blacklist-release-texts.csv; 不是因黑名单发送失败。,; 不是因黑名单发送失败{thing}。,; message_zh cannot be; nothing is filled in for {thing}",
                "sending/frequency-limits.csv; 全平台最多接收{limit}条短信; 全平台最多接收{most}条短信; nothing is filled in for {most}; {limit}",
                "sending/blacklist/blacklist-classes.csv; 该号码因投诉; 号码{number}因投诉; nothing is filled in for {number}; {list}, {kind}",
                "sending/platform-messages.csv; 您已退订${signature}的; 您已退订{signature}的; nothing is filled in for {signature}; ${signature}",
                "sending/platform-messages.csv; 发送${requests}条; 发送${request}条; nothing is filled in for ${request}; ${requests}",
                "sending/platform-messages.csv; ,FC-17,flag; ,FC-71,flag; rule cannot be \"FC-71\"; FC-17",
                "sending/platform-messages.csv; period|warning; perid|warning; once cannot be \"perid|warning\"; period, accountId",
                "sending/platform-messages.csv; 您已解除推广短信限制，今后可能再次收到推广短信。; ''; content cannot be \"\"; something must be written here",
                "api-codes.csv; SG-09,; SG-90,; norm cannot be \"SG-90\": no norm has this id; SG-01, SG-02",
                "api-codes.csv; TP-10,; TPX-10,; norm cannot be \"TPX-10\": no norm has this id; as SR-01 does",
                "api-codes.csv; part.emoji; part.emojis; part cannot be \"part.emojis\"; no pattern of this name",
                "api-codes.csv; isv.SIGN_OVER_LIMIT; isv.SIGN_OVERLIMIT; classic cannot be \"isv.SIGN_OVERLIMIT\"; isv.SIGN_OVER_LIMIT",
                "api-codes.csv; MissApplySceneContent; MissingSceneContent; newer cannot be; MissApplySceneContent",
                "api-codes.csv; 'isv.SIGN_OVER_LIMIT,InvalidParameter'; 'isv.SIGN_OVER_LIMIT,isv.SMS_SIGNATURE_ILLEGAL'; newer cannot be; InvalidSignName",
                "api-codes.csv; 'ParameterMismatch.ThirdParty,400'; 'ParameterMismatch.ThirdParty,4OO'; newer_status cannot be; 400..599",
                "template/variable-attributes.csv; 不超过{max}个字符; 不超过{most}个字符; nothing is filled in for {most}; {min}, {max}",
            })
    void refusesATextOrCodeThatNobodyCouldRead(String file, String what, String with, String wrong, String right) {
        String text = PolicyFiles.shipped().text(file);
        assertThat(text).contains(what);

        assertThat(problemsWith(Map.of(file, text.replace(what, with))))
                .isNotEmpty()
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo(file);
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.message()).contains(wrong, right);
                });
    }

    /** As of a copy that an earlier version made. */
    @Test // #10: no folder was named
    void saysWhichFolderHasTheLineOrColumnThatATableLacks() {
        String reasons = PolicyFiles.shipped().text("review/rejection-reasons.csv");

        assertThat(problemsWith(
                        Map.of("review/rejection-reasons.csv", reasons.replaceAll("(?m)^.*log-export.*\n", ""))))
                .singleElement()
                .asString()
                .contains("the table needs a line whose applies is log-export", "(rules/policies/review)");
        assertThat(problemsWith(Map.of("review/rejection-reasons.csv", reasons.replaceFirst("applies", "of"))))
                .singleElement()
                .asString()
                .contains("the table needs a column applies", "(rules/policies/review)");
    }

    /** An officer's own rule has a line of its own, whose facts nobody declared but the rule. */
    @Test
    void knowsTheFactsOfARuleThatAnOfficerWrote() {
        String texts = PolicyFiles.shipped().text("sending/sending-texts.csv");
        String rule =
                "rule \"SR-90 A colour must be known.\"\nwhen\nthen\n    refuse(findings, \"SR-90\", \"colour\", x);\nend\n";
        String line = "SR-90,isv.INVALID_PARAMETERS,颜色{colour}。,{colour}.,x,x\n";

        assertThat(problemsWith(Map.of("sending/colour/C.drl", rule, "sending/sending-texts.csv", texts + line)))
                .isEmpty();
        assertThat(problemsWith(Map.of("sending/sending-texts.csv", texts + line)))
                .singleElement()
                .asString()
                .contains("no norm has this id");
        assertThat(problemsWith(Map.of(
                        "sending/colour/C.drl",
                        rule,
                        "sending/sending-texts.csv",
                        texts + line.replace("颜色{colour}", "颜色{shade}"))))
                .singleElement()
                .asString()
                .contains("nothing is filled in for {shade}", "{colour}");
    }

    /** The line of a rule that an officer took out is read by nobody, and stays as it is. */
    @Test
    void leavesTheTextsOfANormThatIsGivenUpAlone() {
        String content = PolicyFiles.shipped().text("sending/content/Content.drl");

        assertThat(problemsWith(Map.of("sending/content/Content.drl", content.replace("rule \"SR-09", "rule \"SR-90"))))
                .isEmpty();
    }

    /** Hours from evening to morning, as they are when opening and closing change places. */
    @ParameterizedTest
    @CsvSource({
        "sending/parameters.csv, sending.window.opens, 08:00, 22:00, sending.window.closes, 22:00, 08:00",
        "sending/parameters.csv, sending.window.opens, 08:00, 22:00, sending.window.closes, 22:00, 22:00",
        "review/parameters.csv, review.opens, 9:00, 23:00, review.closes, 23:00, 9:00",
    })
    void refusesHoursOverMidnight(
            String file, String opens, String from, String later, String closes, String until, String earlier) {
        String changed = PolicyFiles.shipped()
                .text(file)
                .replace(opens + "," + from, opens + "," + later)
                .replace(closes + "," + until, closes + "," + earlier);

        assertThat(problemsWith(Map.of(file, changed))).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message())
                    .contains(
                            closes + " cannot be \"" + earlier + "\"",
                            "later on the same day than " + opens + ", " + later);
        });
    }

    @Test
    void takesHoursUntilMidnight() {
        String changed = PolicyFiles.shipped()
                .text("sending/parameters.csv")
                .replace("sending.window.opens,08:00", "sending.window.opens,00:00")
                .replace("sending.window.closes,22:00", "sending.window.closes,24:00");

        assertThat(problemsWith(Map.of("sending/parameters.csv", changed))).isEmpty();
    }

    /** Limits of officers against what the program's own tables can hold. */
    @ParameterizedTest
    @CsvSource({
        "sending/parameters.csv, 'sending.contacts.name.max,20', 'sending.contacts.name.max,51'",
        "sending/parameters.csv, 'sending.package.warning.highest,2000000000', 'sending.package.warning.highest,2000000001'",
        "sending/parameters.csv, 'sending.verification.own.highest,40', 'sending.verification.own.highest,241'",
        "signature/parameters.csv, 'signature.length.max,12', 'signature.length.max,51'",
        "bulk/parameters.csv, 'bulk.task.name.max,30', 'bulk.task.name.max,101'",
        "blacklist-release/parameters.csv, 'release.reason.max,200', 'release.reason.max,501'",
        "evidence/parameters.csv, 'evidence.image.bytes.max,2097152', 'evidence.image.bytes.max,10485761'",
        "billing/parameters.csv, 'billing.text.max,500', 'billing.text.max,601'",
    })
    void refusesALimitThatTheProgramCannotKeep(String file, String what, String with) {
        String text = PolicyFiles.shipped().text(file);
        assertThat(text).contains(what);

        assertThat(problemsWith(Map.of(file, text.replace(what, with))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo(file);
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.message()).contains("cannot be", "a whole number in");
                });
    }
}
