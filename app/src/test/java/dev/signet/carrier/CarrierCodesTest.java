package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierCodesTest {

    private final CarrierCodes codes = new CarrierCodes();

    @ParameterizedTest
    @Tag("C-17")
    @CsvSource({
        "DELIVRD,000,OK,DELIVERED",
        "MK:0001,000,EMPTY,MOBILE_NOT_ON_SERVICE",
        "MK:0000,000,EMPTY,MOBILE_NOT_ON_SERVICE",
        "MX:0012,000,BLACK,USER_REJECT",
        "DB:0144,000,BLACK,MOBILE_IN_BLACK",
        "MB:1042,000,FLOW,MOBILE_SEND_LIMIT",
        "MK:0017,000,OFF,MOBLLE_TERMINAL_ERROR",
        "ID:0318,000,CONTENT,CONTENT_KEYWORD",
        "UNDELIV,801,EMPTY,MOBILE_NOT_ON_SERVICE",
        "UNDELIV,001,OFF,MOBILE_NOT_ON_SERVICE",
        "EXPIRED,000,OFF,EXPIRED",
        "MK:9999,000,OFF,MOBILE_NOT_ON_SERVICE",
        "ZZ:1234,000,GW,UNKNOWN",
    })
    void saysWhatAStatusMeans(String status, String error, CarrierCodes.Category category, String errorCode) {
        assertThat(codes.meaning(status, error)).isEqualTo(new CarrierCodes.Meaning(category, errorCode));
    }

    /** Maximum of a day or month, time slot, congestion: reported as a limit, whoever counted. */
    @ParameterizedTest
    @Tag("FC-18")
    @ValueSource(
            strings = {
                "MX:0003", "DB:0142", "DB:0143", "ID:0045", "ID:0049", "ID:0044", "DB:0139", "MK:0018", "MB:1070",
                "IB:0008"
            })
    void reportsLimitsOfCarriersAsLimits(String status) {
        assertThat(codes.meaning(status, null))
                .isEqualTo(new CarrierCodes.Meaning(CarrierCodes.Category.FLOW, "MOBILE_SEND_LIMIT"));
    }

    @Test
    void takesAnInterimStateForNoEnd() {
        assertThat(codes.meaning("ENROUTE", null).category()).isEqualTo(CarrierCodes.Category.PENDING);
    }
}
