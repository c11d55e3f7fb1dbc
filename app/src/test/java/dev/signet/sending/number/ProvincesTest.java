package dev.signet.sending.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvincesTest {

    private static final Provinces SHIPPED = Provinces.shipped();

    private static final String EACH =
            "- AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ";

    private static final Provinces FEW =
            Provinces.of(List.of("# which", "1300000,SD", "1300002,-", "1300005,GD", "1300006,SD"));

    @ParameterizedTest
    @CsvSource({
        "13000000000, CN-SD",
        "13000019999, CN-SD",
        "13000020000, CN",
        "13000049999, CN",
        "13000050000, CN-GD",
        "13000059999, CN-GD",
        "13000060000, CN-SD",
        "19999999999, CN-SD",
        "12999999999, CN",
        "10000000000, CN",
    })
    void aRangeEndsWhereTheNextOneBegins(String digits, String place) {
        assertThat(FEW.of(digits)).isEqualTo(place);
    }

    @Test
    void whatIsNoRowIsNotTaken() {
        assertThatThrownBy(() -> Provinces.of(List.of("1300000"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Provinces.of(List.of("13x,SD"))).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, CN-BJ",
        "13500000001, CN-GD",
        "13500299999, CN-GD",
        "13500300000, CN-CQ",
        "13000000000, CN-SD",
        "13000010000, CN-JS",
        "13228900000, CN-XZ",
        "18999999999, CN-XJ",
    })
    void theShippedTableKnowsProvinces(String digits, String place) {
        assertThat(SHIPPED.of(digits)).isEqualTo(place);
    }

    /** Of libphonenumber's prefixes the longest counts: of 1349 all are of Beijing but those that are told by themselves. */
    @ParameterizedTest
    @CsvSource({
        "13490449999, CN-BJ",
        "13490450000, CN-FJ",
        "13490459999, CN-FJ",
        "13490460000, CN-BJ",
        "13121439999, CN-BJ",
        "13121440000, CN-NM",
    })
    void theLongestPrefixCounts(String digits, String place) {
        assertThat(SHIPPED.of(digits)).isEqualTo(place);
    }

    /** Of the virtual operators' ranges some are known. */
    @ParameterizedTest
    @CsvSource({"17000001234, CN-BJ", "17000141234, CN-GD", "17012345678, CN", "17112345678, CN"})
    void virtualOperatorsNumbersAreOfAProvinceWhereTheirPrefixIsKnown(String digits, String place) {
        assertThat(SHIPPED.of(digits)).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13000030000", "16612345678", "19212345678", "19912345678", "19999999999"})
    void aPrefixThatIsNotKnownIsOfTheMainlandAlone(String digits) {
        assertThat(SHIPPED.of(digits)).isEqualTo("CN");
    }

    @Test
    void all31ProvincesAreThereAndNothingElse() {
        assertThat(rows().stream().map(row -> row[1]).distinct()).containsExactlyInAnyOrder(EACH.split(" "));
    }

    @Test
    void rangesAreAscendingAndNeighboursOfOneProvinceJoined() {
        List<String[]> rows = rows();

        assertThat(rows).hasSizeGreaterThan(8000);
        assertThat(IntStream.range(1, rows.size())).allSatisfy(i -> {
            assertThat(Integer.parseInt(rows.get(i)[0])).isGreaterThan(Integer.parseInt(rows.get(i - 1)[0]));
            assertThat(rows.get(i)[1]).as("row of %s", rows.get(i)[0]).isNotEqualTo(rows.get(i - 1)[1]);
        });
        assertThat(rows.get(rows.size() - 1)[1]).as("behind the last prefix").isEqualTo("-");
    }

    private static List<String[]> rows() {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ProvincesTest.class.getResourceAsStream("/sending/mainland-provinces.csv")),
                StandardCharsets.UTF_8))) {
            return table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
