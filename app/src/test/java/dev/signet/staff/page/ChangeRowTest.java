package dev.signet.staff.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.platform.Bilingual;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffWish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeRowTest {

    private static final String NUMBER = "13800138000";

    @Test // #13: it was masked among the facts, and stood whole in the sentence above them
    void aNumberIsMaskedInTheSentenceAsAmongTheFacts() {
        StaffWish wish = new StaffWish(
                "TopUpBalance", "account", "1", 1L, new TreeMap<>(Map.of("payment", NUMBER)), "来电 " + NUMBER);
        StaffChange change = new StaffChange(
                1,
                wish,
                "finance",
                Instant.EPOCH,
                Set.of("finance2"),
                Instant.EPOCH,
                StaffChange.State.REFUSED,
                "finance2",
                Instant.EPOCH,
                "不是 " + NUMBER);
        StaffChanges changes = mock();
        when(changes.told(change)).thenReturn(new Bilingual("充值，付款 " + NUMBER, "top up, payment " + NUMBER));
        when(changes.facts(change))
                .thenReturn(List.of(new StaffChanges.Fact(
                        "payment", new Bilingual("付款", "payment"), NUMBER, new Bilingual(NUMBER, NUMBER), null)));

        ChangeRow row = ChangeRow.of(change, changes, "finance2", true);

        assertThat(List.of(
                        row.what().zh(),
                        row.what().en(),
                        row.facts().get(0).value().zh(),
                        row.why(),
                        row.decision()))
                .allSatisfy(text -> assertThat(text).contains("138****8000").doesNotContain(NUMBER));
    }

    @Test // #13: whoever decides is led to what it is about
    void whatItIsAboutIsLinked() {
        assertThat(links(new StaffWish("GrantPackage", "account", "1001", 1001L, new TreeMap<>(), "合同")))
                .containsExactly("/staff/accounts/1001", "/staff/accounts/1001/money");
        assertThat(links(new StaffWish("ReinstateSignature", "signature", "7", 1001L, new TreeMap<>(), "已整改")))
                .containsExactly("/staff/signatures/7", "/staff/accounts/1001");
    }

    private static List<String> links(StaffWish wish) {
        Instant now = Instant.parse("2026-12-01T07:00:00Z");
        StaffChange change = new StaffChange(
                1, wish, "finance", now, Set.of("admin"), now, StaffChange.State.WAITING, null, null, "");
        StaffChanges changes = mock();
        when(changes.told(change)).thenReturn(new Bilingual("发放", "grant"));
        return ChangeRow.of(change, changes, "admin", true).links().stream()
                .map(ChangeRow.Link::page)
                .toList();
    }
}
