package dev.signet.blacklist.web;

import dev.signet.blacklist.ComplaintOrigin;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.text.Unseen;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A complaint of a number, or a number that the platform lists for risk. */
@Schema(name = "BlacklistComplaint")
record ComplaintBody(
        @NotNull
        @Schema(
                description = "国家码加号码，可带 + 或 00；1 开头的 11 位数字为内地号码，北美号码以 +1 开头"
                        + " / country code and number, with or without + or 00; eleven digits that begin with 1"
                        + " are a mainland number, one of North America begins with +1",
                example = "8613812345678")
        String number,

        @NotNull @Schema(description = "COMPLAINT 或 PLATFORM")
        BlacklistKind kind,

        @Schema(description = "仅限此签名；不填为全部 / this signature only") @Nullable @Size(max = 50)
        String signName,

        @Schema(description = "投诉来源 / where the complaint came from")
        ComplaintOrigin.@Nullable Source source,

        @Schema(description = "来源方的编号，例如工单号 / what the matter is called there") @Nullable @Size(max = 64)
        String reference,

        @NotBlank @Size(max = 100) @Schema(description = "投诉编号或原因 / complaint number or reason")
        String reason) {

    ComplaintOrigin origin() {
        return new ComplaintOrigin(
                source, Unseen.strip(Objects.requireNonNullElse(reference, "")).strip());
    }

    @Nullable
    String signature() {
        String name = signName == null ? "" : Unseen.strip(signName);
        return name.isEmpty() ? null : name;
    }
}
