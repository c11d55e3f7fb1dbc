package dev.signet.access.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.ram.KeyPolicies;
import dev.signet.account.ApiCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * From where an account's keys may be used (S12.2-1): the policy that {@code SetAccessKeyPolicyForAccount} writes. A
 * session of the console is no key, so that whoever has shut all keys out can let them in again here.
 */
@RestController
@RequestMapping("/v1/access/key-policy")
@Tag(name = "access")
class KeyPolicyController {

    private final KeyPolicies policies;
    private final ObjectMapper json;

    KeyPolicyController(KeyPolicies policies, ObjectMapper json) {
        this.policies = policies;
        this.json = json;
    }

    record Given(
            @NotNull
            @Schema(type = "object", description = "网络策略文档；null 表示取消 / the document of the policy; null for none")
            JsonNode policy) {}

    record Answer(
            @Nullable @Schema(type = "object", description = "未设置时为 null / null where there is none")
            JsonNode policy) {}

    @GetMapping
    @Operation(summary = "账号密钥的网络策略 / from where the account's keys may be used")
    Answer get(@AuthenticationPrincipal ApiCaller caller) throws JsonProcessingException {
        String policy = policies.ofAccount(caller.accountId()).orElse(null);
        return new Answer(policy == null ? null : json.readTree(policy));
    }

    @PutMapping
    @Operation(
            summary = "设置账号密钥的网络策略 / set from where the account's keys may be used",
            description = "控制台会话不受其限制。 Sessions of the console are not held to it.")
    Answer set(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody Given given)
            throws JsonProcessingException {
        policies.setForAccount(caller, given.policy().isNull() ? null : json.writeValueAsString(given.policy()));
        return get(caller);
    }
}
