package dev.signet.sending.web;

import dev.signet.account.ApiCaller;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.sending.record.Decision;
import dev.signet.sending.record.Decisions;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why a message was refused or deferred, and what would make it pass. */
@RestController
class DecisionController {

    private static final Wording TEXTS = Wording.of("sending");

    private final Decisions decisions;

    DecisionController(Decisions decisions) {
        this.decisions = decisions;
    }

    @GetMapping("/v1/decisions/{id}")
    @Operation(summary = "一次发送被拒绝或延后的原因 / why a message was refused or deferred, and what would let it pass")
    Decision show(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        return decisions
                .find(caller.accountId(), id)
                .orElseThrow(() -> TEXTS.refusal("Decision.NotFound", "decision.unknown", Quoted.of(id, 20)));
    }
}
