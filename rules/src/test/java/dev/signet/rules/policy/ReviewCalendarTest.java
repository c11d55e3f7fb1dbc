package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.review.ReviewTables;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped calendar: 9:00 to 23:00, two hours, two working days for public bodies. */
class ReviewCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static ReviewCalendar calendar;

    @BeforeAll
    static void readTheShippedTables() {
        ArrayList<Problem> problems = new ArrayList<>();
        Policies policies = new PolicyReader(PolicyFiles.shipped(), problems).read();
        calendar = ReviewTables.read(policies, problems).calendar();
        assertThat(problems).isEmpty();
    }

    private static String due(String submitted, String reviewClass) {
        return LocalDateTime.ofInstant(
                        calendar.deadline(
                                LocalDateTime.parse(submitted).atZone(SHANGHAI).toInstant(), reviewClass, SHANGHAI),
                        SHANGHAI)
                .toString();
    }

    @Test
    @Tag("RV-1")
    @Tag("S5.2-17")
    void givesTwoHoursWithinTheDay() {
        assertThat(due("2026-11-24T10:00", "standard")).isEqualTo("2026-11-24T12:00");
        assertThat(due("2026-11-24T21:00", "standard")).isEqualTo("2026-11-24T23:00");
    }

    @Test
    @Tag("RV-2")
    @Tag("RV-6")
    @Tag("S5.2-17")
    void carriesTheRestToTheNextMorning() {
        assertThat(due("2026-11-24T22:30", "standard")).isEqualTo("2026-11-25T10:30");
        assertThat(due("2026-11-24T23:00", "standard")).isEqualTo("2026-11-25T11:00");
    }

    @Test
    @Tag("RV-6")
    @Tag("S5.2-17")
    void countsFromTheOpeningWhatCameInAtNight() {
        assertThat(due("2026-11-24T03:00", "standard")).isEqualTo("2026-11-24T11:00");
        assertThat(due("2026-11-24T08:59", "standard")).isEqualTo("2026-11-24T11:00");
        assertThat(due("2026-11-24T09:00", "standard")).isEqualTo("2026-11-24T11:00");
    }

    @Test
    @Tag("RV-2")
    @Tag("S5.2-17")
    void reviewsFromMondayToSundayAndSoOnWeekends() {
        for (int day = 16; day <= 22; day++) {
            assertThat(due("2026-11-%dT09:00".formatted(day), "standard")).isEqualTo("2026-11-%dT11:00".formatted(day));
            assertThat(due("2026-11-%dT21:00".formatted(day), "standard")).isEqualTo("2026-11-%dT23:00".formatted(day));
            assertThat(due("2026-11-%dT21:01".formatted(day), "standard"))
                    .isEqualTo("2026-11-%dT09:01".formatted(day + 1));
        }
    }

    @Test
    @Tag("RV-6")
    @Tag("S5.2-17")
    void givesHolidaysNoHours() {
        assertThat(due("2026-09-30T22:00", "standard")).isEqualTo("2026-10-08T10:00");
        assertThat(due("2026-10-03T12:00", "standard")).isEqualTo("2026-10-08T11:00");
    }

    @Test
    @Tag("RV-4")
    void givesPublicBodiesTwoWorkingDays() {
        assertThat(due("2026-11-24T10:00", "public-body")).isEqualTo("2026-11-26T10:00");
        assertThat(due("2026-11-27T10:00", "public-body")).isEqualTo("2026-12-01T10:00");
        assertThat(due("2026-11-28T10:00", "public-body")).isEqualTo("2026-12-02T09:00");
    }

    @Test
    @Tag("RV-4")
    void countsAWeekendDayThatIsWorkedInExchange() {
        assertThat(due("2026-10-08T10:00", "public-body")).isEqualTo("2026-10-10T10:00");
    }

    @Test
    void refusesAClassItDoesNotKnow() {
        assertThatThrownBy(() -> due("2026-11-24T10:00", "express"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("standard");
    }

    @Test
    void knowsWhenReviewersWork() {
        assertThat(calendar.isOpen(
                        LocalDateTime.parse("2026-11-24T09:00").atZone(SHANGHAI).toInstant(), SHANGHAI))
                .isTrue();
        assertThat(calendar.isOpen(
                        LocalDateTime.parse("2026-11-24T23:00").atZone(SHANGHAI).toInstant(), SHANGHAI))
                .isFalse();
        assertThat(calendar.isOpen(
                        LocalDateTime.parse("2026-10-01T10:00").atZone(SHANGHAI).toInstant(), SHANGHAI))
                .isFalse();
    }
}
