package dev.signet.cost.web;

import dev.signet.billing.movement.MovementKind;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.Wording;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which days of 收支明细, and which kind of lines, as they stand in the address; the present month where it names none. */
record TransactionQuery(
        @Schema(
                description = "时间范围；custom 时用 from 与 to / the range; custom takes from and to",
                allowableValues = {"today", "yesterday", "7d", "30d", "month", "last-month", "custom"},
                defaultValue = "month")
        @Nullable
        @Size(max = 20)
        String range,

        @Schema(description = "第一天，账号时区 / first day, in the account's zone") @Nullable
        LocalDate from,

        @Schema(description = "最后一天 / last day, included") @Nullable
        LocalDate to,

        @Schema(description = "种类 / kind of lines") @Nullable
        MovementKind kind) {

    DayRange shown(LocalDate today) {
        return DayRange.of(asked(), from, to, today);
    }

    /** @throws dev.signet.platform.Refusal where that would be other days than are asked for */
    DayRange exact(LocalDate today) {
        return DayRange.exactly(asked(), from, to, today)
                .orElseThrow(() -> Wording.of("cost").refusal("InvalidParameter", "range.refused", DayRange.MOST_DAYS));
    }

    private @Nullable String asked() {
        return DayRange.asked("month", range, from, to);
    }
}
