package dev.signet.blacklist.web;

import dev.signet.blacklist.BlacklistEvent;
import dev.signet.blacklist.BlacklistIntake;
import dev.signet.platform.ListedNumber;
import dev.signet.platform.text.Masks;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.text.Unseen;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The platform's own list: complaints and risky numbers enter here; for compliance officers and administrators. */
@RestController
@RequestMapping("/v1/admin/blacklist")
@Tag(name = "blacklist", description = "平台黑名单 / the platform's blacklist")
class BlacklistAdministrationController {

    private final BlacklistIntake intake;

    BlacklistAdministrationController(BlacklistIntake intake) {
        this.intake = intake;
    }

    @Schema(name = "BlacklistComplaint")
    record NewEntry(
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

            @NotBlank @Size(max = 100) @Schema(description = "投诉编号或原因 / complaint number or reason")
            String reason) {}

    record Event(
            Instant at,
            BlacklistEvent.Action action,
            BlacklistKind kind,
            @Nullable String signName,
            String reason,
            String actor) {}

    record History(String number, List<Event> events) {}

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "登记投诉或列入号码 / note a complaint, or list a number")
    void add(@Valid @RequestBody NewEntry body, Principal officer) {
        intake.list(
                officer.getName(), ListedNumber.of(body.number()), body.kind(), bare(body.signName()), body.reason());
    }

    private static @Nullable String bare(@Nullable String name) {
        return name == null ? null : Unseen.strip(name);
    }

    @GetMapping("/{number}")
    @Operation(summary = "号码在平台名单上的变动 / what happened to a number on the platform's list")
    History history(@PathVariable String number) {
        long listed = ListedNumber.of(number);
        List<Event> events = intake.history(listed).stream()
                .map(event -> new Event(
                        event.at(), event.action(), event.kind(), event.signName(), event.reason(), event.actor()))
                .toList();
        return new History(Masks.phone(Long.toString(listed)), events);
    }
}
