package dev.signet.api.ram;

import dev.signet.access.AccessInquiries;
import dev.signet.access.Denials.Denial;
import dev.signet.api.gateway.DenialWords;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.wire.Answer;
import dev.signet.rules.access.Explanation;
import dev.signet.rules.access.Judgement;
import dev.signet.rules.access.Mismatch;
import dev.signet.rules.access.PolicyScope;
import dev.signet.rules.access.SmallestPolicy;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What an answer's {@code EncodedDiagnosticMessage} says: as it was denied, and by the policies as they are now which
 * statements are about the request, in what the others are not, and what would allow it.
 */
@Component
class DenialActions implements RpcActions {

    private final AccessInquiries inquiries;

    DenialActions(AccessInquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(RamAction.answering(
                "DecodeDiagnosticMessage",
                call -> Answer.object()
                        .with(
                                "DecodedDiagnosticMessage",
                                one(inquiries.explain(
                                        call.accountId(), call.requiredText("EncodedDiagnosticMessage"))))));
    }

    private static Answer one(AccessInquiries.Explained explained) {
        Denial denial = explained.denial();
        Explanation way = explained.now().explanation();
        List<Explanation.Asked> asked = way == null ? List.of() : way.statements();
        SmallestPolicy smallest = explained.now().smallest();
        return Answer.object()
                .with("ExplicitDeny", denial.outcome() == Judgement.Outcome.EXPLICIT_DENY)
                .with("NoPermissionPolicyType", DenialWords.policyType(denial.layer()))
                .with("AuthAction", denial.action())
                .with(
                        "AuthResource",
                        "acs:" + service(denial) + ":*:" + denial.principal().accountId() + ":" + denial.path())
                .with(
                        "AuthPrincipal",
                        Answer.object()
                                .with("AuthPrincipalType", DenialWords.principalType(denial.principal()))
                                .with(
                                        "AuthPrincipalOwnerId",
                                        Long.toString(denial.principal().accountId()))
                                .with("AuthPrincipalDisplayName", DenialWords.displayName(denial.principal())))
                .withEach("AuthConditions", List.of(denial), DenialActions::source)
                .withEach(
                        "MatchedPolicies",
                        asked.stream().filter(Explanation.Asked::matches).toList(),
                        DenialActions::statement)
                .withEach(
                        "MismatchedPolicies",
                        asked.stream().filter(statement -> !statement.matches()).toList(),
                        DenialActions::statement)
                .with("SmallestPolicy", smallest == null || smallest.barrier() != null ? null : smallest.document());
    }

    private static String service(Denial denial) {
        return denial.action().substring(0, denial.action().indexOf(':'));
    }

    private static Answer source(Denial denial) {
        return Answer.object()
                .with("ConditionKey", "acs:SourceIp")
                .withTexts("ConditionValues", List.of(denial.source()));
    }

    private static Answer statement(Explanation.Asked asked) {
        boolean account = asked.policy().scope() == PolicyScope.ACCOUNT;
        return Answer.object()
                .with("PolicyIdentifier", asked.policy().name())
                .with("PolicyType", RamWire.type(asked.policy().type()))
                .with("AttachedScope", account ? "Account" : "ResourceGroup")
                .with("Effect", asked.allows() ? "Allow" : "Deny")
                .with("Statement", asked.statement())
                .withEach("Mismatches", asked.mismatches(), DenialActions::mismatch);
    }

    private static Answer mismatch(Mismatch mismatch) {
        return Answer.object()
                .with("Element", mismatch.element())
                .with("Key", mismatch.key())
                .withTexts("Wanted", mismatch.wanted())
                .with("Got", mismatch.got());
    }
}
