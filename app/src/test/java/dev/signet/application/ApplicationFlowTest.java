package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.application.ReviewSubject.Standing;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.ReviewCalendar;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issue 10: one flow. A further kind goes through all of it with its fact, its norms, and what a decision does to it. */
class ApplicationFlowTest {

    private static final String HEAD = """
            import dev.signet.rules.verdict.Findings
            import dev.signet.rules.policy.Policies
            import dev.signet.application.NumberApplication

            global Findings findings
            global Policies policies

            """;
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final String ACTOR = "account:1";

    private static Rulebook rulebook;

    private final Reviews reviews = mock(Reviews.class);
    private final AuditTrail audit = mock(AuditTrail.class);
    private final Map<Long, Asked> stored = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final ActiveRulebook active = mock(ActiveRulebook.class);
    private final NumberFlow flow = new NumberFlow();

    @BeforeAll
    static void aFurtherKindHasItsNorms() throws Exception {
        rulebook = new RulebookLoader(Set.of("number"))
                .load(PolicyFiles.of(Map.of(
                        "number/purpose/Purpose.drl",
                        "package number\n" + HEAD + """
                        rule "NU-90 The purpose of a number must be stated."
                        when
                            NumberApplication( purpose == "" )
                        then
                            findings.refuse("NU-90", "请填写用途。", "State the purpose.", null);
                        end

                        rule "NU-91 A number must have four digits."
                        when
                            NumberApplication( number.length() != 4 )
                        then
                            findings.refuse("NU-91", "号码须为四位。", "A number has four digits.", null);
                        end

                        rule "NU-92 Where a number is for calls two people should agree."
                        when
                            NumberApplication( purpose == "外呼" )
                        then
                            findings.human("NU-92");
                        end
                        """,
                        "number/purpose/cases.yaml",
                        """
                        fact: own-number
                        defaults: {number: "1069", purpose: 客服}
                        cases:
                          - {name: stated, norm: NU-90, expect: pass}
                          - {name: not stated, norm: NU-90, given: {purpose: ""}, expect: refuse}
                          - {name: four, norm: NU-91, expect: pass}
                          - {name: five, norm: NU-91, given: {number: "10690"}, expect: refuse}
                          - {name: service, norm: NU-92, expect: pass}
                          - {name: calls, norm: NU-92, given: {purpose: 外呼}, expect: human}
                        """,
                        "number/number-texts.csv",
                        """
                        rule,message_zh,message_en,advice_zh,advice_en
                        NU-92,外呼须两人同意。,Two must agree to calls.,,
                        """,
                        "review/second-opinions.csv",
                        "norm,second,meaning\nNU-92,yes,外呼\n",
                        "auto-approval/service/Service.drl",
                        "package autoapproval\n" + HEAD + """
                        rule "AA-90 A number for customer service is approved."
                        when
                            NumberApplication( purpose == "客服" )
                        then
                            findings.approve("AA-90");
                        end
                        """,
                        "auto-approval/service/cases.yaml",
                        """
                        fact: own-number
                        defaults: {number: "1069"}
                        cases:
                          - {name: service, given: {purpose: 客服}, expect: approve}
                          - {name: other, given: {purpose: 回访}, expect: person}
                        """)));
    }

    @BeforeEach
    void theRulebookServes() {
        when(active.current()).thenReturn(rulebook);
    }

    @Test
    void isRefusedWithEveryFindingAndNothingStored() {
        assertThatThrownBy(() -> apply("10690", ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("NU-90")
                .hasMessageContaining("NU-91");

        assertThat(stored).isEmpty();
        verify(reviews, never()).start(any());
        verify(audit, never()).recordOf(anyLong(), any(), any(), any(), any(), anyMap());
    }

    @Test
    void isApprovedByTheTableAndTold() {
        Asked asked = apply("1069", "客服");

        assertThat(asked.state).isEqualTo("approved");
        assertThat(told).containsExactly("1069 approved");
        verify(reviews, never()).start(any());
        verify(audit)
                .recordOf(
                        1,
                        ACTOR,
                        "number.applied",
                        "number",
                        "7",
                        Map.of("rulebook", rulebook.version(), "approvedByRulebook", true));
    }

    @Test
    void isHandedToAPersonWhoDecides() {
        Asked asked = apply("1069", "回访");
        assertThat(asked.state).isEqualTo("waits");
        assertThat(told).isEmpty();
        assertThat(flow.standing(7)).isEqualTo(Standing.WAITS);
        verify(reviews).start(flow.request(7));

        flow.decide(7, decision(true));

        assertThat(asked.state).isEqualTo("approved");
        assertThat(flow.standing(7)).isEqualTo(Standing.OVER);
        assertThat(told).containsExactly("1069 approved");
        verify(audit)
                .recordOf(
                        1,
                        "ann",
                        "number.approved",
                        "number",
                        "7",
                        Map.of("reviewers", List.of("ann"), "reasonCodes", List.of(), "comment", "好", "was", "waits"));
    }

    @Test
    void isHandedToTwoPeopleWhereTheTableOfSecondOpinionsSaysSo() {
        apply("1069", "回访");
        verify(reviews).start(new ReviewRequest("number", 7, 1, null, false, ReviewCalendar.STANDARD, NOW));

        apply("1069", "外呼");
        verify(reviews).start(new ReviewRequest("number", 7, 1, null, true, ReviewCalendar.STANDARD, NOW));
        assertThat(flow.request(7).highRisk()).isTrue();
        assertThat(flow.waiting()).containsExactly(7L);
    }

    @Test
    void isNotApprovedByAPersonWhereANormForbidsIt() {
        Asked asked = apply("1069", "回访");
        asked.purpose = "";

        assertThatThrownBy(() -> flow.decide(7, decision(true)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("NU-90");
        assertThat(asked.state).isEqualTo("waits");

        flow.decide(7, decision(false));
        assertThat(asked.state).isEqualTo("rejected");
        assertThat(told).containsExactly("1069 rejected");
        verify(audit).recordOf(eq(1L), eq("ann"), eq("number.rejected"), eq("number"), eq("7"), anyMap());
    }

    private Asked apply(String number, String purpose) {
        Verdict verdict = ApplicationFlow.judge(rulebook, new NumberApplication(number, purpose));
        Asked asked = new Asked(number, purpose);
        flow.begin(asked, verdict, ACTOR, "number.applied", Map.of());
        return asked;
    }

    private static ReviewDecision decision(boolean approved) {
        return new ReviewDecision(
                approved, approved ? List.of() : List.of("R-N01"), "好", "", "", List.of(), List.of("ann"), NOW);
    }

    private static final class Asked implements Applied {

        private final String number;
        private String purpose;
        private String state = "waits";

        private Asked(String number, String purpose) {
            this.number = number;
            this.purpose = purpose;
        }

        @Override
        public long id() {
            return 7;
        }

        @Override
        public long accountId() {
            return 1;
        }

        @Override
        public Instant submittedAt() {
            return NOW;
        }

        @Override
        public boolean underReview() {
            return state.equals("waits");
        }
    }

    private final class Kept implements Applications<Asked> {

        @Override
        public Optional<Asked> find(long id) {
            return Optional.ofNullable(stored.get(id));
        }

        @Override
        public Optional<Asked> lock(long id) {
            return find(id);
        }

        @Override
        public List<Long> waiting() {
            return stored.values().stream()
                    .filter(Asked::underReview)
                    .map(Asked::id)
                    .toList();
        }
    }

    private final class NumberFlow extends ApplicationFlow<Asked> {

        private NumberFlow() {
            super(
                    new ReviewedKind(
                            "number",
                            "NumberReviewProcess",
                            "numberId",
                            "number-reviewers",
                            "numbers",
                            Wording.of("signature")),
                    new Kept(),
                    active,
                    reviews,
                    audit);
        }

        @Override
        protected void enter(Asked asked, boolean approved) {
            asked.state = approved ? "approved" : "waits";
            stored.put(asked.id(), asked);
        }

        @Override
        protected Verdict verdict(Asked asked) {
            return rulebook.judge(new NumberApplication(asked.number, asked.purpose));
        }

        @Override
        protected ReviewScreen screen(Asked asked) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected String title(Asked asked) {
            return asked.number;
        }

        @Override
        public boolean fillIn(long id, Map<String, String> facts, String reviewer) {
            return false;
        }

        @Override
        protected Map<String, ?> settle(Asked asked, Verdict verdict, ReviewDecision decision, Instant at) {
            String was = asked.state;
            asked.state = decision.approved() ? "approved" : "rejected";
            return Map.of("was", was);
        }

        @Override
        protected String action(boolean approved) {
            return approved ? "number.approved" : "number.rejected";
        }

        @Override
        protected void tell(Asked asked, boolean approved) {
            told.add(asked.number + (approved ? " approved" : " rejected"));
        }
    }
}
