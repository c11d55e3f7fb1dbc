package dev.signet.bulk.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import dev.signet.rules.send.SendWindow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped window, 8:00 to 22:00 in the mainland, at its edges and over the night. */
class SendHoursTest {

    private static final Instant OPENING = Instant.parse("2026-11-25T00:00:00Z");
    private static final Instant CLOSING = Instant.parse("2026-11-25T14:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NIGHT = Duration.ofHours(10);

    private static SendWindow window;

    @BeforeAll
    static void readTheShippedWindow() throws RulebookRejected {
        window = SendWindow.of(new RulebookLoader().load(PolicyFiles.shipped()).policies());
    }

    private static SendHours of(TemplateKind kind) {
        return new SendHours(kind, window);
    }

    @ParameterizedTest
    @Tag("S6.3-15")
    @EnumSource(value = TemplateKind.class, names = "INTERNATIONAL", mode = EnumSource.Mode.EXCLUDE)
    void startsDomesticTasksWithinTheWindowOnly(TemplateKind kind) {
        SendHours hours = of(kind);

        assertThat(hours.mayStart(OPENING.minusMillis(1))).isFalse();
        assertThat(hours.mayStart(OPENING)).isTrue();
        assertThat(hours.mayStart(CLOSING.minusMillis(1))).isTrue();
        assertThat(hours.mayStart(CLOSING)).isFalse();
        assertThat(hours.nextStart(OPENING)).isEqualTo(OPENING);
        assertThat(hours.nextStart(CLOSING)).isEqualTo(OPENING.plus(DAY));
        assertThat(hours.opening(OPENING.minusMillis(1))).isEqualTo(OPENING);
        assertThat(hours.opening(OPENING)).isNull();
    }

    @Test
    void knowsNoHoursAbroad() {
        SendHours hours = of(TemplateKind.INTERNATIONAL);

        assertThat(hours.mayStart(CLOSING)).isTrue();
        assertThat(hours.nextStart(CLOSING)).isEqualTo(CLOSING);
        assertThat(hours.mayRun(CLOSING)).isTrue();
        assertThat(hours.closing(OPENING)).isNull();
        assertThat(hours.after(CLOSING, NIGHT)).isEqualTo(CLOSING.plus(NIGHT));
    }

    @Test
    void letsNotificationsRunOnAndStopsPromotion() {
        assertThat(of(TemplateKind.NOTIFICATION).mayRun(CLOSING)).isTrue();
        assertThat(of(TemplateKind.NOTIFICATION).closing(OPENING)).isNull();
        assertThat(of(TemplateKind.PROMOTIONAL).mayRun(CLOSING)).isFalse();
        assertThat(of(TemplateKind.PROMOTIONAL).mayRun(CLOSING.minusMillis(1))).isTrue();
        assertThat(of(TemplateKind.PROMOTIONAL).closing(OPENING)).isEqualTo(CLOSING);
    }

    @Test
    void reckonsTheWorkOfPromotionWithoutItsNights() {
        SendHours hours = of(TemplateKind.PROMOTIONAL);
        Duration hour = Duration.ofHours(1);

        assertThat(hours.after(CLOSING.minus(hour), hour)).isEqualTo(CLOSING);
        assertThat(hours.after(CLOSING.minus(hour), hour.plusSeconds(1)))
                .isEqualTo(OPENING.plus(DAY).plusSeconds(1));
        assertThat(hours.after(CLOSING, hour)).isEqualTo(OPENING.plus(DAY).plus(hour));
        assertThat(hours.after(OPENING, Duration.ofHours(30)))
                .isEqualTo(OPENING.plus(DAY).plus(DAY).plusSeconds(7200));
    }

    @Test
    void showsTimesOnTheMainlandsClock() {
        assertThat(SendHours.text(CLOSING)).isEqualTo("2026-11-25 22:00:00");
        assertThat(of(TemplateKind.PROMOTIONAL).opens()).isEqualTo("08:00");
        assertThat(of(TemplateKind.PROMOTIONAL).closes()).isEqualTo("22:00");
    }
}
