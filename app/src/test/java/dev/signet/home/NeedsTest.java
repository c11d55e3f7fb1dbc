package dev.signet.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.account.overview.GuideFact;
import dev.signet.account.overview.GuideStep;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import dev.signet.account.overview.QuickEntry;
import dev.signet.account.overview.QuickEntry.Count;
import dev.signet.account.overview.QuickEntry.Kind;
import dev.signet.platform.Bilingual;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shown of what domains tell. */
class NeedsTest {

    private static final ApiCaller ALICE = new ApiCaller(1, "key", Principal.user(1, 7, "alice"));
    private static final AccessCheck.Origin ORIGIN = AccessCheck.Origin.parse("127.0.0.1 true null");

    private final AccessCheck access = mock(AccessCheck.class);

    private static Need need(String kind, @Nullable String at, String resource) {
        return new Need(
                kind,
                new Bilingual(kind, kind),
                null,
                at == null ? null : Instant.parse(at),
                "dysms:Get" + kind,
                resource);
    }

    private void may(String action, String resource) {
        when(access.allows(eq(ALICE.principal()), eq(action), eq(resource), any()))
                .thenReturn(true);
    }

    @Test
    void leavesOutWhatTheReaderMayNotSee() {
        Needs needs = new Needs(
                List.of((reader, most) -> List.of(
                        need("Sign", "2026-12-01T00:00:00Z", "sign/a"),
                        need("Sign", "2026-12-02T00:00:00Z", "sign/b"))),
                access);
        may("dysms:GetSign", "sign/b");

        assertThat(needs.of(ALICE, ORIGIN)).extracting(Need::resource).containsExactly("sign/b");
    }

    @Test
    void putsWhatSimplyIsSoFirstAndThenTheNewest() {
        NeedSource one = (reader, most) -> List.of(need("A", "2026-12-01T00:00:00Z", "*"));
        NeedSource other = (reader, most) -> List.of(need("B", "2026-12-03T00:00:00Z", "*"), need("C", null, "*"));
        List.of("A", "B", "C").forEach(kind -> may("dysms:Get" + kind, "*"));

        assertThat(new Needs(List.of(one, other), access).of(ALICE, ORIGIN))
                .extracting(Need::kind)
                .containsExactly("C", "B", "A");
    }

    @Test
    void asksEachSourceForAFewOnly() {
        NeedSource endless = (reader, most) -> IntStream.range(0, most)
                .mapToObj(n -> need("A", "2026-12-01T00:00:00Z", "*"))
                .toList();
        may("dysms:GetA", "*");

        assertThat(new Needs(List.of(endless, endless), access).of(ALICE, ORIGIN))
                .hasSize(10);
    }

    private record Fact(GuideStep step, boolean holds) implements GuideFact {
        @Override
        public boolean taken(long accountId) {
            return holds;
        }
    }

    private static BeginnerGuide guide(Set<GuideStep> taken) {
        return new BeginnerGuide(Arrays.stream(GuideStep.values())
                .<GuideFact>map(step -> new Fact(step, taken.contains(step)))
                .toList());
    }

    @Test
    @Tag("S1-8")
    void theNextStepIsTheFirstThatIsNotTaken() {
        BeginnerGuide.Progress progress = guide(EnumSet.of(GuideStep.VERIFIED, GuideStep.TEMPLATE, GuideStep.KEY))
                .of(1);

        assertThat(progress.next()).isEqualTo(GuideStep.SIGNATURE);
        assertThat(progress.taken()).isEqualTo(3);
        assertThat(progress.steps())
                .extracting(BeginnerGuide.Step::taken)
                .containsExactly(true, false, true, false, true, false);
        assertThat(guide(EnumSet.allOf(GuideStep.class)).of(1).next()).isNull();
    }

    @Test
    void everyStepNeedsOneFact() {
        List<GuideFact> one = List.of(new Fact(GuideStep.KEY, true));
        List<GuideFact> two = List.of(new Fact(GuideStep.KEY, true), new Fact(GuideStep.KEY, false));

        assertThatThrownBy(() -> new BeginnerGuide(one)).hasMessageContaining("[KEY]");
        assertThatThrownBy(() -> new BeginnerGuide(two)).hasMessageContaining("two facts");
    }

    private record Entry(Kind kind, String action) implements QuickEntry {
        @Override
        public Count count(long accountId) {
            return new Count(accountId, 0);
        }
    }

    @Test
    @Tag("S1-12")
    void countsOnlyWhatTheReaderMayList() {
        QuickEntries entries = new QuickEntries(
                List.of(new Entry(Kind.SIGNATURES, "dysms:ListS"), new Entry(Kind.TEMPLATES, "dysms:ListT")), access);
        may("dysms:ListT", "*");

        assertThat(entries.of(ALICE, ORIGIN)).isEqualTo(Map.of(Kind.TEMPLATES, new Count(1, 0)));
    }
}
