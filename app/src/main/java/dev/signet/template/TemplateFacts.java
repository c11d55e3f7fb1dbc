package dev.signet.template;

import dev.signet.account.Account;
import dev.signet.application.FillableFact;
import dev.signet.application.FillableFacts;
import dev.signet.application.Stated;
import dev.signet.evidence.EvidenceFile;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.fact.TemplateKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
        Set<String> unstated)
        implements Stated {

    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final String YES_OR_NO_TEXTS = "choice.YES_OR_NO.";
    private static final int LONGEST = 250;

    /** Only decides whether to ask about a domain; whether a link is allowed, the norms say. */
    private static final Pattern LINK_LIKE = Pattern.compile("[A-Za-z0-9}]\\.[A-Za-z]{2}");

    static final FillableFacts<TemplateFacts> FILLABLE = new FillableFacts<>(
            TemplateFacts.class,
            TemplateForm.LIMITS,
            List.of(
                    FillableFact.text("relatedSignature", LONGEST, facts -> true),
                    FillableFact.oneOf(
                            "intlType",
                            List.of("0", "1", "2"),
                            "choice.INTL_TYPE.",
                            facts -> facts.kind() == TemplateKind.INTERNATIONAL),
                    FillableFact.text("domain", LONGEST, TemplateFacts::mayHoldLink),
                    FillableFact.oneOf("icpFiled", YES_OR_NO, YES_OR_NO_TEXTS, TemplateFacts::mayHoldLink),
                    FillableFact.oneOf("domainOwned", YES_OR_NO, YES_OR_NO_TEXTS, TemplateFacts::mayHoldLink),
                    FillableFact.oneOf(
                            "membersOnly",
                            YES_OR_NO,
                            YES_OR_NO_TEXTS,
                            facts -> facts.kind() == TemplateKind.PROMOTIONAL)));

    private boolean mayHoldLink() {
        return LINK_LIKE.matcher(content).find();
    }

    /** Names of the facts that nobody knows though they matter. */
    private Set<String> unknown() {
        Set<String> unknown = new HashSet<>(FILLABLE.unknownIn(this));
        if (variableAttributes == null && !variables().isEmpty()) {
            unknown.add(TemplateFlow.ATTRIBUTES);
        }
        return unknown;
    }

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
                stated.unknown());
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
