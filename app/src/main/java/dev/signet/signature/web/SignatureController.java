package dev.signet.signature.web;

import dev.signet.account.ApiCaller;
import dev.signet.application.OperationRecord;
import dev.signet.application.web.OperationView;
import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.rules.text.Unseen;
import dev.signet.signature.SignatureOrder;
import dev.signet.signature.SignaturePage;
import dev.signet.signature.SignatureRegistration;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
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

/** Signatures of the calling account, with everything the classic actions have no word for. */
@RestController
@RequestMapping("/v1/signatures")
@Tag(name = "signatures", description = "短信签名 / signatures")
class SignatureController {

    private static final Wording TEXTS = Wording.of("signature");
    private static final String FILES = "application: the JSON body; evidence.<KIND>: files, any number of each kind";

    private final SignatureRegistration registration;
    private final Signatures signatures;

    SignatureController(SignatureRegistration registration, Signatures signatures) {
        this.registration = registration;
        this.signatures = signatures;
    }

    record ReceiptAnswer(String name, String orderId, SignatureState state) {

        static ReceiptAnswer of(SignatureOrder order) {
            return new ReceiptAnswer(order.name(), Long.toString(order.orderId()), order.state());
        }
    }

    record PageAnswer(List<SignatureAnswer> signatures, long total, int page, int size) {}

    record NameAnswer(String name, List<SignatureAnswer> applications) {}

    record RecordAnswer(
            Instant at,
            String actor,
            String action,
            @Nullable SignatureState from,
            SignatureState to,
            String orderId,
            String note,
            String noteEn) {

        static RecordAnswer of(OperationRecord<SignatureState> row, @Nullable Bilingual reason) {
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

    record RecordsAnswer(String name, List<RecordAnswer> records) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请签名 / apply for a signature")
    ReceiptAnswer apply(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody SignatureBody body) {
        List<EvidenceUpload> files = EvidenceBody.uploads(body.evidence());
        return apply(caller, body, files == null ? List.of() : files);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请签名（附文件）/ apply for a signature with files", description = FILES)
    ReceiptAnswer apply(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @RequestPart("application") SignatureBody body,
            @Parameter(hidden = true) MultipartHttpServletRequest request)
            throws IOException {
        return apply(caller, body, EvidenceBody.uploads(request.getMultiFileMap()));
    }

    private ReceiptAnswer apply(ApiCaller caller, SignatureBody body, List<EvidenceUpload> files) {
        String name = body.name() == null ? "" : body.name();
        return ReceiptAnswer.of(registration.apply(caller, body.form(name, files)));
    }

    @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "修改后重新提交，或申请变更为通用 / resubmit, or ask for the conversion to general")
    ReceiptAnswer modify(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            @Valid @RequestBody SignatureBody body) {
        checkSameName(name, body);
        return ReceiptAnswer.of(registration.modify(caller, body.form(name, EvidenceBody.uploads(body.evidence()))));
    }

    @PutMapping(path = "/{name}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "修改后重新提交（附文件）/ resubmit with files", description = FILES)
    ReceiptAnswer modify(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            @Valid @RequestPart("application") SignatureBody body,
            @Parameter(hidden = true) MultipartHttpServletRequest request)
            throws IOException {
        checkSameName(name, body);
        List<EvidenceUpload> files = EvidenceBody.uploads(request.getMultiFileMap());
        return ReceiptAnswer.of(registration.modify(caller, body.form(name, files.isEmpty() ? null : files)));
    }

    /** The text of a signature never changes (S4.4-5). */
    private static void checkSameName(String name, SignatureBody body) {
        if (body.name() != null && !Unseen.strip(body.name()).equalsIgnoreCase(Unseen.strip(name))) {
            throw TEXTS.refusal("isv.ERROR_SIGN_NOT_MODIFY", "modify.name", name, body.name());
        }
    }

    @GetMapping
    @Operation(summary = "签名列表 / the signature list, newest first")
    @Parameter(name = SignatureQuery.TAG, in = ParameterIn.QUERY, description = SignatureQuery.TAGS)
    PageAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ParameterObject @ModelAttribute SignatureQuery query,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size,
            @Parameter(hidden = true) HttpServletRequest request) {
        SignaturePage found = signatures.list(caller.accountId(), query.filter(request), page, size);
        return new PageAnswer(answers(caller, found.rows()), found.total(), page, size);
    }

    @GetMapping("/{name}")
    @Operation(summary = "一个签名的全部有效申请 / a signature: what is usable and what is open")
    NameAnswer show(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        List<SignatureRow> rows = existing(caller, name);
        return new NameAnswer(rows.get(0).name(), answers(caller, rows));
    }

    private List<SignatureAnswer> answers(ApiCaller caller, List<SignatureRow> rows) {
        Map<String, Map<String, String>> tags = signatures.tags(caller.accountId(), rows);
        return rows.stream()
                .map(row -> SignatureAnswer.of(row, tags.getOrDefault(row.name(), Map.of())))
                .toList();
    }

    @GetMapping("/{name}/records")
    @Operation(summary = "操作记录 / operation records, newest first")
    RecordsAnswer records(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        String known = existing(caller, name).get(0).name();
        Map<Long, Bilingual> reasons = signatures.reasons(caller.accountId(), name);
        return new RecordsAnswer(
                known,
                signatures.records(caller.accountId(), name).stream()
                        .map(row -> RecordAnswer.of(row, reasons.get(row.orderId())))
                        .toList());
    }

    private List<SignatureRow> existing(ApiCaller caller, String name) {
        List<SignatureRow> rows = signatures.find(caller.accountId(), name);
        if (rows.isEmpty()) {
            throw TEXTS.refusal("SignatureNotFound", "unknown", name);
        }
        return rows;
    }

    @PostMapping("/{name}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回审核中的申请，之后可修改并重新提交 / take back what is under review; it may be changed and submitted again")
    void withdraw(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        registration.withdraw(caller, name);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除签名，不可恢复 / delete a signature for good: nothing can be sent with it any more")
    void delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        registration.delete(caller, name);
    }
}
