package dev.signet.template.web;

import dev.signet.account.ApiCaller;
import dev.signet.application.Prospect;
import dev.signet.application.web.ProspectAnswer;
import dev.signet.application.web.ProspectAnswers;
import dev.signet.template.TemplateCheck;
import dev.signet.template.TemplateForm;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The findings of an application before it is submitted, and the message as a phone would show it. */
@RestController
@RequestMapping("/v1/templates")
@Tag(name = "templates")
class TemplateCheckController {

    private final TemplateCheck check;
    private final Templates templates;
    private final ProspectAnswers answers;

    TemplateCheckController(TemplateCheck check, Templates templates, ProspectAnswers answers) {
        this.check = check;
        this.templates = templates;
        this.answers = answers;
    }

    @Schema(name = "TemplateCheck")
    record CheckAnswer(ProspectAnswer prospect, PreviewAnswer preview) {}

    @PostMapping("/check")
    @Operation(
            summary = "提交前检查模板申请并预览，不保存 / what would become of an application, and how it looks; nothing is submitted")
    CheckAnswer first(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody TemplateBody body) {
        TemplateForm form = body.form(List.of());
        return answer(caller, body, form, check.first(caller, form));
    }

    @PostMapping("/{code}/check")
    @Operation(summary = "提交前检查模板的修改并预览，不保存 / the same of a change")
    CheckAnswer again(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String code,
            @Valid @RequestBody TemplateBody body) {
        TemplateForm form = body.form(null);
        return answer(caller, body, form, check.again(caller, code, form));
    }

    private CheckAnswer answer(ApiCaller caller, TemplateBody body, TemplateForm form, Prospect prospect) {
        Prospect whole = body.noted() ? prospect : prospect.butFor(TemplateBody.noRemark());
        return new CheckAnswer(
                answers.of(caller.accountId(), whole, finding -> TemplateFields.of(finding.normId())),
                PreviewAnswer.of(templates.preview(caller.accountId(), form)));
    }
}
