package dev.signet.lookup.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.lookup.Found;
import dev.signet.lookup.Lookup;
import dev.signet.platform.Wording;
import dev.signet.rules.text.Unseen;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has this id? */
@RestController
class LookupController {

    private static final Wording TEXTS = Wording.of("lookup");

    private final Lookup lookup;

    LookupController(Lookup lookup) {
        this.lookup = lookup;
    }

    @Schema(name = "Found")
    record FoundBody(
            Found.Kind kind,
            String kindZh,
            String kindEn,
            String id,
            @Nullable String name,

            @Schema(description = "在 /v1 下的地址 / where /v1 tells of it", example = "/v1/templates/SMS_100000002")
            String address) {

        static FoundBody of(Found found) {
            String kind = "kind." + found.kind();
            return new FoundBody(
                    found.kind(), TEXTS.zh(kind), TEXTS.en(kind), found.id(), found.name(), found.address());
        }
    }

    @GetMapping("/v1/lookup")
    @Operation(
            summary = "按编号或名称查找 / find what has an id or a name",
            description = "号码、签名、模板CODE或名称、群发任务编号或名称、短信编号、BizId、RequestId；名称可以只写一部分；只返回有权查看的。RequestId 只在最近两天的短信中查找。"
                    + " A number, signature, code or name of a template, id or name of a bulk task, message id, BizId or RequestId; part of a name will do. Only what may be"
                    + " read is told. A RequestId is looked for among the messages of the last two days.")
    List<FoundBody> find(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam @NotBlank @Size(max = 64) String q,
            @Parameter(hidden = true) HttpServletRequest request) {
        return lookup.find(caller.principal(), RequestOrigin.of(request), Unseen.strip(q)).stream()
                .map(FoundBody::of)
                .toList();
    }
}
