package dev.signet.template;

import dev.signet.account.Account;
import dev.signet.application.FillableFact;
import dev.signet.application.FillableFacts;
import dev.signet.application.Stated;
import dev.signet.evidence.EvidenceFile;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.TemplateText;
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
record TemplateFacts(TemplateClaim claim, List<EvidenceFile> evidence, Set<String> unstated) implements Stated {

    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final String YES_OR_NO_TEXTS = "choice.YES_OR_NO.";
    private static final int LONGEST = 250;

    /** Only decides whether to ask about a domain; whether a link is allowed, the norms say. */
    private static final Pattern LINK_LIKE = Pattern.compile("[A-Za-z0-9}]\\.[A-Za-z]{2}");

    static final FillableFacts<TemplateClaim> FILLABLE = new FillableFacts<>(
            TemplateClaim.class,
            TemplateForm.LIMITS,
            List.of(
                    FillableFact.text("relatedSignature", LONGEST, claim -> true),
                    FillableFact.oneOf(
                            "intlType",
                            List.of("0", "1", "2"),
                            "choice.INTL_TYPE.",
                            claim -> claim.kind() == TemplateKind.INTERNATIONAL),
                    FillableFact.text("domain", LONGEST, TemplateFacts::mayHoldLink),
                    FillableFact.oneOf("icpFiled", YES_OR_NO, YES_OR_NO_TEXTS, TemplateFacts::mayHoldLink),
                    FillableFact.oneOf("domainOwned", YES_OR_NO, YES_OR_NO_TEXTS, TemplateFacts::mayHoldLink),
                    FillableFact.oneOf(
                            "membersOnly",
                            YES_OR_NO,
                            YES_OR_NO_TEXTS,
                            claim -> claim.kind() == TemplateKind.PROMOTIONAL)));

    private static boolean mayHoldLink(TemplateClaim claim) {
        return mayHoldLink(claim.content());
    }

    static boolean mayHoldLink(String content) {
        return LINK_LIKE.matcher(content).find();
    }

    /** Names of the facts that nobody knows though they matter. */
    private static Set<String> unknownIn(TemplateClaim claim) {
        Set<String> unknown = new HashSet<>(FILLABLE.unknownIn(claim));
        if (claim.variableAttributes() == null
                && !TemplateText.of(claim.content()).variables().isEmpty()) {
            unknown.add(TemplateFlow.ATTRIBUTES);
        }
        return unknown;
    }

    TemplateFacts {
        evidence = List.copyOf(evidence);
        unstated = Set.copyOf(unstated);
    }

    /** The facts of a form with the files that were stored for it. */
    static TemplateFacts of(TemplateForm form, List<EvidenceFile> evidence) {
        return new TemplateFacts(form.claim(), evidence, unknownIn(form.claim()));
    }

    /** Names of the variables in the order of the text, each once. */
    List<String> variables() {
        return List.copyOf(TemplateText.of(claim.content()).names());
    }

    TemplateFacts withVariableAttributes(@Nullable Map<String, String> attributes) {
        return new TemplateFacts(claim.withVariableAttributes(attributes), evidence, unstated);
    }

    /** @throws dev.signet.platform.Refusal for a fact that the applicant could state, or a value it cannot have */
    TemplateFacts fillIn(String name, String value) {
        return new TemplateFacts(FILLABLE.put(claim, unstated, name, value), evidence, unstated);
    }

    /**
     * As the norms see it.
     *
     * @param relatedThirdParty whether the related signature belongs to a third party; null when unknown
     */
    TemplateApplication toApplication(
            Account account, @Nullable Boolean relatedThirdParty, @Nullable Boolean relatedPublicBody) {
        return new TemplateApplication(
                ApplicantKind.valueOf(account.kind().name()),
                account.verifiedName(),
                claim,
                relatedThirdParty,
                relatedPublicBody,
                purpose());
    }

    /** What an international template is for; the domestic kinds are their own purpose. */
    private @Nullable TemplateKind purpose() {
        Integer intlType = claim.intlType();
        if (claim.kind() != TemplateKind.INTERNATIONAL || intlType == null) {
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
