package dev.signet.figures.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.figures.Dimension;
import dev.signet.figures.FiguresAnswer;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.Latency;
import dev.signet.figures.Measure;
import dev.signet.figures.Sums;
import dev.signet.figures.view.PlaceNames;
import dev.signet.platform.Bilingual;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of a range of days. */
@Schema(name = "Figures", description = "发送量统计 / figures of what was sent")
record FiguresBody(
        LocalDate from,
        LocalDate to,

        @Schema(description = "账号时区，天与小时按它分 / zone of days and hours")
        String zone,

        @Schema(description = "此前的都已计入 / everything until then is in")
        Instant asOf,

        @Schema(description = "各行所属的维度 / dimension of the rows")
        String dimension,

        Counts total,
        List<Row> rows,

        @Schema(description = "另有更多行 / there are more rows") boolean more,

        @Schema(description = "latency 各段的上限，秒；最后一段无上限 / upper bounds of latency in seconds; the last has none")
        List<Integer> latencyBounds) {

    private static final int MICROS = 6;

    static FiguresBody of(FiguresQuery query, ZoneId zone, FiguresAnswer answer) {
        return new FiguresBody(
                query.from(),
                query.to(),
                zone.getId(),
                answer.asOf(),
                FiguresBy.spelling(query.dimension()),
                Counts.of(answer.total()),
                answer.rows().stream()
                        .map(row -> Row.of(query.dimension(), row))
                        .toList(),
                answer.more(),
                Latency.bounds());
    }

    /** One day, hour or value. */
    @Schema(name = "FiguresRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            @Nullable LocalDate day,

            @Schema(description = "0 至 23 / 0 to 23") @Nullable
            Integer hour,

            @Schema(description = "维度的值；标签为其键 / value of the dimension; of a tag its key")
            String value,

            @Schema(description = "内地各省的名称，其他为空 / name of a province of the mainland, else none") @Nullable
            Bilingual name,

            @Schema(description = "标签的值，其他维度为空 / value of a tag, else empty")
            String tagValue,

            Counts counts) {

        static Row of(Dimension dimension, FiguresAnswer.Row row) {
            Bilingual name = dimension == Dimension.PLACE ? PlaceNames.of(row.value()) : null;
            return new Row(row.day(), row.hour(), row.value(), name, row.detail(), Counts.of(row.sums()));
        }
    }

    /** Everything that is counted in one place: messages, and the parts they were billed as. */
    @Schema(name = "FiguresCounts")
    record Counts(
            @Schema(description = "全部记录 = messages + blacklisted / all records")
            long records,

            @Schema(description = "发送总数 = delivered + failed + unanswered / all but what the blacklist stopped")
            long messages,

            long parts,
            long delivered,
            long deliveredParts,
            long failed,
            long failedParts,
            long unanswered,
            long unansweredParts,

            @Schema(description = "failed 中未交给运营商的 / of the failed: never meant for a carrier")
            long refused,

            long refusedParts,

            @Schema(description = "黑名单拦截，不计入其他各项 / stopped by the blacklist, in nothing else")
            long blacklisted,

            long blacklistedParts,
            long billedParts,
            long packageParts,

            @Schema(description = "已扣或预留，元 / charged or reserved, in yuan", example = "1.350000")
            BigDecimal spend,

            @Schema(description = "送达用时的分布，各段条数，见 latencyBounds / messages by the time until delivery")
            List<Long> latency) {

        static Counts of(Sums sums) {
            return new Counts(
                    sums.records(),
                    sums.of(Measure.MESSAGES),
                    sums.of(Measure.PARTS),
                    sums.of(Measure.DELIVERED),
                    sums.of(Measure.DELIVERED_PARTS),
                    sums.of(Measure.FAILED),
                    sums.of(Measure.FAILED_PARTS),
                    sums.of(Measure.UNANSWERED),
                    sums.of(Measure.UNANSWERED_PARTS),
                    sums.of(Measure.REFUSED),
                    sums.of(Measure.REFUSED_PARTS),
                    sums.of(Measure.BLACKLISTED),
                    sums.of(Measure.BLACKLISTED_PARTS),
                    sums.of(Measure.BILLED_PARTS),
                    sums.of(Measure.PACKAGE_PARTS),
                    BigDecimal.valueOf(sums.of(Measure.SPEND_MICROS), MICROS),
                    sums.latency());
        }
    }
}
