package dev.signet.figures.web;

import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.view.FiguresRange;
import dev.signet.platform.Wording;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the calling account sent, in numbers. */
@RestController
@RequestMapping("/v1/figures")
@Tag(name = "figures", description = "发送量统计 / figures of what was sent")
class FiguresController {

    private static final Wording TEXTS = Wording.of("figures");
    private static final String INVALID = "InvalidParameter";

    private final Figures figures;
    private final FiguresRange range;
    private final Accounts accounts;
    private final Clock clock;

    FiguresController(Figures figures, FiguresRange range, Accounts accounts, Clock clock) {
        this.figures = figures;
        this.range = range;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "发送量统计 / figures of a range of days",
            description = "各字段的含义见 app/docs/figures.md；最多晚几秒，asOf 之前的都已计入。"
                    + " What each field means: app/docs/figures.md. Seconds late at most; everything until asOf is in.")
    FiguresBody figures(
            @AuthenticationPrincipal ApiCaller caller, @Valid @ModelAttribute @ParameterObject FiguresForm form) {
        ZoneId zone = accounts.find(caller.accountId()).orElseThrow().zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate to = form.to() == null ? today : form.to();
        LocalDate from = form.from() == null ? to : form.from();
        FiguresBy by = FiguresBy.of(form.by());
        FiguresQuery query = new FiguresQuery(
                caller.accountId(),
                from,
                to,
                by.dimension(form.dimension()),
                by.step(),
                form.value(),
                form.tagValue(),
                rows(form.size()));
        check(query);
        return FiguresBody.of(query, zone, figures.of(query));
    }

    private void check(FiguresQuery query) {
        if (query.to().isBefore(query.from())) {
            throw TEXTS.refusal(INVALID, "range.order", query.from(), query.to());
        }
        boolean hours = query.step() == FiguresQuery.Step.HOUR;
        int most = range.mostDays(hours);
        long days = FiguresRange.days(query.from(), query.to());
        if (days > most) {
            throw TEXTS.refusal(INVALID, hours ? "range.hours" : "range.days", days, most);
        }
    }

    private int rows(@Nullable Integer size) {
        int most = range.mostRows();
        if (size != null && (size < 1 || size > most)) {
            throw TEXTS.refusal(INVALID, "size", size, most);
        }
        return size == null ? most : size;
    }
}
