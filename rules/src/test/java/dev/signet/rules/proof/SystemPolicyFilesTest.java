package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.access.SystemPolicies;
import dev.signet.rules.policy.MissingFolders;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** #11: officers' system policies are read as strictly as any file of the rulebook. */
class SystemPolicyFilesTest {

    private static final String FILE = "access/system/OfficeAccess.json";
    private static final String POLICY = """
            {
              "Version": "1",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "dysms:SendSms",
                  "Resource": "*"
                }
              ]
            }
            """;
    private static final String CASES = """
            fact: access
            defaults: {policy: OfficeAccess, resource: "acs:dysms:*:1:*"}
            cases:
              - {name: sends, given: {action: "dysms:SendSms"}, expect: allow}
              - {name: asks nothing, given: {action: "dysms:QuerySendDetails"}, expect: neither}
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(FILE, POLICY, "access/system/cases.yaml", CASES));

    private List<Problem> problems() {
        RulebookRejected rejected = catchThrowableOfType(
                RulebookRejected.class, () -> new RulebookLoader(Set.of()).load(PolicyFiles.of(files)));
        return rejected == null ? List.of() : rejected.problems();
    }

    @Test
    void areRead() throws RulebookRejected {
        assertThat(problems()).isEmpty();
        assertThat(SystemPolicies.of(new RulebookLoader(Set.of())
                                .load(PolicyFiles.of(files))
                                .policies())
                        .documents())
                .containsExactly(Map.entry("OfficeAccess", POLICY));
    }

    @Test
    void areRefusedWithTheirPlace() {
        files.put(FILE, POLICY.replace("\"Allow\"", "\"allow\""));

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .hasToString(FILE
                                + ":5: column 17: The effect cannot be \"allow\". Write Allow or Deny, in this case."));
    }

    @Test
    void areRefusedByTheirName() {
        files.put("access/system/Büro.json", POLICY);

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("access/system/Büro.json: a policy's name has letters A to Z"));
    }

    @Test
    void areRefusedInAnotherEncoding() {
        files.put(FILE, POLICY.replace("SendSms", "Send\u0000Sms"));

        assertThat(problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).startsWith(FILE + ":6: the file holds the character U+0000"));
    }

    /** An edit that gives more than its cases show is not put in force. */
    @Test
    void areProvedByTheirCases() {
        files.put(FILE, POLICY.replace("dysms:SendSms", "dysms:*"));

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("access/system/cases.yaml:5: ")
                        .contains("expected \"neither\", but got \"allow\""));

        files.put(FILE, POLICY.replace("Allow", "Deny"));
        assertThat(problems()).singleElement().asString().contains("expected \"allow\", but got \"deny\"");
    }

    @Test
    void areMissedWithTheFolderToCopy() {
        PolicyFiles shipped = PolicyFiles.shipped();
        Map<String, String> copy = new HashMap<>();
        shipped.contents().keySet().forEach(path -> copy.put(path, shipped.text(path)));
        copy.remove("access/system/ReadOnlyAccess.json");
        copy.put("acess/system/ReadOnlyAccess.json", POLICY);
        PolicyFiles files = PolicyFiles.of(copy);
        List<Problem> problems = new ArrayList<>();

        MissingFolders.report(files, new PolicyReader(files, problems).read(), Set.of(), problems);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("access/system");
            assertThat(problem.message())
                    .contains("access/system/ReadOnlyAccess (access/system/ReadOnlyAccess.json)")
                    .contains("(rules/policies/access/system)");
        });
        assertThat(RuleCatalogue.unasked(files, new PolicyReader(files, problems).read()))
                .singleElement()
                .asString()
                .contains(
                        "acess/system/ReadOnlyAccess.json: nothing asks for documents of this folder", "access/system");
    }
}
