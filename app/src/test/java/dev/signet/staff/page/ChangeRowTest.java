package dev.signet.staff.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.Bilingual;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffWish;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeRowTest {

    private static final Instant NOW = Instant.parse("2026-12-01T07:00:00Z");

    @Test // #13: whoever decides reads words and local times, and is led to what it is about
    void valuesAreWordsAndTimesAndWhatItIsAboutIsLinked() {
        ChangeRow row = row(new StaffWish("GrantPackage", "account", "1001", 1001L, new TreeMap<>(), "合同"));

        assertThat(row.facts().get(0).value()).isEqualTo(new Bilingual("国内", "Domestic"));
        assertThat(row.facts().get(1).at()).isEqualTo(NOW);
        assertThat(row.facts().get(2).value().zh())
                .as("of no other's number a digit too much")
                .isEqualTo("138****5678");
        assertThat(row.links())
                .extracting(ChangeRow.Link::page)
                .containsExactly("/staff/accounts/1001", "/staff/accounts/1001/money");
    }

    @Test // #13
    void aSignatureLeadsToItself() {
        assertThat(row(new StaffWish("ReinstateSignature", "signature", "7", 1001L, new TreeMap<>(), "已整改"))
                        .links())
                .extracting(ChangeRow.Link::page)
                .containsExactly("/staff/signatures/7", "/staff/accounts/1001");
    }

    private static ChangeRow row(StaffWish wish) {
        StaffChange change = new StaffChange(
                1, wish, "finance", NOW, Set.of("admin"), NOW, StaffChange.State.WAITING, null, null, "");
        return ChangeRow.of(change, changes(), "admin");
    }

    private static StaffChanges changes() {
        Bilingual name = new Bilingual("名", "Name");
        return (StaffChanges) Proxy.newProxyInstance(
                ChangeRowTest.class.getClassLoader(),
                new Class<?>[] {StaffChanges.class},
                (self, method, values) -> switch (method.getName()) {
                    case "isDecider" -> true;
                    case "told" -> name;
                    case "facts" ->
                        List.of(
                                new StaffChanges.Fact("coverage", name, "DOMESTIC"),
                                new StaffChanges.Fact("validFrom", name, NOW.toString()),
                                new StaffChanges.Fact("note", name, "13812345678"));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
