package dev.signet.blacklist.web;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.signet.blacklist.NearMiss;
import dev.signet.blacklist.NearMisses;
import dev.signet.platform.text.Masks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Replies that look like an opt-out and are on no list; for compliance officers. */
@RestController
@RequestMapping("/v1/admin/blacklist/near-misses")
@Tag(name = "blacklist", description = "平台黑名单 / the platform's blacklist")
class NearMissController {

    private final NearMisses nearMisses;

    NearMissController(NearMisses nearMisses) {
        this.nearMisses = nearMisses;
    }

    @Schema(name = "NearMiss")
    record Item(
            @JsonSerialize(using = ToStringSerializer.class) long id,
            String number,
            @JsonSerialize(using = ToStringSerializer.class) long accountId,
            @Nullable String signName,
            String content,
            Instant receivedAt,
            NearMiss.State state,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            String remark) {

        static Item of(NearMiss reply) {
            return new Item(
                    reply.id(),
                    Masks.phone(Long.toString(reply.number())),
                    reply.accountId(),
                    reply.signName(),
                    reply.content(),
                    reply.receivedAt(),
                    reply.state(),
                    reply.decidedBy(),
                    reply.decidedAt(),
                    reply.remark());
        }
    }

    @Schema(name = "NearMissPage")
    record Page(long total, List<Item> items) {}

    @Schema(name = "NearMissDecision")
    record Decision(
            @NotNull @Schema(description = "true 为退订；false 为不是，恢复推广 / whether it is an opt-out")
            Boolean optOut,

            @Nullable @Size(max = 500) @Schema(description = "备注，留存于审计 / kept with the decision")
            String remark) {}

    @GetMapping
    @Operation(summary = "疑似退订的回复 / replies that look like an opt-out, newest first")
    Page list(
            @RequestParam(defaultValue = "OPEN") NearMiss.State state,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int pageSize) {
        return new Page(
                nearMisses.count(state),
                nearMisses.list(state, page, pageSize).stream().map(Item::of).toList());
    }

    @PostMapping("/{id}")
    @Operation(summary = "判断一条回复是否退订 / say whether a reply is an opt-out")
    Item decide(@PathVariable long id, @Valid @RequestBody Decision body, Principal officer) {
        return Item.of(nearMisses.decide(
                officer.getName(),
                id,
                body.optOut(),
                Objects.requireNonNullElse(body.remark(), "").strip()));
    }
}
