package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the declaration of the policies, each with what it takes and what it refuses. */
class CellValuesTest {

    private static final Policies POLICIES = new PolicyReader(
                    PolicyFiles.of(Map.of(
                            "a/fruit.txt", "Apple\npear\n",
                            "a/roots.txt", "beet\n",
                            "a/sorts.csv", "code,name\nA1,first\nb2,second\n",
                            "a/patterns.csv", "name,pattern\nfruit.name,[a-z]+\n",
                            "a/parameters.csv", "name,value,kind\nshop.opens,09:00,time\nshop.odd,noon,text\n")),
                    new ArrayList<>())
            .read();

    private static CellValues.Known known(boolean anyCase) {
        return new CellValues.Known(POLICIES, Set.of("SG-1", "SG-10", "SG-2", "FC-1"), anyCase);
    }

    private static String fault(String declared, String cell) {
        return CellValues.of(declared).fault(cell, known(false)).orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "number; -3",
                "number ..; 7",
                "number 1..9; 1",
                "number 1..9; 9",
                "id; 1",
                "id; 926142588518400004",
                "number 5..; 500",
                "number ..5; 0",
                "decimal 0..2; 0.123456",
                "decimal; -1.5",
                "date; 2026-02-28",
                "time; 24:00",
                "time after shop.opens; 09:01",
                "time after shop.opens; 24:00",
                "time after shop.none; 01:00",
                "time after shop.odd; 01:00",
                "flag; yes",
                "flag; no",
                "regex; [a-z]+",
                "pattern; fruit.name",
                "list; fruit",
                "phrase; ab",
                "phrase; 退订",
                "norm; SG-10",
                "norm; SG-1/day",
                "one of a|b; b",
                "some of a|b; a|b",
                "some of a|b; b | ",
                "text; x",
                "in fruit; apple",
                "in fruit|roots; beet",
                "in sorts.code; A1",
                "in nowhere; x",
                "in sorts.none; x",
                "not in fruit; beet",
                "not in nowhere; x",
                "pairs in sorts.code; x:A1|y:b2",
                "answer in fruit; 回pear或apple",
                "answer in fruit; 回复即可",
                "found by fruit; a pear.",
                "filled with {x}|${y}; {x} and ${y}",
                "filled with {x}; no fact",
                "maybe number 1..9; 5",
                "span 7 days; 10 minutes",
                "span 7 days; 168 hours",
                "span 7 days; day",
                "span 7 days; seconds_30"
            })
    void takes(String declared, String cell) {
        assertThat(fault(declared, cell)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "id; 0; an id is written with 1 to 18 digits, the first of them no 0",
                "id; 9261425885184000041; an id is written with 1 to 18 digits, the first of them no 0",
                "number 1..9; 0; a whole number in 1..9 is expected",
                "number 1..9; 10; a whole number in 1..9 is expected",
                "number; 1.5; a whole number is expected",
                "number ..; ٣; a whole number is expected",
                "number; 2147483648; a whole number is expected",
                "number 5..; 4; in 5.. is expected",
                "number ..5; 6; in ..5 is expected",
                "decimal 0..2; 0.1234567; a number with at most 6 decimals in 0..2 is expected",
                "decimal; .5; decimals is expected",
                "decimal; 1e3; decimals is expected",
                "date; 2026-02-30; a date is written 2026-10-01",
                "date; today; a date is written",
                "time; noon; a time of day is written 09:00",
                "time after shop.opens; 09:00; it must be later on the same day than shop.opens, 09:00",
                "time after shop.opens; 08:59; 24:00 is the end of the day",
                "span 7 days; 8 days; it is at most 7 days",
                "span 7 days; 0 minutes; written 30 seconds, 10 minutes, 1 hour or 3 days, and is at most 7 days",
                "span 7 days; week; written 30 seconds, 10 minutes, 1 hour or 3 days, and is at most 7 days",
                "flag; true; it is yes or no",
                "regex; [a; it is no regular expression",
                "regex; (a?)*; what may match nothing is repeated",
                "pattern; fruit; there is no pattern of this name",
                "list; sorts; there is no word list of this name",
                "phrase; 的; would be found in almost every text",
                "phrase; a。; would be found",
                "norm; SG-3; there are SG-1, SG-2, SG-10",
                "norm; XX-1; it opens the name of a rule",
                "one of a|b; c; it is one of a, b",
                "some of a|b; a|c; each part (joined by |) is one of a, b",
                "in fruit; plum; must be in fruit",
                "in fruit|roots; plum; must be in fruit or roots",
                "in sorts.code; a1; must be in sorts.code",
                "not in fruit|roots; Apple; must not be in fruit or roots too",
                "pairs in sorts.code; A1; is a name, a colon and a value of sorts.code",
                "pairs in sorts.code; :A1; is a name, a colon",
                "pairs in sorts.code; x:A1|y:c3; is a name, a colon",
                "answer in fruit; 回plum; which must be in fruit",
                "found by fruit; plums; must hold a phrase of fruit",
                "filled with {x}; {x} and {y}; nothing is filled in for {y}; there are {x}",
                "filled with {x}|{z}; ${y}; there are {x}, {z}",
                "filled with {x}; open {y; nothing is filled in for {y"
            })
    void refuses(String declared, String cell, String told) {
        assertThat(fault(declared, cell)).contains(told);
    }

    @Test
    void takesNothingOnlyWhereThatMayBe() {
        assertThat(fault("number 1..9", "")).isEqualTo("something must be written here, number 1..9");
        assertThat(fault("text", "")).isEqualTo("something must be written here");
        assertThat(fault("maybe number 1..9", "")).isEmpty();
        assertThat(fault("maybe number 1..9", "10")).isNotEmpty();
        assertThat(fault("", "")).isEmpty();
        assertThat(fault("", "anything")).isEmpty();
    }

    @Test
    void takesWordsInEitherCase() {
        assertThat(CellValues.of("in sorts.code").fault("a1", known(true))).isEmpty();
        assertThat(CellValues.of("in sorts.code").fault("a2", known(true))).isPresent();
    }

    @Test
    void knowsWhatItIsAndWhatDecides() {
        assertThat(CellValues.of("maybe empty").mayBeEmpty()).isTrue();
        assertThat(CellValues.of("maybe text").mayBeEmpty()).isFalse();
        assertThat(CellValues.of("number 1..9").type()).isEqualTo("number");
        assertThat(CellValues.of("filled by rule").decidedBy()).isEqualTo("rule");
        assertThat(CellValues.of("named by code").decidedBy()).isEqualTo("code");
        assertThat(CellValues.of("filled with {a}").decidedBy()).isNull();
    }

    @Test
    void isFilledWithOrNamesTheFactsThatAreTold() {
        Set<String> facts = new LinkedHashSet<>(List.of("{limit}", "${used}"));
        CellValues filled = CellValues.of("filled by rule").given(facts);
        CellValues named = CellValues.of("maybe named by rule").given(facts);

        assertThat(filled.fault("{limit} ${used}", known(false))).isEmpty();
        assertThat(filled.fault("{used}", known(false))).isPresent();
        assertThat(filled.fault("", known(false))).isPresent();
        assertThat(named.fault("limit|used", known(false))).isEmpty();
        assertThat(named.fault("limit|left", known(false))).isPresent();
        assertThat(named.fault("", known(false))).isEmpty();
        assertThat(CellValues.of("filled by rule").given(Set.of()).fault("{x}", known(false)))
                .contains("nothing is filled in for {x}, nor for anything else here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers", "one", "maybe", "of a|b"})
    void knowsNoOtherWord(String declared) {
        assertThatThrownBy(() -> CellValues.of(declared))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(declared);
    }
}
