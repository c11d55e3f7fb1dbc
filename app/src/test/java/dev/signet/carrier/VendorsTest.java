package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorsTest {

    private final Vendors vendors = new Vendors();

    @ParameterizedTest
    @CsvSource({
        "8613812345678,MOBILE",
        "8613491234567,TELECOM",
        "8613481234567,MOBILE",
        "8618612345678,UNICOM",
        "8618912345678,TELECOM",
        "8617031234567,MOBILE",
        "8617041234567,UNICOM",
        "8617001234567,TELECOM",
        "8619212345678,CBN",
        "85291234567,INTERNATIONAL",
        "14155550123,INTERNATIONAL",
    })
    void readsTheNetworkFromThePrefix(String number, Vendor vendor) {
        assertThat(vendors.of(number)).isEqualTo(vendor);
    }
}
