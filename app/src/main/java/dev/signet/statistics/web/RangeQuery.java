package dev.signet.statistics.web;

import dev.signet.figures.view.DayRange;
import dev.signet.platform.Wording;
import dev.signet.statistics.Breakdown;
import dev.signet.statistics.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which days, and of what, as it stands in the address of a page that narrows by nothing else. */
record RangeQuery(
        @Schema(
                description = "时间范围；custom 时用 from 与 to / the range; custom takes from and to",
                allowableValues = {"today", "yesterday", "7d", "30d", "month", "last-month", "custom"},
                defaultValue = "7d")
        @Nullable
        @Size(max = 20)
        String range,

        @Schema(description = "第一天，账号时区 / first day, in the account's zone") @Nullable
        LocalDate from,

        @Schema(description = "最后一天 / last day, included") @Nullable
        LocalDate to) {

    DayRange shown(LocalDate today) {
        return DayRange.of(range, from, to, today);
    }

    /** @throws dev.signet.platform.Refusal where that would be other days than are asked for */
    DayRange exact(LocalDate today) {
        return DayRange.exactly(range, from, to, today)
                .orElseThrow(() ->
                        Wording.of("statistics").refusal("InvalidParameter", "range.refused", DayRange.MOST_DAYS));
    }

    static Breakdown.By by(Breakdown.@Nullable By by) {
        return by == null ? Breakdown.By.CODE : by;
    }

    static Scope scope(@Nullable Scope scope) {
        return scope == null ? Scope.DOMESTIC : scope;
    }
}
