package dev.signet.signature.web;

import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.signature.SignatureForm;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application for a signature. This door has a place for every fact, so a text that is left out was left out by the
 * applicant; a question with yes or no that stays open goes to a person.
 */
@Schema(name = "SignatureApplication", description = "签名申请 / an application for a signature")
record SignatureBody(
        @Schema(
                description = "签名，不含括号 / the text without brackets; in PUT it may be left out and never changes",
                example = "云帆科技")
        @Nullable
        String name,

        @NotNull @Schema(description = "适用场景") Scenario scenario,
        @NotNull @Schema(description = "签名来源") SignatureSource source,

        @Schema(
                description = "网站地址、应用商店链接、账号或店铺 / site address, store link, account or shop",
                example = "https://www.example.com/")
        @Nullable
        String sourceContent,

        @Schema(description = "来源全称 / full name of the source") @Nullable
        String sourceName,

        @Schema(description = "来源是否属于本账号主体 / whether the source belongs to the account itself") @Nullable
        Boolean sourceOwned,

        @Schema(description = "是否涉及第三方权益 / whether third-party rights are involved") @Nullable
        Boolean thirdParty,

        @Schema(description = "权利人 / the third party's name") @Nullable
        String rightHolder,

        @Schema(description = "是否政企单位 / government or public body") @Nullable
        Boolean publicBody,

        @Schema(description = "政企回访座机号 / landline for the call-back", example = "0571-88888888") @Nullable
        String landline,

        @Schema(description = "备案域名 / filed domain of a website source", example = "example.com") @Nullable
        String domain,

        @Schema(description = "域名是否已备案 / whether the domain is filed with MIIT") @Nullable
        Boolean icpFiled,

        @Schema(description = "是否已上线 / whether site, App or account is online") @Nullable
        Boolean online,

        @Schema(description = "申请说明 / application note") @Nullable
        String remark,

        @Schema(description = "证明文件；PUT 中不填则沿用 / files; left out in PUT they stay as they were") @Nullable
        List<@NotNull @Valid EvidenceBody> evidence) {

    SignatureForm form(String signature, @Nullable List<EvidenceUpload> files) {
        return SignatureForm.of(signature, scenario, source)
                .sourceContent(sourceContent)
                .sourceName(sourceName)
                .sourceOwned(sourceOwned)
                .thirdParty(thirdParty)
                .rightHolder(stated(rightHolder))
                .publicBody(publicBody)
                .landline(stated(landline))
                .domain(domain == null && sourceContent != null ? null : stated(domain))
                .icpFiled(icpFiled)
                .online(online)
                .remark(remark)
                .evidence(files)
                .build();
    }

    /** Asked and not answered: there is none. */
    private static String stated(@Nullable String text) {
        return text == null ? "" : text;
    }
}
