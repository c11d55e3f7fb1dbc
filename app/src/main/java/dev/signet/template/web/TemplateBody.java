package dev.signet.template.web;

import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.template.TemplateForm;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application for a template. This door has a place for every fact: attributes left out were left out. */
@Schema(name = "TemplateApplication", description = "模板申请 / an application for a template")
record TemplateBody(
        @NotNull @Schema(description = "模板类型") TemplateKind kind,

        @NotNull @Schema(description = "模板名称", example = "登录验证码")
        String name,

        @NotNull @Schema(description = "模板内容，变量写作 ${name}", example = "您的登录验证码为${code}，5分钟内有效，请勿泄露给他人。")
        String content,

        @Schema(description = "国际模板的类型：0 验证码、1 短信通知、2 推广短信") @Min(0) @Max(2) @Nullable
        Integer intlType,

        @Schema(description = "变量属性：变量名 → 属性代码", example = "{\"code\":\"numberCaptcha\"}") @Nullable
        Map<String, String> variableAttributes,

        @Schema(description = "关联签名，仅作审核参考 / related signature, for the reviewer only") @Nullable
        String relatedSignature,

        @Schema(description = "使用场景：官网地址或 App 名称") @Nullable String sceneContent,

        @Schema(description = "内容中链接的域名 / domain of the link in the text") @Nullable
        String domain,

        @Schema(description = "域名是否已备案") @Nullable Boolean icpFiled,
        @Schema(description = "域名是否属于本账号主体") @Nullable Boolean domainOwned,
        @Schema(description = "推广短信是否仅发给同意接收的会员") @Nullable Boolean membersOnly,

        @Schema(description = "申请说明，申请时必填 / application note, required to apply") @Nullable
        String remark,

        @Schema(description = "证明文件；PUT 中不填则沿用") @Nullable List<@NotNull @Valid EvidenceBody> evidence) {

    private static final Wording TEXTS = Wording.of("template");

    /** A reviewer reads the note as evidence, so the form asks for it (S5.2-4). */
    boolean noted() {
        return remark != null && !remark.isBlank();
    }

    static Refusal noRemark() {
        return TEXTS.refusal("isv.INVALID_PARAMETERS", "apply.no-remark");
    }

    TemplateForm form(@Nullable List<EvidenceUpload> files) {
        return TemplateForm.of(kind, name, content)
                .intlType(intlType)
                .variableAttributes(variableAttributes == null ? Map.of() : variableAttributes)
                .relatedSignature(relatedSignature)
                .sceneContent(sceneContent)
                .domain(domain)
                .icpFiled(icpFiled)
                .domainOwned(domainOwned)
                .membersOnly(membersOnly)
                .remark(remark)
                .evidence(files)
                .build();
    }
}
