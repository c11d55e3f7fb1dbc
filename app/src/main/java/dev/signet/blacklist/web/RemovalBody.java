package dev.signet.blacklist.web;

import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.text.Unseen;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An entry of the platform's list that was made by mistake. */
@Schema(name = "BlacklistRemoval")
record RemovalBody(
        @NotNull @Schema(description = "同登记时 / as when it was listed", example = "8613812345678")
        String number,

        @NotNull @Schema(description = "COMPLAINT 或 PLATFORM")
        BlacklistKind kind,

        @Schema(description = "条目所限的签名；不填为全部 / the signature that the entry is about") @Nullable @Size(max = 50)
        String signName,

        @NotBlank @Size(max = 100) @Schema(description = "原因 / why")
        String reason) {

    @Nullable
    String signature() {
        String name = signName == null ? "" : Unseen.strip(signName);
        return name.isEmpty() ? null : name;
    }
}
