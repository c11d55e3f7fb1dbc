package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does what the rulebook's README tells officers to do, with a copy of the shipped rulebook. */
class OfficersGuideTest {

    private static final Pattern BLOCK = Pattern.compile("(?m)(?:^(?: {7}.*)?\n)+");

    private final Map<String, String> copy = new HashMap<>();

    OfficersGuideTest() {
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().forEach(path -> copy.put(path, shipped.text(path)));
    }

    private Rulebook load() throws RulebookRejected {
        return new RulebookLoader().load(PolicyFiles.of(copy));
    }

    private void change(String file, String pattern, String with) {
        String changed = copy.get(file).replaceFirst("(?m)" + pattern, with);
        assertThat(changed).as(file).isNotEqualTo(copy.get(file));
        copy.put(file, changed);
    }

    /** What the README shows, opening with these words. */
    private static String shown(String readme, String opening) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("policies", readme)))
                .results()
                .map(block -> block.group().replaceAll("(?m)^ {7}", "").strip() + "\n")
                .filter(block -> block.startsWith(opening))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"README.md, A signature must not contain words", "README.zh.md, 签名不得含有演示字样"})
    void addsANorm(String readme, String sentence) throws Exception {
        copy.merge("signature/signature-texts.csv", shown(readme, "SG-90,"), String::concat);
        copy.put("signature/demo-names/demo-words.txt", "演示\n");
        copy.put("signature/demo-names/DemoNames.drl", shown(readme, "rule \"SG-90"));
        copy.put("signature/demo-names/cases.yaml", shown(readme, "fact: signature"));

        assertThat(load().norms())
                .filteredOn(norm -> norm.id().equals("SG-90"))
                .singleElement()
                .extracting(Norm::sentence)
                .asString()
                .contains(sentence);

        change("signature/demo-names/cases.yaml", "云帆演示", "云帆");
        RulebookRejected refused = catchThrowableOfType(RulebookRejected.class, this::load);
        assertThat(refused).hasMessageContaining("signature/demo-names/cases.yaml:5", "含有演示字样", "SG-90 refuse");
    }

    @Test
    void changesLimitsWordsSentencesPricesRangesAndTheOrderOfLists() throws Exception {
        change("signature/parameters.csv", "^signature.length.max,\\d+", "signature.length.max,10");
        change("sending/parameters.csv", "^sending.window.closes,[^,]+", "sending.window.closes,21:00");
        copy.merge("signature/test-words/test-words.txt", "演示\n", String::concat);
        change("signature/signature-texts.csv", "^SG-04,[^,]+", "SG-04,签名不可以全是数字。");
        change("billing/prices.csv", "^VERIFICATION,,0,[^,\n]+", "VERIFICATION,,0,0.05");
        copy.merge("sending/number-ranges.csv", "168,telecom,yes,2026-12-01,,新号段 / a new range\n", String::concat);
        change("sending/blacklist/blacklist-classes.csv", "^(opt_out,.*\n)(complaint,.*\n)", "$2$1");

        Rulebook changed = load();

        assertThat(changed.policies().number("signature.length.max")).isEqualTo(10);
        assertThat(changed.policies().words("test-words").contains("演示")).isTrue();
    }

    /** The one kind of limit whose cases go with it. */
    @Test
    void changesAFrequencyWithItsCases() throws Exception {
        change("sending/frequency-limits.csv", "^(SR-14,NUMBER),day,natural,\\d+", "$1,3 days,natural,150");
        assertThat(catchThrowableOfType(RulebookRejected.class, this::load))
                .hasMessageContaining("sending/number-ceiling/cases.yaml");

        change("sending/number-ceiling/cases.yaml", "NUMBER: 199", "NUMBER: 149");
        change("sending/number-ceiling/cases.yaml", "NUMBER: 200", "NUMBER: 150");
        assertThat(load().norms()).isNotEmpty();
    }

    @Test
    void givesANormUp() throws Exception {
        copy.keySet().removeIf(path -> path.startsWith("signature/remark/"));
        assertThat(catchThrowableOfType(RulebookRejected.class, this::load))
                .hasMessageContaining("no rule for", "SG-22");

        copy.merge("retired-norms.txt", "\nSG-22\n", String::concat);
        assertThat(load().norms()).extracting(Norm::id).doesNotContain("SG-22");
    }
}
