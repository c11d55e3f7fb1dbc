package dev.signet.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may be a phone number is masked wherever details of the trail are shown. */
class DetailFactTest {

    private static final Map<String, Object> DETAILS = Map.of(
            "note",
            "call 13812345678",
            "numbers",
            List.of("+8613812345678"),
            "of",
            Map.of("contact", "13812345678"),
            "at",
            "2026-12-04T03:23:04.123456789Z");

    @Test // #13
    void onPagesAndInFiles() {
        List<String> lines =
                DetailFact.of(new AuditEntry(1, Instant.EPOCH, "admin", "thing.made", "thing", "1", DETAILS)).stream()
                        .map(DetailFact::line)
                        .toList();

        assertThat(lines)
                .containsExactly(
                        "at: 2026-12-04T03:23:04.123456789Z",
                        "note: call 138****5678",
                        "numbers: +861****5678",
                        "of: contact=138****5678");
    }

    @Test // #13
    void andForPrograms() {
        assertThat(DetailFact.masked(DETAILS).toString())
                .contains("138****5678", "2026-12-04T03:23:04.123456789Z")
                .doesNotContain("12345678,")
                .doesNotContain("13812345678");
    }
}
