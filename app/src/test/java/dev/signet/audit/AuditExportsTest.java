package dev.signet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.audit.AuditReader.Filter;
import dev.signet.platform.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A file of the trail is bounded, and read a portion at a time. */
class AuditExportsTest {

    private static final Filter ALL = new Filter(null, null, null, null);

    private final AuditReader reader = mock(AuditReader.class);
    private final AuditTrail trail = mock(AuditTrail.class);
    private final AuditExports exports = new AuditExports(reader, trail, new AuditSettings(700));

    @Test // #13
    void refusesMoreThanAFileHoldsAndRecordsNothing() {
        when(reader.count(ALL, 701)).thenReturn(701);

        assertThatThrownBy(() -> exports.begin("auditor", ALL))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.messageEn()).contains("700").contains("narrow"));
        verify(trail, never()).record(any(), any(), any(), any(), any());
    }

    @Test // #13
    void givesNoMoreThanAFileHoldsWhateverCameMeanwhile() throws IOException {
        when(reader.read(any(), anyInt())).thenAnswer(call -> {
            Filter filter = call.getArgument(0);
            long from = filter.beforeId() == null ? 5_000 : filter.beforeId();
            int size = call.getArgument(1);
            return LongStream.range(from - size, from)
                    .map(id -> 2 * from - size - 1 - id)
                    .mapToObj(AuditExportsTest::entry)
                    .toList();
        });
        List<Long> given = new ArrayList<>();

        exports.give(ALL, entry -> given.add(entry.id()));

        assertThat(given)
                .hasSize(700)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    private static AuditEntry entry(long id) {
        return new AuditEntry(id, Instant.EPOCH, "x", "y.z", "thing", "1", Map.of());
    }
}
