package dev.signet.template;

import dev.signet.account.Account;
import dev.signet.evidence.EvidenceFile;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.fact.TemplateKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant stated about a template, and what a reviewer found out later; null is unknown.
 *
 * @param unstated names of the facts that the door could not carry, and that a reviewer may therefore fill in
 */
record TemplateFacts(
        TemplateKind kind,
        String name,
        String content,
        @Nullable Integer intlType,
        @Nullable Map<String, String> variableAttributes,
        @Nullable String relatedSignature,
        @Nullable String sceneContent,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean domainOwned,
        @Nullable Boolean membersOnly,
        List<EvidenceFile> evidence,
        String remark,
        Set<String> unstated) {

    TemplateFacts {
        variableAttributes = variableAttributes == null ? null : Map.copyOf(variableAttributes);
        evidence = List.copyOf(evidence);
        unstated = Set.copyOf(unstated);
    }

    /** The facts of a form with the files that were stored for it. */
    static TemplateFacts of(TemplateForm form, List<EvidenceFile> evidence) {
        TemplateFacts stated = new TemplateFacts(
                form.kind(),
                form.name(),
                form.content(),
                form.intlType(),
                form.variableAttributes(),
                form.relatedSignature(),
                form.sceneContent(),
                form.domain(),
                form.icpFiled(),
                form.domainOwned(),
                form.membersOnly(),
                evidence,
                form.remark(),
                Set.of());
        return new TemplateFacts(
                form.kind(),
                form.name(),
                form.content(),
                form.intlType(),
                form.variableAttributes(),
                form.relatedSignature(),
                form.sceneContent(),
                form.domain(),
                form.icpFiled(),
                form.domainOwned(),
                form.membersOnly(),
                evidence,
                form.remark(),
                FillableFact.unknownIn(stated));
    }

    /** Names of the variables in the order of the text, each once. */
    List<String> variables() {
        return Variables.of(content);
    }

    TemplateFacts withVariableAttributes(@Nullable Map<String, String> attributes) {
        return new TemplateFacts(
                kind,
                name,
                content,
                intlType,
                attributes,
                relatedSignature,
                sceneContent,
                domain,
                icpFiled,
                domainOwned,
                membersOnly,
                evidence,
                remark,
                unstated);
    }

    /**
     * As the norms see it.
     *
     * @param relatedThirdParty whether the related signature belongs to a third party; null when unknown
     */
    TemplateApplication toApplication(
            Account account, @Nullable Boolean relatedThirdParty, @Nullable Boolean relatedPublicBody) {
        return TemplateApplication.of(
                        ApplicantKind.valueOf(account.kind().name()), account.verifiedName(), kind, name, content)
                .variableAttributes(variableAttributes)
                .remark(remark)
                .domain(domain)
                .icpFiled(icpFiled)
                .domainOwned(domainOwned)
                .relatedSignature(relatedSignature)
                .relatedSignatureThirdParty(relatedThirdParty)
                .relatedSignaturePublicBody(relatedPublicBody)
                .membersOnly(membersOnly)
                .purpose(purpose())
                .build();
    }

    /** What an international template is for; the domestic kinds are their own purpose. */
    private @Nullable TemplateKind purpose() {
        if (kind != TemplateKind.INTERNATIONAL || intlType == null) {
            return null;
        }
        return switch (intlType) {
            case 0 -> TemplateKind.VERIFICATION;
            case 1 -> TemplateKind.NOTIFICATION;
            case 2 -> TemplateKind.PROMOTIONAL;
            default -> throw new IllegalStateException("international type " + intlType);
        };
    }
}
