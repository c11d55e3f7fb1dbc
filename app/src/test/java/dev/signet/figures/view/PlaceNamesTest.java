package dev.signet.figures.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.Bilingual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AH", "BJ", "CQ", "FJ", "GD", "GS", "GX", "GZ", "HA", "HB", "HE", "HI", "HL", "HN", "JL", "JS", "JX",
                "LN", "NM", "NX", "QH", "SC", "SD", "SH", "SN", "SX", "TJ", "XJ", "XZ", "YN", "ZJ"
            })
    void eachProvinceHasAName(String province) {
        assertThat(PlaceNames.of("CN-" + province)).isNotNull();
    }

    @Test
    void provincesThatAreSpelledAlikeAreToldApart() {
        assertThat(PlaceNames.of("CN-SX")).isEqualTo(new Bilingual("山西省", "Shanxi"));
        assertThat(PlaceNames.of("CN-SN")).isEqualTo(new Bilingual("陕西省", "Shaanxi"));
        assertThat(PlaceNames.of("CN-HA")).isEqualTo(new Bilingual("河南省", "Henan"));
        assertThat(PlaceNames.of("CN-HN")).isEqualTo(new Bilingual("湖南省", "Hunan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HK", "US", "CN-HK", "CN-"})
    void otherPlacesHaveNone(String place) {
        assertThat(PlaceNames.of(place)).isNull();
    }
}
