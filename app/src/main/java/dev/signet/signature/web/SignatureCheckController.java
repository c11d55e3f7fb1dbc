package dev.signet.signature.web;

import dev.signet.account.ApiCaller;
import dev.signet.application.Prospect;
import dev.signet.application.web.ProspectAnswer;
import dev.signet.application.web.ProspectAnswers;
import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.signature.SignatureCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The findings of an application before it is submitted. */
@RestController
@RequestMapping("/v1/signatures")
@Tag(name = "signatures")
class SignatureCheckController {

    private static final String FILES =
            "不上传文件，只说明将附上哪类文件 / the kinds of files that would come with it, without the files";

    private final SignatureCheck check;
    private final ProspectAnswers answers;

    SignatureCheckController(SignatureCheck check, ProspectAnswers answers) {
        this.check = check;
        this.answers = answers;
    }

    @PostMapping("/check")
    @Operation(summary = "提交前检查签名申请，不保存 / what would become of an application; nothing is submitted")
    ProspectAnswer first(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = FILES) @RequestParam(required = false) @Nullable List<EvidenceKind> evidence,
            @Valid @RequestBody SignatureBody body) {
        List<EvidenceUpload> files = files(evidence, body);
        String name = body.name() == null ? "" : body.name();
        return answer(caller, body, check.first(caller, body.form(name, files == null ? List.of() : files)));
    }

    @PostMapping("/{name}/check")
    @Operation(summary = "提交前检查签名的修改，不保存 / the same of a change; without kinds the earlier files stay")
    ProspectAnswer again(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            @Parameter(description = FILES) @RequestParam(required = false) @Nullable List<EvidenceKind> evidence,
            @Valid @RequestBody SignatureBody body) {
        return answer(caller, body, check.again(caller, body.form(name, files(evidence, body))));
    }

    private ProspectAnswer answer(ApiCaller caller, SignatureBody body, Prospect prospect) {
        return answers.of(caller.accountId(), prospect, finding -> SignatureFields.of(finding.normId(), body.source()));
    }

    private static @Nullable List<EvidenceUpload> files(@Nullable List<EvidenceKind> kinds, SignatureBody body) {
        if (kinds == null && body.evidence() == null) {
            return null;
        }
        List<EvidenceUpload> files = new ArrayList<>();
        if (kinds != null) {
            kinds.forEach(kind -> files.add(EvidenceUpload.announced(kind)));
        }
        if (body.evidence() != null) {
            body.evidence().stream().map(EvidenceBody::kind).forEach(kind -> files.add(EvidenceUpload.announced(kind)));
        }
        return files;
    }
}
