package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.content.NumberRanges;
import dev.signet.rules.fact.Vendor;
import dev.signet.rules.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorsTest {

    private final Vendors vendors = vendors(ShippedPolicies.read(), "2026-06-18T02:00:00Z");

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
        "8614912345678,TELECOM",
        "85291234567,INTERNATIONAL",
        "14155550123,INTERNATIONAL",
    })
    void readsTheNetworkFromThePrefix(String number, Vendor vendor) {
        assertThat(vendors.of(number)).isEqualTo(vendor);
    }

    @Test // #8
    void knowsWhenARangeChangesItsNetwork() {
        Policies policies = ShippedPolicies.with(
                "sending/number-ranges.csv",
                "prefixes,vendor,texts,first_day,last_day,note\n"
                        + "165,mobile,yes,,2026-06-17,\n165,cbn,yes,2026-06-18,,\n1659,unicom,yes,,,\n");

        assertThat(vendors(policies, "2026-06-17T15:59:59Z").of("8616512345678"))
                .isEqualTo(Vendor.MOBILE);
        assertThat(vendors(policies, "2026-06-17T16:00:00Z").of("8616512345678"))
                .isEqualTo(Vendor.CBN);
        assertThat(vendors(policies, "2026-06-17T16:00:00Z").of("8616592345678"))
                .isEqualTo(Vendor.UNICOM);
    }

    private static Vendors vendors(Policies policies, String now) {
        return new Vendors(() -> NumberRanges.of(policies), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
