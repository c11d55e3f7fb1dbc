package dev.signet.bulk.recipients.web;

import dev.signet.bulk.recipients.RecipientCounts;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientListState;
import dev.signet.bulk.recipients.RejectedRow;
import dev.signet.platform.Bilingual;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recipient list as its account sees it. Ids travel as text: they have more digits than a number in JavaScript. */
@Schema(name = "RecipientList", description = "接收号码列表 / the recipients of one bulk task")
record RecipientListAnswer(
        String id,
        String templateCode,

        @Schema(description = "黑名单按此签名核对 / the signature that the blacklists were asked for") @Nullable
        String signName,

        @Schema(description = "手工输入时为空 / empty for numbers given by hand")
        String fileName,

        RecipientListState state,

        @Schema(description = "已读取的百分比 / how much of the file is read")
        int percent,

        CountsAnswer counts,

        @Schema(description = "最先的格式错误行；全部被拒行见 /rejected / the first malformed rows; all in /rejected")
        List<RowAnswer> malformed,

        @Schema(description = "状态为 FAILED 的原因 / why it is FAILED") @Nullable
        FailureAnswer failure,

        Instant createdAt) {

    /** What became of the rows read so far; {@code rows} is the sum of the others. */
    @Schema(name = "RecipientCounts")
    record CountsAnswer(
            int rows,
            @Schema(description = "有效") int valid,
            @Schema(description = "重复，只发送一次 / sent to once") int duplicate,
            @Schema(description = "格式错误") int malformed,

            @Schema(description = "国内外与模板不符 / abroad for a domestic template, or the other way round")
            int foreign,

            @Schema(description = "在黑名单中") int blacklisted) {

        static CountsAnswer of(RecipientCounts counts) {
            return new CountsAnswer(
                    counts.rows(),
                    counts.valid(),
                    counts.duplicate(),
                    counts.malformed(),
                    counts.foreign(),
                    counts.blacklisted());
        }
    }

    /** A row with the number it has in the file. */
    @Schema(name = "MalformedRow")
    record RowAnswer(int row, List<String> cells, String reason, String reasonEn) {

        static RowAnswer of(RejectedRow row) {
            return new RowAnswer(
                    row.rowNumber(),
                    row.cells(),
                    row.reason().zh(),
                    row.reason().en());
        }
    }

    /** Why nothing of a file was taken. */
    @Schema(name = "RecipientListFailure")
    record FailureAnswer(String message, String messageEn) {}

    static RecipientListAnswer of(RecipientList list) {
        Bilingual failure = list.failure();
        return new RecipientListAnswer(
                Long.toString(list.id()),
                list.template().code(),
                list.signName(),
                list.fileName(),
                list.state(),
                list.percent(),
                CountsAnswer.of(list.counts()),
                list.firstMalformed().stream().map(RowAnswer::of).toList(),
                failure == null ? null : new FailureAnswer(failure.zh(), failure.en()),
                list.createdAt());
    }
}
