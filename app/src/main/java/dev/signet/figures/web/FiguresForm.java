package dev.signet.figures.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked for, as it stands in the address. */
record FiguresForm(
        @Schema(description = "第一天，账号时区；不填同 to / first day, in the account's zone; as to where it is left out")
        @Nullable
        LocalDate from,

        @Schema(description = "最后一天；不填为今天 / last day; today where it is left out") @Nullable
        LocalDate to,

        @Schema(
                description = "按天、按小时，或按一个维度 / by day, by hour, or by one dimension",
                allowableValues = {
                    "day",
                    "hour",
                    "signature",
                    "template",
                    "kind",
                    "place",
                    "vendor",
                    "channel",
                    "code",
                    "carrierCode",
                    "principal",
                    "tag",
                    "task",
                    "text",
                    "kindPlace",
                    "route",
                    "kindSignature"
                },
                defaultValue = "day")
        @Nullable
        @Size(max = 20)
        String by,

        @Schema(description = "按天或按小时时，再按这个维度分 / by day or hour: told apart by this dimension, too")
        @Nullable
        @Size(max = 20)
        String dimension,

        @Schema(description = "只看该维度的这个值；标签为其键 / only this value of the dimension; of a tag its key")
        @Nullable
        @Size(max = 128)
        String value,

        @Schema(description = "只看标签的这个值 / only this value of the tag") @Nullable @Size(max = 128)
        String tagValue,

        @Schema(description = "最多行数 / rows at most") @Nullable
        Integer size) {}
