package dev.signet.rulebook.web;

import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.NormText;
import dev.signet.rules.policy.NormTexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The norms by which applications are judged now (签名/模版申请规范, S5.2-11), as the rulebook has them. */
@RestController
@Tag(name = "norms", description = "申请规范 / norms of applications")
class NormController {

    private static final Wording TEXTS = Wording.of("api");

    /** Areas of the rulebook that speak of what accounts apply for. */
    static final Set<String> SUBJECTS = new TreeSet<>(Set.of("signature", "template"));

    private final ActiveRulebook rulebook;

    NormController(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    @Schema(name = "Norms")
    record NormsAnswer(String subject, String rulebookVersion, List<NormText> norms) {}

    @GetMapping("/v1/norms")
    @Operation(
            summary = "现行申请规范：编号、要求、限值与修改建议 / norms in force, with their limits and what to do where one is not met",
            description = "提示中的 … 由申请内容填入。 What an application fills in stands as … in the sentences.")
    NormsAnswer norms(
            @Parameter(description = "signature 签名，template 模板 / signature or template", example = "signature")
                    @RequestParam
                    String subject) {
        if (!SUBJECTS.contains(subject)) {
            throw TEXTS.refusal(
                    "isv.INVALID_PARAMETERS", "norms.subject", Quoted.of(subject), String.join(", ", SUBJECTS));
        }
        Rulebook current = rulebook.current();
        return new NormsAnswer(
                subject,
                current.version(),
                NormTexts.of(current.files(), current.policies()).area(subject));
    }
}
