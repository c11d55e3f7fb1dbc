package dev.signet.revenue.statement.web;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.revenue.statement.Difference;
import dev.signet.revenue.statement.DifferenceKind;
import dev.signet.revenue.statement.Statement;
import dev.signet.revenue.statement.StatementState;
import dev.signet.revenue.statement.Statements;
import dev.signet.revenue.statement.TheirStatus;
import dev.signet.sending.message.SendStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Carriers' monthly statements, for programs. */
@RestController
@RequestMapping("/v1/admin/carrier-statements")
@Tag(name = "carrier-statements", description = "运营商对账 / carriers' monthly statements against what was sent")
class StatementController {

    private static final int MOST = 500;

    private final Statements statements;
    private final DifferenceFile file;

    StatementController(Statements statements, DifferenceFile file) {
        this.statements = statements;
        this.file = file;
    }

    @Schema(name = "CarrierStatementKind")
    record KindAnswer(
            DifferenceKind kind,
            Bilingual name,
            long found,

            @Schema(description = "运营商收取，元 / what it asks for, in yuan")
            BigDecimal theirs,

            @Schema(description = "按价格表应付，元 / by the price file, in yuan")
            BigDecimal ours) {}

    @Schema(name = "CarrierStatement", description = "一份对账单 / a statement of a month")
    record StatementAnswer(
            String id,
            String carrier,

            @Schema(example = "2026-11") String month,

            String fileName,
            String sha256,
            long octets,
            String importedBy,
            Instant importedAt,
            StatementState state,

            @Schema(description = "已读取的百分比 / of the file that has been read")
            int percent,

            @Nullable Bilingual failure,
            long lines,

            @Schema(description = "对上的消息数 / messages of ours that it names")
            long matched,

            @Schema(description = "其中没有运营商价格的 / of these without a carrier price")
            long priceless,

            long theirParts,
            BigDecimal theirs,
            long ourParts,
            BigDecimal ours,

            @Schema(description = "争议：多收，元 / in dispute: what it asks for above ours")
            BigDecimal over,

            @Schema(description = "少收，元 / what it asks less")
            BigDecimal under,

            @Schema(description = "多数行对不上：运营商或月份可能选错 / most lines are nobody's: another carrier or month may be meant")
            boolean ofAnother,

            @Nullable Instant endedAt,
            List<KindAnswer> kinds) {

        private static final Wording TEXTS = Wording.of("revenue");

        static StatementAnswer of(Statement statement) {
            return new StatementAnswer(
                    Long.toString(statement.id()),
                    statement.carrier(),
                    statement.month().toString(),
                    statement.fileName(),
                    statement.digest(),
                    statement.octets(),
                    statement.importedBy(),
                    statement.importedAt(),
                    statement.state(),
                    statement.percent(),
                    statement.failure(),
                    statement.lines(),
                    statement.matched(),
                    statement.priceless(),
                    statement.theirParts(),
                    statement.theirs(),
                    statement.ourParts(),
                    statement.ours(),
                    statement.over(),
                    statement.under(),
                    statement.isOfAnother(),
                    statement.endedAt(),
                    Arrays.stream(DifferenceKind.values())
                            .map(kind -> new KindAnswer(
                                    kind,
                                    TEXTS.text("statement.kind." + kind),
                                    statement.count(kind).found(),
                                    statement.count(kind).theirs(),
                                    statement.count(kind).ours()))
                            .toList());
        }
    }

    @Schema(name = "CarrierStatementDifference")
    record DifferenceAnswer(
            DifferenceKind kind,

            @Schema(description = "下一页的 after / the next page's after")
            String ref,

            @Schema(description = "文件行号，0 为没有 / line of the file; 0: none")
            int line,

            String carrierMessageId,
            @Nullable String messageId,
            @Nullable String accountId,
            @Nullable Integer theirParts,
            @Nullable Integer ourParts,
            @Nullable TheirStatus theirStatus,
            @Nullable SendStatus ourStatus,
            @Nullable BigDecimal theirs,
            @Nullable BigDecimal ours,
            @Nullable Instant at,

            @Schema(description = "读不出的列 / the column that cannot be read")
            String column) {

        static DifferenceAnswer of(Difference each) {
            return new DifferenceAnswer(
                    each.kind(),
                    Long.toString(each.ref()),
                    each.line(),
                    each.carrierId(),
                    each.messageId() == null ? null : Long.toString(each.messageId()),
                    each.accountId() == null ? null : Long.toString(each.accountId()),
                    each.theirParts(),
                    each.ourParts(),
                    each.theirStatus(),
                    each.ourState() == null ? null : each.ourState().shown(),
                    each.theirs(),
                    each.ours(),
                    each.at(),
                    each.note());
        }
    }

    @GetMapping
    @Operation(summary = "对账单，新的月份在前 / statements, the latest month first")
    List<StatementAnswer> list(
            @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size) {
        return statements.newest((page - 1L) * size, size).stream()
                .map(StatementAnswer::of)
                .toList();
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "导入对账单 / bring in a statement",
            description = "CSV，UTF-8 或 GBK，首行为列名；在后台读取与比对，同一文件只算一份。格式见 app/docs/staff.md。"
                    + " CSV in UTF-8 or GBK whose first line names the columns (app/docs/staff.md); read and compared in the"
                    + " background. The same file for the same carrier and month is one.")
    StatementAnswer take(
            @RequestParam String carrier, @RequestParam String month, @RequestParam MultipartFile file, Principal who)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return StatementAnswer.of(statements
                    .take(
                            who.getName(),
                            carrier,
                            month,
                            Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                            content)
                    .statement());
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "一份对账单 / one of them")
    StatementAnswer show(@PathVariable long id) {
        return StatementAnswer.of(statements.require(id));
    }

    @GetMapping("/{id}/differences")
    @Operation(
            summary = "差异 / where it is other than our messages",
            description = "kind 与 after（上一页最后一条的 ref）一起用于翻页。 kind with after, the ref of the last one seen, reads on.")
    List<DifferenceAnswer> differences(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable DifferenceKind kind,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size) {
        Statement statement = statements.require(id);
        return statements
                .differences(statement.id(), kind, kind == null ? null : Difference.behind(kind, after), size)
                .stream()
                .map(DifferenceAnswer::of)
                .toList();
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "下载差异 / the differences as a file for a spreadsheet")
    void file(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable DifferenceKind kind,
            @RequestParam(defaultValue = "XLSX") SheetFormat format,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        file.send(statements.require(id), kind, format, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除对账单及其差异 / forget a statement with its differences")
    void remove(@PathVariable long id, Principal who) {
        statements.remove(who.getName(), id);
    }
}
