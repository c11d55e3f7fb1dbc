package dev.signet.template.web;

import dev.signet.account.ApiCaller;
import dev.signet.application.OperationRecord;
import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Wording;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplatePage;
import dev.signet.template.TemplatePreview;
import dev.signet.template.TemplateRegistration;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Templates of the calling account, with everything the classic actions have no word for. */
@RestController
@RequestMapping("/v1/templates")
@Tag(name = "templates", description = "短信模板 / templates")
class TemplateController {

    private static final Wording TEXTS = Wording.of("template");
    private static final String FILES = "application: the JSON body; evidence.<KIND>: files, any number of each kind";

    private final TemplateRegistration registration;
    private final Templates templates;

    TemplateController(TemplateRegistration registration, Templates templates) {
        this.registration = registration;
        this.templates = templates;
    }

    record ReceiptAnswer(String code, String name, String orderId, TemplateState state) {

        static ReceiptAnswer of(TemplateOrder order) {
            return new ReceiptAnswer(order.code(), order.name(), Long.toString(order.orderId()), order.state());
        }
    }

    record PageAnswer(List<TemplateAnswer> templates, long total, int page, int size) {}

    /** @param segments how many messages the text would be sent and billed as */
    record PreviewAnswer(String text, int characters, int segments) {}

    record RecordAnswer(
            Instant at,
            String actor,
            String action,
            @Nullable TemplateState from,
            TemplateState to,
            String orderId,
            String note) {

        static RecordAnswer of(OperationRecord<TemplateState> row) {
            return new RecordAnswer(
                    row.at(),
                    row.actor(),
                    row.action(),
                    row.from(),
                    row.to(),
                    Long.toString(row.orderId()),
                    row.note());
        }
    }

    record RecordsAnswer(String code, List<RecordAnswer> records) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请模板 / apply for a template")
    ReceiptAnswer apply(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody TemplateBody body) {
        return ReceiptAnswer.of(registration.apply(caller, submitted(body, EvidenceBody.uploads(body.evidence()))));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请模板（附文件）/ apply for a template with files", description = FILES)
    ReceiptAnswer apply(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @RequestPart("application") TemplateBody body,
            @Parameter(hidden = true) MultipartHttpServletRequest request)
            throws IOException {
        List<EvidenceUpload> files = EvidenceBody.uploads(request.getMultiFileMap());
        return ReceiptAnswer.of(registration.apply(caller, submitted(body, files)));
    }

    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "修改未通过的模板并重新提交 / change a rejected template and submit it again")
    ReceiptAnswer modify(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String code,
            @Valid @RequestBody TemplateBody body) {
        return ReceiptAnswer.of(
                registration.modify(caller, code, submitted(body, EvidenceBody.uploads(body.evidence()))));
    }

    @PutMapping(path = "/{code}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "修改未通过的模板并重新提交（附文件）/ resubmit with files", description = FILES)
    ReceiptAnswer modify(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String code,
            @Valid @RequestPart("application") TemplateBody body,
            @Parameter(hidden = true) MultipartHttpServletRequest request)
            throws IOException {
        List<EvidenceUpload> files = EvidenceBody.uploads(request.getMultiFileMap());
        return ReceiptAnswer.of(registration.modify(caller, code, submitted(body, files.isEmpty() ? null : files)));
    }

    /** A reviewer reads the note as evidence, so the form asks for it (S5.2-4); a preview needs none. */
    private static TemplateForm submitted(TemplateBody body, @Nullable List<EvidenceUpload> files) {
        if (body.remark() == null || body.remark().isBlank()) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "apply.no-remark");
        }
        return body.form(files);
    }

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "模版预览 / the message as a phone would show it; nothing is submitted")
    PreviewAnswer preview(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody TemplateBody body) {
        TemplatePreview preview = templates.preview(caller.accountId(), body.form(List.of()));
        String text = preview.text();
        return new PreviewAnswer(text, text.codePointCount(0, text.length()), preview.segments());
    }

    @GetMapping
    @Operation(summary = "模板列表 / the template list, newest first")
    PageAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = "审核状态，默认全部") @RequestParam(required = false) @Nullable TemplateState state,
            @Parameter(description = "模版名称包含") @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size) {
        TemplatePage found = templates.list(caller.accountId(), state, name, page, size);
        return new PageAnswer(found.rows().stream().map(TemplateAnswer::of).toList(), found.total(), page, size);
    }

    @GetMapping("/{code}")
    @Operation(summary = "一个模板 / a template")
    TemplateAnswer show(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        return TemplateAnswer.of(existing(caller, code));
    }

    @GetMapping("/{code}/records")
    @Operation(summary = "操作记录 / operation records, newest first")
    RecordsAnswer records(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        existing(caller, code);
        return new RecordsAnswer(
                code,
                templates.records(caller.accountId(), code).stream()
                        .map(RecordAnswer::of)
                        .toList());
    }

    private TemplateRow existing(ApiCaller caller, String code) {
        return templates
                .find(caller.accountId(), code)
                .orElseThrow(() -> TEXTS.refusal("TemplateNotFound", "unknown", code));
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除模板，不可恢复 / delete a template for good")
    void delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        registration.delete(caller, code);
    }
}
