package dev.signet.bulk.recipients.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.platform.spreadsheet.SheetFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The numbers of the calling account's next bulk task: sample, upload, report, rejected rows (S6.3-8 to S6.3-12). */
@RestController
@RequestMapping("/v1/bulk-tasks/recipient-lists")
@Tag(name = "bulk-tasks", description = "群发助手 / bulk tasks")
class RecipientListController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ListDesk desk;

    RecipientListController(ListDesk desk) {
        this.desk = desk;
    }

    /** Numbers given by hand. */
    @Schema(name = "NumbersByHand", description = "手工输入的号码 / numbers given by hand")
    record NumbersBody(
            @NotNull @Schema(description = "不含变量的模板 / a template without variables", example = "SMS_100000001")
            String templateCode,

            @Schema(description = "黑名单按此签名核对 / asks the blacklists for this signature") @Nullable
            String signName,

            @NotNull
            @Schema(
                    description = "默认最多 1000 个（规则库参数）/ at most 1,000 as shipped (a parameter of the rulebook)",
                    example = "[\"13800138000\"]")
            List<@NotNull String> numbers) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "导入号码 / upload a file of recipients",
            description =
                    "XLSX, XLS or CSV by content, in the layout of the sample. The file is read in the background: "
                            + "ask for the list until it is READY or FAILED.")
    RecipientListAnswer upload(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam String templateCode,
            @RequestParam(required = false) @Nullable String signName,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        return RecipientListAnswer.of(desk.upload(caller, templateCode, signName, file));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "手工输入号码，仅限不含变量的模板 / give numbers by hand, for templates without variables")
    RecipientListAnswer byHand(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody NumbersBody body) {
        return RecipientListAnswer.of(desk.byHand(caller, body.templateCode(), body.signName(), body.numbers()));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "读取进度与校验结果 / progress and report of a list",
            description = "无 dysms:DownloadRecipients 权限时号码脱敏。 Numbers are masked for whoever may not download them.")
    RecipientListAnswer show(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @Parameter(hidden = true) HttpServletRequest request) {
        return RecipientListAnswer.of(desk.seen(caller, id, RequestOrigin.of(request)));
    }

    @GetMapping("/{id}/rejected")
    @Operation(summary = "下载被拒行，附原因列 / the rejected rows as the file that was sent, with a reason column")
    @ApiResponse(
            responseCode = "200",
            content = {@Content(mediaType = XLSX), @Content(mediaType = "text/csv")})
    void rejected(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        desk.sendRejected(caller, id, response);
    }

    @GetMapping("/sample")
    @Operation(summary = "范例下载 / the sample file of a template: the header to fill in")
    @ApiResponse(
            responseCode = "200",
            content = {@Content(mediaType = XLSX), @Content(mediaType = "text/csv")})
    void sample(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam String templateCode,
            @RequestParam(defaultValue = "XLSX") SheetFormat format,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        desk.sendSample(caller, templateCode, format, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除未使用的号码列表 / forget a list that no task has")
    void discard(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        desk.discard(caller, id);
    }
}
