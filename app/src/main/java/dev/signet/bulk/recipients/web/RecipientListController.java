package dev.signet.bulk.recipients.web;

import dev.signet.access.AccessCheck;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.recipients.TableFile;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.text.DownloadName;
import dev.signet.rules.text.Unseen;
import dev.signet.signature.Signatures;
import dev.signet.template.Templates;
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
import org.springframework.http.HttpHeaders;
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

    private static final Wording TEXTS = Wording.of("recipients");
    private static final String REVEALS = "dysms:DownloadRecipients";
    private static final String FILE = "file";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RecipientLists lists;
    private final Templates templates;
    private final Signatures signatures;
    private final ListTrail trail;
    private final AccessCheck access;

    RecipientListController(
            RecipientLists lists, Templates templates, Signatures signatures, ListTrail trail, AccessCheck access) {
        this.access = access;
        this.lists = lists;
        this.templates = templates;
        this.signatures = signatures;
        this.trail = trail;
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
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null) {
            throw TEXTS.refusal("MissingParameter", "file.missing", FILE);
        }
        RecipientTemplate template = template(caller, templateCode);
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        RecipientList list =
                lists.begin(caller.accountId(), template, signature(caller, signName), name, file.getBytes());
        onRecord(caller, list, () -> trail.uploaded(caller, list, file.getSize()));
        return RecipientListAnswer.of(list);
    }

    /** A list that cannot be put on record is not kept. */
    private void onRecord(ApiCaller caller, RecipientList list, Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            lists.discard(caller.accountId(), list.id());
            throw e;
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "手工输入号码，仅限不含变量的模板 / give numbers by hand, for templates without variables")
    RecipientListAnswer byHand(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody NumbersBody body) {
        RecipientTemplate template = template(caller, body.templateCode());
        RecipientList list =
                lists.byHand(caller.accountId(), template, signature(caller, body.signName()), body.numbers());
        onRecord(caller, list, () -> trail.givenByHand(caller, list));
        return RecipientListAnswer.of(list);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "读取进度与校验结果 / progress and report of a list",
            description = "无 dysms:DownloadRecipients 权限时号码脱敏。 Numbers are masked for whoever may not download them.")
    RecipientListAnswer show(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @Parameter(hidden = true) HttpServletRequest request) {
        boolean whole = access.allows(caller.principal(), REVEALS, "*", RequestOrigin.of(request));
        return lists.find(caller.accountId(), id)
                .map(list -> whole ? list : list.masked())
                .map(RecipientListAnswer::of)
                .orElseThrow(() -> TEXTS.refusal("RecipientListNotFound", "unknown", id));
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
        TableFile file = lists.rejected(caller.accountId(), id);
        trail.rejectedDownloaded(caller, id);
        send(file, response);
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
        send(lists.sample(template(caller, templateCode), format), response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除未使用的号码列表 / forget a list that no task has")
    void discard(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        lists.discard(caller.accountId(), id);
        trail.discarded(caller, id);
    }

    private RecipientTemplate template(ApiCaller caller, String code) {
        return templates.sendable(caller.accountId()).stream()
                .filter(template -> template.code().equals(code))
                .findFirst()
                .map(RecipientTemplate::of)
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_TEMPLATE_ILLEGAL", "template", code));
    }

    private @Nullable String signature(ApiCaller caller, @Nullable String name) {
        String bare = name == null ? "" : Unseen.strip(name);
        if (bare.isEmpty()) {
            return null;
        }
        return signatures.sendable(caller.accountId()).stream()
                .filter(signature -> signature.name().equals(bare))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_SIGNATURE_ILLEGAL", "signature", bare))
                .name();
    }

    private static void send(TableFile file, HttpServletResponse response) throws IOException {
        response.setContentType(file.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(file.fileName()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        file.content().writeTo(response.getOutputStream());
    }
}
