package dev.signet.rules.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.fact.Vendor;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRangesTest {

    private static final String HEADER = "prefixes,vendor,texts,first_day,last_day,note\n";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 18);

    @Test // #8
    void letsTheLongestPrefixInUseSpeak() {
        NumberRanges ranges =
                ranges("134,mobile,yes,,,\n1349,telecom,yes,,2026-06-17,\n13491,unicom,no,2026-06-19,,\n");

        assertThat(ranges.of("13481234567", DAY).vendor()).isEqualTo(Vendor.MOBILE);
        assertThat(ranges.of("13491234567", DAY.minusDays(1)).vendor()).isEqualTo(Vendor.TELECOM);
        assertThat(ranges.of("13491234567", DAY).vendor()).isEqualTo(Vendor.MOBILE);
        assertThat(ranges.of("13491234567", DAY.plusDays(1)).isReachable(DAY.plusDays(1)))
                .isFalse();
        assertThat(ranges.of("13512345678", DAY)).isNull();
    }

    @ParameterizedTest // #8
    @CsvSource(
            delimiter = '|',
            value = {
                "149,telecom,yes,2026-13-01,, | first_day cannot be \"2026-13-01\"",
                "149,telecom,yes,2026/06/01,, | first_day cannot be \"2026/06/01\"",
                "149,telecom,yes,2026-06-02,2026-06-01, | last_day 2026-06-01 is before first_day 2026-06-02",
                "149,vodafone,yes,,, | vendor cannot be \"vodafone\"",
                "149,international,yes,,, | vendor cannot be \"international\"",
                "149,telecom,maybe,,, | texts cannot be \"maybe\"",
                "149、148,telecom,yes,,, | prefixes cannot be \"149、148\"",
                "14,telecom,yes,,, | prefixes cannot be \"14\"",
                "149123,telecom,yes,,, | prefixes cannot be \"149123\"",
                "１４９,telecom,yes,,, | prefixes cannot be \"１４９\"",
                "249,telecom,yes,,, | prefixes cannot be \"249\"",
                ",telecom,yes,,, | prefixes cannot be \"\"",
                "149 149,telecom,yes,,, | prefix 149 is listed twice for the same days",
            })
    void refusesALineThatCannotBeUsed(String line, String problem) {
        assertThatThrownBy(() -> ranges(line + "\n"))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("sending/number-ranges.csv:2")
                .hasMessageContaining(problem);
    }

    @Test // #8
    void takesARangeThatGoesFromOneNetworkToAnother() {
        assertThatThrownBy(() -> ranges("165,mobile,yes,,2026-06-18,\n165,cbn,yes,2026-06-18,,\n"))
                .isInstanceOf(BadTable.class);

        NumberRanges ranges = ranges("165,mobile,yes,,2026-06-17,\n165,cbn,yes,2026-06-18,,\n");

        assertThat(ranges.of("16512345678", DAY.minusDays(1)).vendor()).isEqualTo(Vendor.MOBILE);
        assertThat(ranges.of("16512345678", DAY).vendor()).isEqualTo(Vendor.CBN);
    }

    private static NumberRanges ranges(String lines) {
        return NumberRanges.of(
                new PolicyReader(PolicyFiles.of(Map.of("sending/number-ranges.csv", HEADER + lines)), new ArrayList<>())
                        .read());
    }
}
