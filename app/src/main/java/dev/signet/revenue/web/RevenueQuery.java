package dev.signet.revenue.web;

import dev.signet.figures.view.DayRange;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.revenue.RevenueBy;
import dev.signet.revenue.RevenueFilter;
import dev.signet.revenue.RevenueFilter.Sort;
import dev.signet.rules.fact.Vendor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The filters of 经营统计, as they stand in the address. */
record RevenueQuery(
        @Schema(
                description = "时间范围；custom 时用 from 与 to / the range; custom takes from and to",
                allowableValues = {"today", "yesterday", "7d", "30d", "month", "last-month", "custom"},
                defaultValue = "month")
        @Nullable
        @Size(max = 20)
        String range,

        @Schema(description = "第一天，各账号按其时区 / first day, by each account's zone") @Nullable
        LocalDate from,

        @Schema(description = "最后一天 / last day, included") @Nullable
        LocalDate to,

        @Schema(
                description = "按账号、按通道与网络，或按天 / by account, by carrier and network, or by day",
                defaultValue = "ACCOUNT")
        @Nullable
        RevenueBy by,

        @Schema(description = "只看该账号 / only this account") @Nullable
        Long account,

        @Schema(description = "只看该通道 / only this carrier, by its configured name") @Nullable @Size(max = 40)
        String channel,

        @Schema(description = "只看该网络 / only this network") @Nullable
        Vendor network,

        @Schema(description = "排序；按账号与通道默认 SENT，按天默认 NAME / sorted by; by default SENT, of days NAME") @Nullable
        Sort sort,

        @Schema(description = "升序；默认降序 / the lowest first; the greatest by default") @Nullable
        Boolean ascending) {

    private static final String MONTH = "month";

    RevenueBy told() {
        return by == null ? RevenueBy.ACCOUNT : by;
    }

    Sort sorted() {
        return sort != null ? sort : told() == RevenueBy.DAY ? Sort.NAME : Sort.SENT;
    }

    /** Without any it is this month. */
    DayRange shown(LocalDate today) {
        return DayRange.of(asked(), from, to, today);
    }

    /** @throws dev.signet.platform.Refusal where other days would be shown than are asked for */
    DayRange exactly(LocalDate today) {
        return DayRange.exactly(asked(), from, to, today)
                .orElseThrow(() -> Wording.of("revenue")
                        .refusal(
                                "InvalidParameter",
                                "range.unknown",
                                Quoted.of(String.valueOf(range)),
                                String.valueOf(from),
                                String.valueOf(to),
                                DayRange.MOST_DAYS));
    }

    private @Nullable String asked() {
        return DayRange.asked(MONTH, range, from, to);
    }

    RevenueFilter filter(DayRange days) {
        return new RevenueFilter(
                days.from(),
                days.to(),
                told(),
                account,
                channel == null || channel.isBlank() ? null : channel.strip(),
                network,
                sorted(),
                !Boolean.TRUE.equals(ascending));
    }

    /** What stands in the address beside the range and the order. */
    public String filters() {
        return "&by=" + told()
                + (account == null ? "" : "&account=" + account)
                + (channel == null || channel.isBlank()
                        ? ""
                        : "&channel=" + UriUtils.encode(channel.strip(), StandardCharsets.UTF_8))
                + (network == null ? "" : "&network=" + network);
    }

    /** The order as the address asks for it. */
    public String order() {
        return "&sort=" + sorted() + (Boolean.TRUE.equals(ascending) ? "&ascending=true" : "");
    }

    /** The other order of what it is sorted by, else the greatest of it first. */
    public String orderBy(Sort other) {
        boolean turns = other == sorted() && !Boolean.TRUE.equals(ascending);
        return "&sort=" + other + (turns ? "&ascending=true" : "");
    }

    /** As a table says it to who cannot see: {@code ascending}, {@code descending}; null where it is not sorted by this. */
    public @Nullable String direction(Sort column) {
        return column == sorted() ? Boolean.TRUE.equals(ascending) ? "ascending" : "descending" : null;
    }
}
