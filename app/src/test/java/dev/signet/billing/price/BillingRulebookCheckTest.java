package dev.signet.billing.price;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** #14: what an officer writes into the files of prices, packages and discounts and cannot be sold or given. */
class BillingRulebookCheckTest {

    private static Policies with(String file, String line) throws RulebookRejected {
        TreeMap<String, byte[]> files = new TreeMap<>(PolicyFiles.shipped().contents());
        String all = PolicyFiles.shipped().text(file).stripTrailing() + "\n" + line + "\n";
        files.put(file, all.getBytes(StandardCharsets.UTF_8));
        return new RulebookLoader().load(PolicyFiles.ofBytes(files)).policies();
    }

    @Test
    void takesWhatIsShipped() throws RulebookRejected {
        Policies shipped = new RulebookLoader().load(PolicyFiles.shipped()).policies();

        assertThatCode(() -> new BillingRulebookCheck().check(shipped)).doesNotThrowAnyException();
    }

    /** A message of many parts has to fit into what one message may cost. */
    @Test // #14
    void aPriceIsAHundredYuanAtMost() {
        assertThatThrownBy(() -> with("billing/prices.csv", "INTERNATIONAL,99,0,100.01,"))
                .isInstanceOf(RulebookRejected.class)
                .hasMessageContaining("0..100");
        assertThatCode(() -> with("billing/prices.csv", "INTERNATIONAL,99,0,100,"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "prices; NOTIFICATION,,0,0.050,; NOTIFICATION from 0 units has a price already",
                "packages; DOM-1K,DOMESTIC,又一个,Another,1000,10,24,,; DOM-1K stands in an earlier line",
                "packages; DOM-X,DOMESTIC,半分,Half,1000,80.005,24,,; 80.005 has parts of a cent",
                "packages; DOM-X,DOMESTIC,倒,Reversed,1000,80,24,2026-12-31,2026-12-01; sold_until 2026-12-01 is before",
                "packages; DOM-41-234567890123456789012345678901234X,DOMESTIC,长,Long,1000,80,24,,; 40 characters at most",
                "discounts; ,,5,2026-12-31,2026-12-01; valid_until 2026-12-01 is before valid_from 2026-12-31"
            })
    void refusesWithFileAndLine(String table, String line, String why) throws RulebookRejected {
        String file = "billing/" + table + ".csv";
        Policies policies = with(file, line);
        long lines = PolicyFiles.shipped().text(file).stripTrailing().lines().count() + 1;

        assertThatThrownBy(() -> new BillingRulebookCheck().check(policies))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(file + " line " + lines, why);
    }
}
