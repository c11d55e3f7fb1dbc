package dev.signet.signature;

import static dev.signet.rules.fact.Scenario.GENERAL;
import static dev.signet.rules.fact.Scenario.VERIFICATION;
import static dev.signet.signature.SignatureAction.BULK_SEND;
import static dev.signet.signature.SignatureAction.DELETE;
import static dev.signet.signature.SignatureAction.FIX;
import static dev.signet.signature.SignatureAction.MODIFY;
import static dev.signet.signature.SignatureAction.RECORDS;
import static dev.signet.signature.SignatureFixtures.KEY;
import static dev.signet.signature.SignatureFixtures.NAME;
import static dev.signet.signature.SignatureFixtures.NOW;
import static dev.signet.signature.SignatureFixtures.approved;
import static dev.signet.signature.SignatureFixtures.cancelled;
import static dev.signet.signature.SignatureFixtures.conversionRejected;
import static dev.signet.signature.SignatureFixtures.conversionWithdrawn;
import static dev.signet.signature.SignatureFixtures.converting;
import static dev.signet.signature.SignatureFixtures.form;
import static dev.signet.signature.SignatureFixtures.platformTest;
import static dev.signet.signature.SignatureFixtures.rejected;
import static dev.signet.signature.SignatureFixtures.revision;
import static dev.signet.signature.SignatureFixtures.suspended;
import static dev.signet.signature.SignatureFixtures.underReview;
import static dev.signet.signature.SignatureFixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.platform.Refusal;
import dev.signet.rules.fact.Scenario;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {

    enum Act {
        RESUBMIT_VERIFICATION(s -> s.resubmit(form(VERIFICATION), revision(VERIFICATION), KEY)),
        RESUBMIT_GENERAL(s -> s.resubmit(form(GENERAL), revision(GENERAL), KEY)),
        APPROVE(s -> s.approve("reviewer", "", "", "", NOW)),
        REJECT(s -> s.reject("reviewer", "不符", "does not fit", NOW)),
        WITHDRAW(s -> s.withdraw(KEY, NOW)),
        DELETE_IT(s -> s.delete(KEY, NOW)),
        SUSPEND(s -> s.suspend("officer", "投诉", NOW)),
        REINSTATE(s -> s.reinstate("officer", "officer2", "核实无误", NOW));

        private final Consumer<Signature> on;

        Act(Consumer<Signature> on) {
            this.on = on;
        }
    }

    /** Domain-rules 4.2 as a whole: per situation the acts that are allowed; every other act is refused. */
    static Stream<Arguments> situations() {
        return Stream.of(
                arguments(
                        "under review",
                        (Supplier<Signature>) () -> underReview(GENERAL),
                        EnumSet.of(Act.APPROVE, Act.REJECT, Act.WITHDRAW)),
                arguments(
                        "withdrawn",
                        (Supplier<Signature>) () -> withdrawn(VERIFICATION),
                        EnumSet.of(Act.RESUBMIT_VERIFICATION, Act.RESUBMIT_GENERAL, Act.DELETE_IT)),
                arguments(
                        "rejected",
                        (Supplier<Signature>) () -> rejected(VERIFICATION),
                        EnumSet.of(Act.RESUBMIT_VERIFICATION, Act.RESUBMIT_GENERAL, Act.DELETE_IT)),
                arguments(
                        "approved verification",
                        (Supplier<Signature>) () -> approved(VERIFICATION),
                        EnumSet.of(Act.RESUBMIT_GENERAL, Act.DELETE_IT, Act.SUSPEND)),
                arguments(
                        "approved general",
                        (Supplier<Signature>) () -> approved(GENERAL),
                        EnumSet.of(Act.DELETE_IT, Act.SUSPEND)),
                arguments(
                        "converting",
                        (Supplier<Signature>) SignatureFixtures::converting,
                        EnumSet.of(Act.APPROVE, Act.REJECT, Act.WITHDRAW, Act.SUSPEND)),
                arguments(
                        "conversion withdrawn",
                        (Supplier<Signature>) SignatureFixtures::conversionWithdrawn,
                        EnumSet.of(Act.RESUBMIT_GENERAL, Act.DELETE_IT, Act.SUSPEND)),
                arguments(
                        "conversion rejected",
                        (Supplier<Signature>) SignatureFixtures::conversionRejected,
                        EnumSet.of(Act.RESUBMIT_GENERAL, Act.DELETE_IT, Act.SUSPEND)),
                arguments(
                        "suspended",
                        (Supplier<Signature>) () -> suspended(VERIFICATION),
                        EnumSet.of(Act.DELETE_IT, Act.REINSTATE)),
                arguments("cancelled", (Supplier<Signature>) SignatureFixtures::cancelled, EnumSet.noneOf(Act.class)),
                arguments(
                        "platform test",
                        (Supplier<Signature>) SignatureFixtures::platformTest,
                        EnumSet.of(Act.SUSPEND)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    @Tag("S4.1-15")
    @Tag("S4.4-3")
    @Tag("S4.4-4")
    void allowsWhatTheStateAllowsAndRefusesTheRest(String name, Supplier<Signature> situation, Set<Act> allowed) {
        for (Act act : Act.values()) {
            Signature signature = situation.get();
            SignatureState before = signature.state();
            int records = signature.newRecords().size();
            if (allowed.contains(act)) {
                act.on.accept(signature);
                assertThat(signature.newRecords()).as(name + " " + act).hasSize(records + 1);
            } else {
                assertThatThrownBy(() -> act.on.accept(signature))
                        .as(name + " " + act)
                        .isInstanceOf(Refusal.class);
                assertThat(signature.state()).as(name + " " + act).isEqualTo(before);
                assertThat(signature.newRecords()).as(name + " " + act).hasSize(records);
            }
        }
    }

    @Test
    @Tag("S4.1-10")
    @Tag("S4.1-15")
    void isUsableOnlyAfterItsReview() {
        Signature signature = underReview(GENERAL);
        assertThat(signature.usableRevision()).isEmpty();

        signature.reject("reviewer", "不符", "does not fit", NOW);
        assertThat(signature.usableRevision()).isEmpty();
        assertThat(signature.state()).isEqualTo(SignatureState.REJECTED);

        signature.resubmit(form(GENERAL), revision(GENERAL), KEY);
        assertThat(signature.usableRevision()).isEmpty();
        assertThat(signature.state()).isEqualTo(SignatureState.UNDER_REVIEW);

        signature.approve("reviewer", "", "", "", NOW);
        assertThat(signature.usableRevision()).isPresent();
        assertThat(signature.state()).isEqualTo(SignatureState.APPROVED);
    }

    @Test
    @Tag("S4.4-3")
    void anApprovedGeneralSignatureCanOnlyBeDeleted() {
        Signature signature = approved(GENERAL);

        assertRefused(() -> signature.checkMayModify(form(GENERAL)), "isv.ERROR_SIGN_NOT_MODIFY");
        assertRefused(() -> signature.checkMayModify(form(VERIFICATION)), "isv.ERROR_SIGN_NOT_MODIFY");
        signature.delete(KEY, NOW);

        assertThat(signature.state()).isEqualTo(SignatureState.CANCELLED);
    }

    @Test
    @Tag("S4.4-4")
    void nothingChangesUnderReview() {
        Signature signature = underReview(VERIFICATION);

        assertRefused(() -> signature.checkMayModify(form(VERIFICATION)), "isv.ERROR_SIGN_NOT_MODIFY");
        assertRefused(() -> signature.delete(KEY, NOW), "isv.ERROR_SIGN_NOT_DELETE");
    }

    @Test
    @Tag("S4.4-5")
    void itsTextStaysAsItWas() {
        Signature signature = rejected(GENERAL);

        signature.resubmit(form(VERIFICATION), revision(VERIFICATION), KEY);

        assertThat(signature.name()).isEqualTo(NAME);
        assertThat(signature.undecided().facts().claim().scenario()).isEqualTo(VERIFICATION);
    }

    @Test
    @Tag("S4.4-2")
    @Tag("S4.4-6")
    @Tag("S4.4-12")
    void theOldScenarioServesUntilTheConversionIsApproved() {
        Signature signature = converting();
        assertThat(signature.state()).isEqualTo(SignatureState.APPROVED);
        assertThat(usableScenario(signature)).isEqualTo(VERIFICATION);

        signature.approve("reviewer", "", "", "", NOW);

        assertThat(usableScenario(signature)).isEqualTo(GENERAL);
        assertThat(signature.openRevision()).isEmpty();
    }

    @Test
    @Tag("S4.4-12")
    void aRejectedConversionTakesNothingAway() {
        Signature signature = conversionRejected();

        assertThat(signature.state()).isEqualTo(SignatureState.APPROVED);
        assertThat(usableScenario(signature)).isEqualTo(VERIFICATION);
        assertThat(signature.openRevision()).hasValueSatisfying(open -> {
            assertThat(open.state()).isEqualTo(SignatureState.REJECTED);
            assertThat(open.reason()).isEqualTo("未上线");
        });
    }

    @Test
    @Tag("S4.4-2")
    void conversionGoesOneWayOnly() {
        assertThat(approved(VERIFICATION).convertsBy(GENERAL)).isTrue();
        assertThat(approved(VERIFICATION).convertsBy(VERIFICATION)).isFalse();
        assertThat(approved(GENERAL).convertsBy(VERIFICATION)).isFalse();
        assertThat(converting().convertsBy(GENERAL)).isFalse();
        assertRefused(() -> approved(VERIFICATION).checkMayModify(form(VERIFICATION)), "isv.ERROR_SIGN_NOT_MODIFY");
    }

    @Test
    @Tag("S4.4-10")
    void offersTheActionsOfTheMatrix() {
        assertThat(newestActions(approved(VERIFICATION))).containsExactlyInAnyOrder(MODIFY, BULK_SEND, RECORDS, DELETE);
        assertThat(newestActions(approved(GENERAL))).containsExactlyInAnyOrder(BULK_SEND, RECORDS, DELETE);
        assertThat(newestActions(underReview(GENERAL))).isEmpty();
        assertThat(newestActions(underReview(VERIFICATION))).isEmpty();
        assertThat(newestActions(rejected(GENERAL))).containsExactlyInAnyOrder(FIX, RECORDS, DELETE);
        assertThat(newestActions(rejected(VERIFICATION))).containsExactlyInAnyOrder(FIX, RECORDS, DELETE);
        assertThat(newestActions(suspended(VERIFICATION))).containsExactlyInAnyOrder(RECORDS, DELETE);
        assertThat(newestActions(cancelled())).isEmpty();
    }

    @Test
    @Tag("S4.4-11")
    void thePlatformsTestSignatureHasNoActions() {
        Signature signature = platformTest();

        assertThat(signature.state()).isEqualTo(SignatureState.APPROVED);
        assertThat(usableScenario(signature)).isEqualTo(GENERAL);
        assertThat(signature.name()).endsWith("测试专用");
        assertThat(newestActions(signature)).isEmpty();
        assertRefused(() -> signature.checkMayModify(form(GENERAL)), "isv.ERROR_SIGN_NOT_MODIFY");
        assertRefused(() -> signature.delete(KEY, NOW), "isv.ERROR_SIGN_NOT_DELETE");
    }

    @Test
    @Tag("S4.4-12")
    void aConversionShowsAsTwoRowsOfWhichTheOldOneCanStillSend() {
        Signature signature = converting();

        assertThat(signature.rows()).hasSize(2);
        assertThat(signature.actions(signature.rows().get(0))).isEmpty();
        assertThat(signature.rows().get(0).facts().claim().scenario()).isEqualTo(GENERAL);
        assertThat(signature.actions(signature.rows().get(1))).containsExactlyInAnyOrder(BULK_SEND, RECORDS);
        assertThat(signature.rows().get(1).facts().claim().scenario()).isEqualTo(VERIFICATION);
    }

    @Test
    @Tag("S4.4-1")
    void everyTransitionLeavesARecordWithItsReason() {
        Signature signature = underReview(GENERAL);
        signature.reject("reviewer", "请补充授权书", "add the letter", NOW);
        signature.resubmit(form(GENERAL), revision(GENERAL), KEY);
        signature.approve("reviewer2", "已核实", "", "", NOW);
        signature.suspend("officer", "投诉", NOW);
        signature.reinstate("officer", "officer2", "核实无误", NOW);
        signature.delete(KEY, NOW);

        assertThat(signature.newRecords())
                .extracting(r -> r.actor() + " " + r.action() + " " + r.from() + ">" + r.to() + " " + r.note())
                .containsExactly(
                        "test-key apply null>UNDER_REVIEW 登录",
                        "reviewer reject UNDER_REVIEW>REJECTED 请补充授权书",
                        "test-key resubmit REJECTED>UNDER_REVIEW 登录",
                        "reviewer2 approve UNDER_REVIEW>APPROVED 已核实",
                        "officer suspend APPROVED>SUSPENDED 投诉",
                        "officer reinstate SUSPENDED>APPROVED 核实无误",
                        "test-key delete APPROVED>CANCELLED ");
        assertThat(signature.newRecords())
                .allSatisfy(record -> assertThat(record.at()).isEqualTo(NOW));
    }

    @Test
    void aSuspensionOutlivesTheApprovalOfAConversion() {
        Signature signature = converting();
        signature.suspend("officer", "投诉", NOW);

        signature.approve("reviewer", "", "", "", NOW);

        assertThat(signature.state()).isEqualTo(SignatureState.SUSPENDED);
        assertThat(signature.stateOf(signature.rows().get(0))).isEqualTo(SignatureState.SUSPENDED);
    }

    @Test
    void aSuspensionNeedsAReason() {
        assertRefused(() -> approved(GENERAL).suspend("officer", " ", NOW), "isv.INVALID_PARAMETERS");
        assertRefused(() -> approved(GENERAL).suspend("officer", "x".repeat(501), NOW), "isv.INVALID_PARAMETERS");
        assertThat(suspended(GENERAL).suspension()).isEqualTo("投诉");
    }

    private static Scenario usableScenario(Signature signature) {
        return signature.usableRevision().orElseThrow().facts().claim().scenario();
    }

    private static Set<SignatureAction> newestActions(Signature signature) {
        return signature.actions(signature.rows().get(0));
    }

    private static void assertRefused(ThrowingCallable act, String code) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.messageZh()).isNotBlank();
            assertThat(refusal.messageEn()).isNotBlank();
        });
    }

    @Test // #12
    void aWithdrawalLeavesWhatWasUsableAndCountsAsNoDecision() {
        Signature first = withdrawn(VERIFICATION);
        Signature conversion = conversionWithdrawn();

        assertThat(first.state()).isEqualTo(SignatureState.WITHDRAWN);
        assertThat(first.newest().decidedAt()).isNull();
        assertThat(newestActions(first)).containsExactlyInAnyOrder(FIX, RECORDS, DELETE);
        assertThat(conversion.state()).isEqualTo(SignatureState.APPROVED);
        assertThat(conversion.rows())
                .extracting(SignatureRevision::state)
                .containsExactly(SignatureState.WITHDRAWN, SignatureState.APPROVED);
        first.resubmit(form(GENERAL), revision(GENERAL), KEY);
        assertThat(first.newRecords())
                .extracting(record -> record.action() + " " + record.from() + " " + record.to())
                .containsExactly(
                        "apply null UNDER_REVIEW",
                        "withdraw UNDER_REVIEW WITHDRAWN",
                        "resubmit WITHDRAWN UNDER_REVIEW");
    }
}
