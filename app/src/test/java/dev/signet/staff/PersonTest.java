package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.text.LookAlikes;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

    @ParameterizedTest // #13
    @CsvSource({
        "ann@example.com, ann@example.com",
        "ann@example.com, Ann@EXAMPLE.com",
        "ann@example.com, ann+finance@example.com",
        "ann+a@example.com, ANN+b@example.com",
        "ann@example.com, ａｎｎ＠example.com",
        "ann@example.com, ' ann@example.com '",
        "ann.lee@example.com, annlee@example.com",
        "ann.lee@example.com, A.n.n.Lee+x.y@example.com.",
        "ann@example.com, аnn@ехаmрlе.com",
        "ann@example.com, 'a\u200Bn\u3164n@example.com'"
    })
    void oneAddressIsOneHuman(String one, String other) {
        assertThat(person("a", "安", "王", one).isSameHumanAs(person("b", "宝", "李", other)))
                .isTrue();
    }

    @ParameterizedTest // #13
    @CsvSource({
        "ann@example.com, anna@example.com",
        "ann@example.com, ann@example.org",
        "+ann@example.com, +bob@example.com",
        "annlee@mail.example.com, annlee@example.com",
        "ann@a.example.com, ann@aexample.com",
        "ann@example.com,",
        ","
    })
    void twoAddressesOrNoneAreTwo(@Nullable String one, @Nullable String other) {
        assertThat(person("a", "安", "王", one).isSameHumanAs(person("b", "宝", "李", other)))
                .isFalse();
    }

    @ParameterizedTest // #13
    @CsvSource({"安, 王", "' 安 ', 王", "'安\u200B', '王\u3000'"})
    void oneNameIsOneHuman(String first, String last) {
        assertThat(person("a", "安", "王", "a@example.com").isSameHumanAs(person("b", first, last, "b@example.com")))
                .isTrue();
    }

    @Test // #13
    void aNameIsReadWithoutItsCapitalsAndBlanks() {
        assertThat(person("a", "Ann Lee", "O'Hara", null).isSameHumanAs(person("b", "ANN  LEE", "o'hara", null)))
                .isTrue();
        assertThat(person("a", "Ann", "Lee", null).isSameHumanAs(person("b", "Lee", "Ann", null)))
                .as("whichever stands first")
                .isTrue();
        assertThat(person("a", "Ann", "Lee", null).isSameHumanAs(person("b", "Ann", "Li", null)))
                .isFalse();
    }

    @ParameterizedTest // #13: another login of the same human, by a letter that looks the same
    @CsvSource({"Ann, Аnn", "ＡＮＮ, ann", "Scope, ѕсоре", "ΑΝΝ, ann", "Straße, STRASSE", "Ann, 'A\u3164nn'"})
    void lettersThatLookAlikeMakeNoOtherHuman(String one, String other) {
        assertThat(person("a", one, "Lee", null).isSameHumanAs(person("b", other, "Lee", null)))
                .isTrue();
    }

    @ParameterizedTest // #13: decided when the person is made
    @CsvSource({
        "Аnn Lee, true",
        "Ann Λee, true",
        "安 Ann, false",
        "Оксана Иванова, false",
        "김 Lee, false",
        "安·王, false",
        "ノ ン ア, false",
        "安 Оля, true",
        "O'Hara-Jiménez, false"
    })
    void nobodyWritesANameInTwoScripts(String name, boolean mixed) {
        assertThat(LookAlikes.mixesScripts(name)).isEqualTo(mixed);
    }

    @Test // #13
    void whoHasNoNameHasNoneInCommon() {
        assertThat(person("a", "", "", null).isSameHumanAs(person("b", "", "", null)))
                .isFalse();
        assertThat(person("a", "", "", null).isSameHumanAs(person("a", "", "", null)))
                .as("one login")
                .isTrue();
    }

    private static Person person(String id, String first, String last, @Nullable String email) {
        return new Person(id, first, last, email, Set.of());
    }
}
