package dev.signet.rules.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    private static final String TABLE = """
            term,effect,kinds,group
            贷款,refuse,all,loan
            优惠&选购,refuse,all,marketing
            sale,refuse,all,western
            2x,refuse,all,digits
            抽奖,human,notification|promotional,prize
            """;

    private static final String NOISE = """
            name,pattern,meaning
            terms.noise,"(?<=\\p{IsHan})[*._\\-~+/|^`'""=@%<>\\\\·•丶]{1,3}(?=\\p{IsHan})",
            """;

    private final Terms terms = Terms.of(
            new PolicyReader(
                            PolicyFiles.of(Map.of(
                                    "t/terms.csv", TABLE,
                                    "t/innocent-phrases.txt", "贷款合同\n",
                                    "t/warning-phrases.txt", "谨防\n",
                                    "t/parameters.csv", "name,value,kind,meaning\nterms.near.max,8,number,\n",
                                    "t/patterns.csv", NOISE)),
                            new ArrayList<>())
                    .read(),
            "terms");

    private List<String> found(String text) {
        return terms.in(text, "NOTIFICATION").stream()
                .map(hit -> hit.part() + " " + hit.severity() + (hit.disguised() ? " disguised" : ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "申请贷款         | 贷款 REFUSE",
                "贷*款           | 贷款 REFUSE disguised",
                "贷款和贷*款      | 贷款 REFUSE",
                "贷款合同         | ''",
                "贷款合同和贷款    | 贷款 REFUSE",
                "谨防贷款         | 贷款 HUMAN",
                "谨防一二三四五六贷款 | 贷款 HUMAN",
                "谨防一二三四五六七贷款 | 贷款 REFUSE",
                "抽奖             | 抽奖 HUMAN",
                "抽*奖            | ''",
                "优*惠选购         | ''",
            })
    void findsATermByItsSense(String text, String found) {
        assertThat(String.join(",", found(text))).isEqualTo(found);
    }

    /** Eight characters of the first part's either side, and no more. */
    @ParameterizedTest
    @CsvSource({
        "优惠选购, true", "选购优惠, true",
        "优惠一二三四五六七八选购, true", "优惠一二三四五六七八九选购, false",
        "选购一二三四五六优惠, true", "选购一二三四五六七优惠, false",
        "优惠一二三四五六七八九十优惠选购, true",
    })
    void findsThePartsOfATermNearOneAnother(String text, boolean found) {
        assertThat(found(text)).isEqualTo(found ? List.of("优惠&选购 REFUSE") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "sale, true",
        "SALE, true",
        "a sale!, true",
        "sales, false",
        "asale, false",
        "sale9, false",
        "0sale, false",
        "zsale, false",
        "salea, false",
        "sales sale, true",
        "ｓａｌｅ, true",
        "s\u200Bale, true",
        "sal\u00ADe, true",
        "清仓sale清仓, true",
        "2x, true",
        "12x, false",
        "2x9, false",
        "2xz, false",
        "a2x, false",
        "z2x, false",
        ":2x{, true",
        "/2x`, true",
    })
    void findsWordsOfLettersAsWholeWords(String text, boolean found) {
        assertThat(found(text)).hasSize(found ? 1 : 0);
    }

    @Test
    void asksOnlyOfTheKindsOfTheTable() {
        assertThat(terms.in("抽奖", "PROMOTIONAL")).hasSize(1);
        assertThat(terms.in("抽奖", "VERIFICATION")).isEmpty();
        assertThat(terms.refusesAny("抽奖", "PROMOTIONAL")).isFalse();
        assertThat(terms.refusesAny("抽奖贷款", "PROMOTIONAL")).isTrue();
    }
}
