package dev.signet.signature.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.signet.application.OperationRecord;
import dev.signet.platform.Wording;
import dev.signet.signature.SignatureState;
import dev.signet.signature.SupervisedSignatures;
import dev.signet.signature.SupervisedSignatures.Supervised;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The signatures of all accounts, for the platform's people. */
@RestController
@RequestMapping("/v1/admin/signatures")
@Tag(name = "supervision", description = "平台停用与恢复 / taking names and texts out of use")
class SupervisedSignatureController {

    private static final Wording TEXTS = Wording.of("signature");

    private final SupervisedSignatures signatures;

    SupervisedSignatureController(SupervisedSignatures signatures) {
        this.signatures = signatures;
    }

    /** @param id by which it is suspended and comes back */
    @Schema(name = "SupervisedSignature")
    record Item(
            @JsonSerialize(using = ToStringSerializer.class) long id,
            @JsonSerialize(using = ToStringSerializer.class) long accountId,
            @JsonUnwrapped SignatureAnswer signature) {

        static Item of(Supervised row) {
            return new Item(row.row().signatureId(), row.accountId(), SignatureAnswer.of(row.row(), Map.of()));
        }
    }

    @Schema(name = "SupervisedSignaturePage")
    record Page(long total, List<Item> signatures) {}

    /** @param signatures in each scenario, the newest application first */
    @Schema(name = "SupervisedSignatureHistory")
    record Shown(List<Item> signatures, List<OperationRecord<SignatureState>> records) {}

    @GetMapping
    @Operation(summary = "所有账号的签名，新的在前 / the signatures of all accounts, newest first")
    Page search(
            @Schema(description = "名称的一部分，或完整的签名编号 / part of the name, or the whole code")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 64)
                    String q,
            @RequestParam(required = false) @Nullable Long accountId,
            @RequestParam(required = false) @Nullable SignatureState state,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int pageSize) {
        SupervisedSignatures.Page found =
                signatures.search(new SupervisedSignatures.Filter(q, accountId, state), page, pageSize);
        return new Page(found.total(), found.rows().stream().map(Item::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个签名及其操作记录 / one signature with what happened to it")
    Shown show(@PathVariable long id) {
        return new Shown(existing(signatures, id).stream().map(Item::of).toList(), signatures.records(id));
    }

    static List<Supervised> existing(SupervisedSignatures signatures, long id) {
        List<Supervised> rows = signatures.show(id);
        if (rows.isEmpty()) {
            throw TEXTS.refusal("SignatureNotFound", "supervision.unknown", id);
        }
        return rows;
    }
}
