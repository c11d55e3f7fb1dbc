package dev.signet.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.platform.Refusal;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final String KEY = "test-key";
    private static final String TEXT = "您的订单${order}已发货，预计${date}送达。";

    enum Act {
        RESUBMIT(t -> t.resubmit(revision(200), KEY)),
        APPROVE(t -> t.approve("reviewer", "", "", "", NOW)),
        REJECT(t -> t.reject("reviewer", "不符", "does not fit", NOW)),
        WITHDRAW(t -> t.withdraw(KEY, NOW)),
        DELETE(t -> t.delete(KEY, NOW)),
        SUSPEND(t -> t.suspend("officer", "投诉", NOW)),
        REINSTATE(t -> t.reinstate("officer", "officer2", "核实无误", NOW));

        private final Consumer<Template> on;

        Act(Consumer<Template> on) {
            this.on = on;
        }
    }

    /** Domain-rules 4.2 as a whole: per state the acts that are allowed; every other act is refused. */
    static Stream<Arguments> states() {
        return Stream.of(
                arguments(
                        (Supplier<Template>) TemplateTest::underReview,
                        EnumSet.of(Act.APPROVE, Act.REJECT, Act.WITHDRAW)),
                arguments((Supplier<Template>) TemplateTest::withdrawn, EnumSet.of(Act.RESUBMIT, Act.DELETE)),
                arguments((Supplier<Template>) TemplateTest::rejected, EnumSet.of(Act.RESUBMIT, Act.DELETE)),
                arguments((Supplier<Template>) TemplateTest::approved, EnumSet.of(Act.DELETE, Act.SUSPEND)),
                arguments((Supplier<Template>) TemplateTest::suspended, EnumSet.of(Act.DELETE, Act.REINSTATE)),
                arguments((Supplier<Template>) TemplateTest::cancelled, EnumSet.noneOf(Act.class)));
    }

    @ParameterizedTest
    @MethodSource("states")
    void allowsWhatTheStateAllowsAndRefusesTheRest(Supplier<Template> situation, Set<Act> allowed) {
        for (Act act : Act.values()) {
            Template template = situation.get();
            TemplateState before = template.state();
            int records = template.newRecords().size();
            if (allowed.contains(act)) {
                act.on.accept(template);
                assertThat(template.newRecords()).as(before + " " + act).hasSize(records + 1);
            } else {
                assertThatThrownBy(() -> act.on.accept(template))
                        .as(before + " " + act)
                        .isInstanceOf(Refusal.class);
                assertThat(template.state()).isEqualTo(before);
                assertThat(template.newRecords()).hasSize(records);
            }
        }
    }

    @Test
    @Tag("S5.1-2")
    void isApprovedOnlyByItsReview() {
        Template template = underReview();
        assertThat(template.state()).isEqualTo(TemplateState.UNDER_REVIEW);

        template.approve("reviewer", "", "", "", NOW);

        assertThat(template.state()).isEqualTo(TemplateState.APPROVED);
    }

    @Test
    void refusesWithTheDocumentedCodes() {
        assertThatThrownBy(() -> approved().checkMayModify())
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.code()).isEqualTo("isv.ERROR_TEMPLATE_NOT_MODIFY"));
        assertThatThrownBy(() -> underReview().delete(KEY, NOW))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.code()).isEqualTo("isv.ERROR_TEMPLATE_NOT_DELETE"));
    }

    @Test
    @Tag("S5.1-3")
    void variablesAreThePlacesOfItsText() {
        assertThat(TemplateText.of(TEXT).names()).containsExactly("order", "date");
        assertThat(TemplateText.of("恭喜").names()).isEmpty();
        assertThat(TemplateText.of(TEXT).filled(Map.of("order", "A$1", "date", "6月18日")))
                .isEqualTo("您的订单A$1已发货，预计6月18日送达。");
    }

    @Test
    void everyTransitionLeavesARecord() {
        Template template = rejected();
        template.resubmit(revision(201), KEY);
        template.approve("reviewer2", "", "", "", NOW);

        assertThat(template.newRecords())
                .extracting(r -> r.actor() + " " + r.action() + " " + r.from() + ">" + r.to() + " " + r.orderId())
                .containsExactly(
                        "test-key apply null>UNDER_REVIEW 100",
                        "reviewer reject UNDER_REVIEW>REJECTED 100",
                        "test-key resubmit REJECTED>UNDER_REVIEW 201",
                        "reviewer2 approve UNDER_REVIEW>APPROVED 201");
    }

    @Test
    void whatIsSubmittedAgainStaysAsOldAsItIs() {
        Template template = rejected();
        template.resubmit(revision(201, NOW.plusSeconds(60)), KEY);

        assertThat(Templates.row(template).createdAt()).isEqualTo(NOW);
        assertThat(Templates.row(template).submittedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void theReviewerIsAskedForAttributesTheDoorHadNoPlaceFor() {
        TemplateForm classic =
                TemplateForm.of(TemplateKind.NOTIFICATION, "发货", TEXT).build();
        TemplateForm full = TemplateForm.of(TemplateKind.NOTIFICATION, "发货", TEXT)
                .variableAttributes(Map.of())
                .build();

        assertThat(TemplateFacts.of(classic, List.of()).unstated()).contains("variableAttributes");
        assertThat(TemplateFacts.of(full, List.of()).unstated()).doesNotContain("variableAttributes");
        assertThat(TemplateFacts.of(classic, List.of()).unstated()).doesNotContain("domain", "membersOnly", "intlType");
    }

    @Test
    void findsTextsThatSayAlmostTheSame() {
        assertThat(SimilarTexts.alike("您的订单${order}已发货，请注意查收。", "您的订单${no}已发货，请注意查收！", 70))
                .isTrue();
        assertThat(SimilarTexts.alike("您的订单${order}已发货，请注意查收。", "您的验证码为${code}，5分钟内有效。", 70))
                .isFalse();
    }

    private static TemplateRevision revision(long order) {
        return revision(order, NOW);
    }

    private static TemplateRevision revision(long order, Instant at) {
        TemplateForm form =
                TemplateForm.of(TemplateKind.NOTIFICATION, "发货通知", TEXT).build();
        return TemplateRevision.submitted(
                order, TemplateFacts.of(form, List.of()), new Verdict(List.of(), false, "1-abc"), at);
    }

    static Template underReview() {
        return Template.applied(7, "SMS_100000001", 1, revision(100), KEY);
    }

    private static Template approved() {
        Template template = underReview();
        template.approve("reviewer", "", "", "", NOW);
        return template;
    }

    private static Template withdrawn() {
        Template template = underReview();
        template.withdraw(KEY, NOW);
        return template;
    }

    private static Template rejected() {
        Template template = underReview();
        template.reject("reviewer", "不符", "does not fit", NOW);
        return template;
    }

    private static Template suspended() {
        Template template = approved();
        template.suspend("officer", "投诉", NOW);
        return template;
    }

    private static Template cancelled() {
        Template template = approved();
        template.delete(KEY, NOW);
        return template;
    }
}
