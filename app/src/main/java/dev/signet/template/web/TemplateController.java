package dev.signet.template.web;

import dev.signet.account.ApiCaller;
import dev.signet.application.OperationRecord;
import dev.signet.application.web.OperationView;
import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplatePage;
import dev.signet.template.TemplateRegistration;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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

    record RecordAnswer(
            Instant at,
            String actor,
            String action,
            @Nullable TemplateState from,
            TemplateState to,
            String orderId,
            String note,
            String noteEn) {

        static RecordAnswer of(OperationRecord<TemplateState> row, @Nullable Bilingual reason) {
            OperationView view = OperationView.of(row, reason);
            return new RecordAnswer(
                    view.at(),
                    view.actor(),
                    view.action(),
                    row.from(),
                    row.to(),
                    Long.toString(row.orderId()),
                    view.note().zh(),
                    view.note().en());
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

    /** A preview needs no note. */
    private static TemplateForm submitted(TemplateBody body, @Nullable List<EvidenceUpload> files) {
        if (!body.noted()) {
            throw TemplateBody.noRemark();
        }
        return body.form(files);
    }

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "模板预览 / the message as a phone would show it; nothing is submitted")
    PreviewAnswer preview(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody TemplateBody body) {
        return PreviewAnswer.of(templates.preview(caller.accountId(), body.form(List.of())));
    }

    @GetMapping
    @Operation(summary = "模板列表 / the template list, newest first")
    @Parameter(name = TemplateQuery.TAG, in = ParameterIn.QUERY, description = TemplateQuery.TAGS)
    PageAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ParameterObject @ModelAttribute TemplateQuery query,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size,
            @Parameter(hidden = true) HttpServletRequest request) {
        TemplatePage found = templates.list(caller.accountId(), query.filter(request), page, size);
        return new PageAnswer(answers(caller, found.rows()), found.total(), page, size);
    }

    @GetMapping("/{code}")
    @Operation(summary = "一个模板 / a template")
    TemplateAnswer show(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        return answers(caller, List.of(existing(caller, code))).get(0);
    }

    private List<TemplateAnswer> answers(ApiCaller caller, List<TemplateRow> rows) {
        Map<String, Map<String, String>> tags = templates.tags(caller.accountId(), rows);
        return rows.stream()
                .map(row -> TemplateAnswer.of(row, tags.getOrDefault(row.code(), Map.of())))
                .toList();
    }

    @GetMapping("/{code}/records")
    @Operation(summary = "操作记录 / operation records, newest first")
    RecordsAnswer records(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        existing(caller, code);
        Map<Long, Bilingual> reasons = templates.reasons(caller.accountId(), code);
        return new RecordsAnswer(
                code,
                templates.records(caller.accountId(), code).stream()
                        .map(row -> RecordAnswer.of(row, reasons.get(row.orderId())))
                        .toList());
    }

    private TemplateRow existing(ApiCaller caller, String code) {
        return templates
                .find(caller.accountId(), code)
                .orElseThrow(() -> TEXTS.refusal("TemplateNotFound", "unknown", code));
    }

    @PostMapping("/{code}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回审核中的申请，之后可修改并重新提交 / take back what is under review; it may be changed and submitted again")
    void withdraw(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        registration.withdraw(caller, code);
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除模板，不可恢复 / delete a template for good")
    void delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable String code) {
        registration.delete(caller, code);
    }
}
