package dev.signet.sending.web;

import dev.signet.account.ApiCaller;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.sending.abuse.Conversions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which verification codes were used, as the account sees it: input of the abuse monitor. */
@RestController
class ConversionController {

    private static final Wording TEXTS = Wording.of("sending");

    private final Conversions conversions;

    ConversionController(Conversions conversions) {
        this.conversions = conversions;
    }

    /** @param phoneNumber null for every number of the send */
    record Report(
            @NotNull String bizId,
            @Nullable String phoneNumber,
            @NotNull Boolean converted) {}

    /** @param messages to how many codes the report applies */
    record Taken(String bizId, int messages) {}

    @Operation(
            summary = "上报验证码转化 / Report whether a code was used",
            description = "防盗刷监控开启 byConversion 后按转化率判断；同一条只计一次，以最后一次上报为准。"
                    + " With byConversion switched on the abuse monitor goes by the share of used codes.")
    @PostMapping("/v1/conversions")
    Taken report(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody Report body) {
        int messages = conversions.report(caller.accountId(), body.bizId(), body.phoneNumber(), body.converted());
        if (messages == 0) {
            throw TEXTS.refusal("Message.NotFound", "conversion.unknown", Quoted.of(body.bizId(), 32));
        }
        return new Taken(body.bizId(), messages);
    }
}
