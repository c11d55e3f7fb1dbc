package dev.signet.access.web;

import dev.signet.access.AccessCheck;
import dev.signet.access.AccessInquiries;
import dev.signet.access.Denials;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.rules.access.Explanation;
import dev.signet.rules.access.Judgement;
import dev.signet.rules.access.Mismatch;
import dev.signet.rules.access.SmallestPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why something is denied, and who may do something. */
@RestController
@RequestMapping("/v1/access")
@Tag(name = "access", description = "访问控制：为什么被拒绝，谁可以做 / why something is denied, and who may do it")
class AccessController {

    private final AccessInquiries inquiries;

    AccessController(AccessInquiries inquiries) {
        this.inquiries = inquiries;
    }

    record Question(
            @NotNull @Schema(description = "root、user/<名称> 或 role/<名称>", example = "user/alice")
            String principal,

            @NotNull @Schema(example = "dysms:SendSms") String action,

            @NotNull @Schema(description = "账号内的资源，或 * / within the account, or *", example = "sign/示例科技")
            String resource,

            @Schema(description = "来源地址，默认为本次请求的 / defaults to this request's", example = "192.0.2.7") @Nullable
            String sourceIp,

            @Schema(description = "默认为现在 / defaults to now") @Nullable
            OffsetDateTime at,

            @Schema(description = "是否经 TLS，默认与本次请求相同 / defaults to this request's") @Nullable
            Boolean secureTransport,

            @Schema(description = "是否通过多因素验证 / whether a second factor was given") @Nullable
            Boolean mfaPresent) {}

    /** @param mismatches everything in which the statement is not about the request; empty where it is */
    record StatementAnswer(
            Judgement.Layer layer,
            String policy,
            String policyType,
            int statement,
            String effect,
            List<Mismatch> mismatches) {

        static StatementAnswer of(Explanation.Asked asked) {
            return new StatementAnswer(
                    asked.layer(),
                    asked.policy().name(),
                    asked.policy().type().name(),
                    asked.statement(),
                    asked.allows() ? "Allow" : "Deny",
                    asked.mismatches());
        }
    }

    /** @param barrier what would deny it even then; null where the policy suffices */
    record SmallestAnswer(String document, @Nullable Decided barrier) {

        static @Nullable SmallestAnswer of(@Nullable SmallestPolicy smallest) {
            return smallest == null ? null : new SmallestAnswer(smallest.document(), Decided.of(smallest.barrier()));
        }
    }

    record Decided(
            Judgement.Outcome outcome,
            Judgement.Layer layer,
            @Nullable String policy,
            int statement) {

        static @Nullable Decided of(@Nullable Judgement judgement) {
            return judgement == null
                    ? null
                    : new Decided(
                            judgement.outcome(),
                            judgement.layer(),
                            judgement.policy() == null
                                    ? null
                                    : judgement.policy().name(),
                            judgement.statement());
        }
    }

    /**
     * @param decided null for the owner, whom no policy binds
     * @param kinds of resources that calls of the action are done to: each is judged by itself, and all must be allowed
     */
    record VerdictAnswer(
            String principal,
            String action,
            String resource,
            Instant at,
            boolean allowed,
            @Nullable Decided decided,
            List<StatementAnswer> statements,
            @Nullable SmallestAnswer smallestPolicy,
            List<String> kinds) {

        static VerdictAnswer of(AccessInquiries.Verdict verdict) {
            Explanation way = verdict.explanation();
            return new VerdictAnswer(
                    verdict.principal().arn(),
                    verdict.action(),
                    verdict.path(),
                    verdict.at(),
                    verdict.allows(),
                    way == null ? null : Decided.of(way.judgement()),
                    way == null
                            ? List.of()
                            : way.statements().stream().map(StatementAnswer::of).toList(),
                    SmallestAnswer.of(verdict.smallest()),
                    verdict.kinds());
        }
    }

    /** @param now what the policies say to it today */
    record DenialAnswer(
            String principal,
            String action,
            String resource,
            String sourceIp,
            Instant at,
            Decided decided,
            VerdictAnswer now) {

        static DenialAnswer of(AccessInquiries.Explained explained) {
            Denials.Denial denial = explained.denial();
            return new DenialAnswer(
                    denial.principal().arn(),
                    denial.action(),
                    denial.path(),
                    denial.source(),
                    denial.at(),
                    new Decided(denial.outcome(), denial.layer(), denial.policy(), denial.statement()),
                    VerdictAnswer.of(explained.now()));
        }
    }

    record WhoAnswer(String action, String resource, List<String> principals) {}

    @PostMapping("/simulate")
    @Operation(
            summary = "模拟一次请求并说明判定过程 / what would be said to a request, and why",
            description = "不执行任何操作。 Nothing is done.")
    VerdictAnswer simulate(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @RequestBody Question question,
            HttpServletRequest request) {
        return VerdictAnswer.of(inquiries.simulate(
                caller.accountId(),
                question.principal(),
                question.action(),
                question.resource(),
                origin(question, request),
                question.at() == null ? null : question.at().toInstant()));
    }

    @GetMapping("/who")
    @Operation(summary = "谁可以做 / who of the account may do this, from this address")
    WhoAnswer who(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam String action,
            @RequestParam(defaultValue = "*") String resource,
            HttpServletRequest request) {
        List<String> principals =
                inquiries.whoMay(caller.accountId(), action, resource, RequestOrigin.of(request)).stream()
                        .map(Principal::arn)
                        .toList();
        return new WhoAnswer(action, resource, principals);
    }

    @GetMapping("/denials/{id}")
    @Operation(
            summary = "为什么被拒绝 / why something was denied",
            description =
                    "id 是被拒绝的应答中的 EncodedDiagnosticMessage。 The id is the EncodedDiagnosticMessage of the answer.")
    DenialAnswer denial(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        return DenialAnswer.of(inquiries.explain(caller.accountId(), id));
    }

    private static AccessCheck.Origin origin(Question question, HttpServletRequest request) {
        AccessCheck.Origin own = RequestOrigin.of(request);
        return new AccessCheck.Origin(
                question.sourceIp() == null ? own.source() : AccessInquiries.address(question.sourceIp()),
                question.secureTransport() == null ? own.secureTransport() : question.secureTransport(),
                question.mfaPresent());
    }
}
